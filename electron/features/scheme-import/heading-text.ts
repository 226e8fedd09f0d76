import { foldWidth } from '../../files/tables/text-numbers.ts'

const han = '\\p{Script=Han}'
const insideWord = new RegExp(`(?<=[${han}（(）)、：])\\s+(?=[${han}（(）)])`, 'gu')

/**
 * A heading as it was meant: headings of narrow merged columns are broken into lines or spaced out ("政 治\n忠 诚"), so blanks between Chinese characters go.
 */
export function headingText(cell: string): string {
  return cell
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
    .replace(insideWord, '')
}

/** Prose of a cell with its line breaks, without blanks at the ends and without control characters. */
export function proseText(cell: string): string {
  return cell
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|\p{Cf}/gu, ' ')
    .split('\n')
    .map((line) => line.replace(/[\s\u3000\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** A label of a header as it is compared: without blanks, brackets and what they hold, stars and colons. `"分 值（分）*"` → `"分值"`. */
export function plainLabel(cell: string): string {
  const folded = foldWidth(cell).replace(/[\s*:：、。．.]/g, '')
  const outside = folded.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')
  return outside === '' ? folded : outside
}

/** Longest name made from the first words of a sentence. */
const LONGEST_MADE_NAME = 24

/** A name from the first words of prose: the first clause without its numbering, cut where it is long. */
export function nameFromProse(prose: string): string {
  const line = headingText(prose).replace(/^([（(]?[\d一二三四五六七八九十]+[)）]?[、.．]?|[①-⑳])\s*/, '')
  const [clause = line] = line.split(/[，,；;。：:]/)
  const first = clause === '' ? line : clause
  return first.length > LONGEST_MADE_NAME ? `${first.slice(0, LONGEST_MADE_NAME - 1)}…` : first
}
