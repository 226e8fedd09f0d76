/** Facts that are met once for each criticism, honour, case or incident. */
const happening =
  /通报|批评|曝光|表彰|表扬|嘉奖|荣誉|称号|获评|获得|荣获|获[^,]{0,8}奖|案件|事件|事故|舆情|投诉|上访|处分|查处|立案|问责|约谈|推广|刊发|刊登|刊载|发表|播发|转发|采用|采纳|交流|典型发言|批示|承办|承接|试点|入选|泄密|差错|违纪|违法/
const honour = /评为|命名|被?授予/
/** Words that begin such a fact, whatever is denied behind them: "发生舆情处置不及时". */
const begins =
  /^(?:凡|对|因[^,]{0,16})?(?:被(?!评|考核)|受到?|发生|出现|发现|引发|获得?|荣获|[^,]{0,10}(?:受到|获得|荣获|被(?:上级|中央|省|市|县|区|通报|约谈|问责|曝光|媒体)))/
const denied = /未|没有|没|无(?!故)|不到位|不健全|不及时|不规范|不完善|不落实|不按/

/**
 * Whether a fact without a counted word is counted each time it happens: criticisms, honours, cases and incidents are; a plan not made, a system not set
 * up or a requirement not met is not. The text does not say so, hence the reading is a guess.
 */
export function happensEachTime(subject: string, effect: 'deduct' | 'add'): boolean {
  const fact = subject
    .replaceAll('自我批评', '')
    .split(',')
    .filter((part) => part !== '')
  const last = fact.filter((part) => happening.test(part) || (effect === 'add' && honour.test(part)) || begins.test(part)).at(-1)
  if (last === undefined) return false
  if (/^发现/.test(last)) return true
  if (!happening.test(last) && !(effect === 'add' && honour.test(last))) return false
  return begins.test(last) || !denied.test(fact.join(','))
}
