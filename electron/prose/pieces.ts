import type { FoldedText } from './folded-text.ts'

/**
 * A stretch of the folded text between two separators, the smallest thing that is read.
 *
 * `segment` counts the parts between strong separators (。；and line ends): what a cap or a multiplier may refer to. `sentence` counts those between 。and
 * line ends only. `inParentheses` pieces explain the one before them. `joint` is the separator in front ("" at the start).
 */
export interface Piece {
  readonly index: number
  readonly text: string
  readonly start: number
  readonly end: number
  readonly segment: number
  readonly sentence: number
  readonly joint: string
  readonly inParentheses: boolean
}

/** A run without any separator is cut here: no office writes such a clause, and patterns on a piece may take the square of its length. */
const longest = 240

interface Cut {
  /** First character that belongs to neither side. */
  readonly from: number
  readonly to: number
  readonly joint: string
}

/** Words that begin a statement of their own when they follow a complete amount without a comma ("扣0.5分最多扣3分"). */
const continuations =
  /^(?:最多|最高|至多|累计最|累计不|合计最|合计不|总计不|封顶|扣完|直至扣|直到扣|加满|上限|不计负|不倒扣|同一|就高|未|没有|没|缺|每|被|发现|逾期|少|迟)/
const statementEnd = /(?:\d分|不得分|满分|零分)$/
const amountEnd = /(?:\d分|得分|满分|零分)$/
const scoringWords = /[分扣]|加倍|封顶|就高|双倍|酌情|最多|最高|不重复|为准|佐证|提供|证明材料|认定/
const listMarker =
  /^(?:\(\d{1,2}\)|\d{1,2}[、.](?!\d)|\d{1,2}\)|[\u2460-\u2473]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|[一二三四五六七八九十]是|[-·*●■◆])/

const circled = /^[\u2460-\u2473]/

/** Splits a folded text into pieces. Markers of lists ("1." "（2）" "①" "一是") are separators. Linear: every character is looked at a few times. */
export function splitPieces({ text }: FoldedText): readonly Piece[] {
  const cuts = findCuts(text)
  const pieces: Piece[] = []
  let [start, segment, sentence, joint, inParentheses] = [0, 0, 0, '', false]
  for (const cut of [...cuts, { from: text.length, to: text.length, joint: '。' }]) {
    const afterColon = text.charAt(start - 1) === ':'
    const markers = (joint === ',' && !afterColon) || joint === '、' || joint === ')' ? circled : listMarker
    const marker = markers.exec(text.slice(start, start + 8))?.[0].length ?? 0
    const [from, to] = trimmed(text, start + marker, cut.from)
    if (from < to) {
      pieces.push({ index: pieces.length, text: text.slice(from, to), start: from, end: to, segment, sentence, joint, inParentheses })
    }
    if (cut.joint === '。' || cut.joint === ';') segment += 1
    if (cut.joint === '。') sentence += 1
    if (cut.joint === '(') inParentheses = true
    else if (cut.joint === ')') inParentheses = false
    joint = cut.joint
    start = cut.to
  }
  return pieces
}

function findCuts(text: string): readonly Cut[] {
  const cuts: Cut[] = []
  let pieceStart = 0
  let closing: number | null = null
  let listsFollow = false
  const cut = (from: number, to: number, joint: string): void => {
    cuts.push({ from, to, joint })
    pieceStart = to
    listsFollow = false
  }
  for (let index = 0; index < text.length; index += 1) {
    if (index - pieceStart >= longest) cut(index, index, ',')
    const character = text.charAt(index)
    const before = text.slice(Math.max(pieceStart, index - 6), index)
    if (character === '别' || character === '次') listsFollow ||= /分别$|依次$/.test(text.slice(Math.max(pieceStart, index - 1), index + 1))
    if (character === '。' || character === '\n') cut(index, index + 1, '。')
    else if (character === ';') cut(index, index + 1, ';')
    else if (character === ',') cut(index, index + 1, closing === null ? ',' : '(')
    else if (character === ':' && !/\d$/.test(before)) cut(index, index + 1, ',')
    else if (
      character === '、' &&
      !listsFollow &&
      amountEnd.test(before) &&
      !/^\d[\d.]*分?(?:[、,;。(]|$)/.test(text.slice(index + 1, index + 9))
    )
      cut(index, index + 1, '、')
    else if (character === '(') {
      const end = closingParenthesis(text, index)
      const inside = text.slice(index + 1, end)
      if (end > index && scoringWords.test(inside) && !isPlainPoints(inside) && !/[×÷*/]/.test(text.charAt(end + 1))) {
        cut(index, index + 1, '(')
        closing = end
      } else if (end > index && /^\d{1,2}$/.test(inside) && index > pieceStart && /[\u4e00-\u9fff]/.test(text.charAt(end + 1)))
        cut(index, index, ';')
    } else if (character === ')' && closing === index) {
      cut(index, index + 1, ')')
      closing = null
    } else if (/[\u2460-\u2473]/.test(character) && index > pieceStart) cut(index, index, ';')
    else if (index > pieceStart && statementEnd.test(before)) {
      const rest = text.slice(index, index + 4)
      if (continuations.test(rest)) cut(index, index, ',')
      else if (/^\d{1,2}[、.](?!\d)/.test(rest)) cut(index, index, ';')
    }
  }
  return cuts
}

/** Whether the words in parentheses are only the points of what stands before them: "（8-10分）", "（3分）". */
function isPlainPoints(inside: string): boolean {
  return /^(?:满分|分值|共)?:?\d{1,3}(?:\.\d{1,4})?(?:分?(?:-|至|到)\d{1,3}(?:\.\d{1,4})?)?分?$/.test(inside)
}

/** Index of the parenthesis that closes the one at `open`, within 120 characters; else `open`. */
function closingParenthesis(text: string, open: number): number {
  let depth = 0
  for (let index = open; index < Math.min(text.length, open + 120); index += 1) {
    if (text.charAt(index) === '(') depth += 1
    else if (text.charAt(index) === ')') depth -= 1
    if (depth === 0) return index
  }
  return open
}

function trimmed(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to]
  while (start < end && /[,;、:。.\n"]/.test(text.charAt(start))) start += 1
  while (end > start && /[,;、:。\n]/.test(text.charAt(end - 1))) end -= 1
  return [start, end]
}
