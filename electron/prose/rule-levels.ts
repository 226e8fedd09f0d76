import type { Change } from './read-change.ts'
import { codeIn, levelCodes, levelWords, personWords } from './vocabulary.ts'

/** Words that name the level itself and mean nothing beside it. */
const around = /^(?:被|受到?|受|获评|荣获|获得?|评为|被评为|命名为|评定为|在|由|经|得到|列入|入选)+|(?:的|每项|每次|,|各|均|者)+$/g
const byLength = (one: string, other: string): number => other.length - one.length
const alternatives = [...levelWords, ...personWords].sort(byLength).map((word) => word.replace(/[()]/g, '\\$&'))
const anyLevel = new RegExp(`(?:${alternatives.join('|')})(?:及以上|以上|及以下|以下)?`, 'g')
const prizes =
  /(?:特等奖|[一二三]等奖|优秀奖|鼓励奖|金奖|银奖|铜奖|第[1-9一二三四五六]名|[1-9一二三四五]星级?|[A-D]级|特别重大|特大|重大|较大|一般(?=事故|失误|差错|问题|舆情|违纪)|严重|轻微|警告|严重警告|撤销党内职务|留党察看|开除党籍|记过|记大过|降级|撤职|开除)(?:及以上|以上|及以下|以下)?(?:处分)?/g

/** A subject without the word that varies from level to level: "被省级通报的" → "被#通报的". Null where it names no level or several. */
function levelSkeleton(subject: string): string | null {
  for (const pattern of [prizes, anyLevel]) {
    const found = subject.match(pattern)
    if (found !== null && found.length > 0) return subject.replace(pattern, '#').replace(/(?:#[、及和或]?)+/g, '#')
  }
  return null
}

/** Whether a change continues the levels that `first` begins: the same words about another level, or the bare level. */
export function continuesLevels(first: Change, next: Change): boolean {
  const { counting } = next
  if (first.effect !== next.effect || next.amount.kind !== 'fixed' || first.amount.kind !== 'fixed') return false
  const [one, other] = [levelSkeleton(first.subject), levelSkeleton(next.subject)]
  if (one === null || other === null) return false
  const sameCounting = counting.unit === first.counting.unit && counting.label === first.counting.label
  if (!sameCounting && counting.unit !== 'once') return false
  const [bareOne, bareOther] = [bare(one), bare(other)]
  return (
    bareOne === bareOther ||
    bareOther === '#' ||
    (bareOne === '#' && first.subject !== next.subject) ||
    bareOne.endsWith(bareOther) ||
    plain(bareOne).startsWith(plain(bareOther))
  )
}

/** Words that qualify what a level names without changing it: "中央主流媒体", "全国性刊物". */
const plain = (skeleton: string): string => skeleton.replace(/#性/g, '#').replace(/主流|主要|重点|官方|权威|新闻/g, '')
const bare = (skeleton: string): string => skeleton.replace(around, '').replace(around, '')

/** Name of a level as the screen shows it: the subject without the words around it ("被省级通报的" → "省级通报"). */
function levelName(subject: string): string {
  const last =
    subject
      .split(',')
      .filter((part) => part !== '')
      .at(-1) ?? subject
  const name = last
    .replace(/^[^,]{1,12}?被/, '')
    .replace(around, '')
    .replace(around, '')
  return name === '' ? subject : name
}

/** The names of several levels: what only the first says before its level ("承担国家级试点", "省级试点") is left out. */
export function levelNames(subjects: readonly string[]): readonly string[] {
  const names = subjects.map(levelName)
  const [first, second] = names
  if (first === undefined || second === undefined) return names
  const [one, other] = [levelSkeleton(first), levelSkeleton(second)]
  if (one === null || other === null) return names
  const extra = one.indexOf('#') - other.indexOf('#')
  return extra > 0 && one.slice(extra).startsWith(other) ? [first.slice(extra), ...names.slice(1)] : names
}

/** Codes for the levels in their order: those of known words, else numbered; none twice. */
export function levelCodesFor(names: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return names.map((name, index) => {
    const known = codeIn(levelCodes, name)
    const code = known !== null && !used.has(known) ? known : `level-${index + 1}`
    used.add(code)
    return code
  })
}

/** The levels named before "分别加3、2、1分": "获国家级、省级、市级表彰的" with three amounts → three names; null where the numbers differ. */
export function listedLevels(subject: string, count: number): readonly string[] | null {
  const groups = subject.split(/[,:的]/).filter((part) => /[、和及或]/.test(part))
  for (const group of groups.reverse()) {
    const names = group
      .replace(/\([^)]*\)/g, '')
      .split(group.includes('、') ? '、' : /[和及或]/)
      .flatMap((name, index, all) => (index === all.length - 1 && all.length < count ? name.split(/[和及或]/) : [name]))
      .map((name) => name.replace(around, ''))
      .filter((name) => name !== '')
    if (names.length === count) return tidied(names)
  }
  return null
}

/** The first and the last name carry the words before and behind the list: "被评为优秀、良好、合格等次" → 优秀, 良好, 合格. */
function tidied(names: readonly string[]): readonly string[] {
  const last = names.at(-1) ?? ''
  const common = /^[一二三四五六特\d](等奖|等|星级?|级|档)$/.exec(last)?.[1]
  if (common !== undefined) {
    return names.map((name, index) => {
      const [place] = (index === 0 ? /[一二三四五六特\d]$/ : /^[一二三四五六特\d]$/).exec(name) ?? []
      return place === undefined ? name : `${place}${common}`
    })
  }
  const level = [...last.matchAll(anyLevel)][0]
  return names.map((name, index) => {
    const [found] = name.match(index === 0 ? new RegExp(`(?:${anyLevel.source})$`) : anyLevel) ?? []
    if (index === 0 && found !== undefined) return found
    const first = /[不未被](?!及)/.exec(last)?.[0]
    if (index === 0 && first !== undefined && name.lastIndexOf(first) > 0) return name.slice(name.lastIndexOf(first))
    if (index === 0 && name.includes('被')) return name.slice(name.lastIndexOf('被') + 1)
    if (index === names.length - 1 && level !== undefined) return level[0]
    return name.replace(/^(?:被评为|评为|被评定为|获评|获)/, '').replace(/(?:等次|等级|档次|等)$/, '')
  })
}
