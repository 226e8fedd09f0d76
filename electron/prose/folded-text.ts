import { markListNumbers } from './list-numbers.ts'
import { foldNumerals } from './numerals.ts'

/**
 * A text in one spelling, with the place of every character in the original.
 *
 * `text` has half-width digits, letters and punctuation, no blanks, one kind of range dash, "%" for ％ and 百分之, and Arabic digits where Chinese
 * numerals count something. `at[i]` is the UTF-16 index of the original character that `text[i]` came from, `ends[i]` the index behind it.
 */
export interface FoldedText {
  readonly original: string
  readonly text: string
  readonly at: readonly number[]
  readonly ends: readonly number[]
}

export interface FoldedCharacter {
  readonly character: string
  readonly at: number
  readonly end: number
}

const spellings: Readonly<Record<string, string>> = {
  '，': ',',
  '､': ',',
  '；': ';',
  '：': ':',
  '。': '。',
  '｡': '。',
  '！': '。',
  '!': '。',
  '\r': '\n',
  '\u2028': '\n',
  '\v': '\n',
  '（': '(',
  '）': ')',
  '〔': '(',
  '〕': ')',
  '［': '(',
  '］': ')',
  '[': '(',
  ']': ')',
  '﹪': '%',
  '–': '-',
  '—': '-',
  '－': '-',
  '~': '-',
  '～': '-',
  '〜': '-',
  '∼': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '―': '-',
  '∕': '/',
  '✕': '×',
  '✖': '×',
  '≧': '≥',
  '≦': '≤',
  '﹥': '>',
  '﹤': '<',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '•': '·',
  '．': '.',
  徧: '遍',
}

const blanks = /[\s\u00a0\u3000\u200b\ufeff]/

/** Folds a text as an office typed it into one spelling. Total: any string is accepted, nothing is thrown. Linear in its length. */
export function foldText(original: string): FoldedText {
  const folded: FoldedCharacter[] = []
  for (let index = 0; index < original.length; index += 1) {
    const typed = original.charAt(index)
    const character = spellings[typed] ?? bracket(original, index) ?? halfWidth(typed)
    if (character === '\n') folded.push({ character, at: index, end: index + 1 })
    else if (character === '·') continue
    else if (blanks.test(character)) blankBetweenClauses(original, index, folded)
    else folded.push({ character, at: index, end: index + 1 })
  }
  const dashes = folded.filter(({ character }, index) => character !== '-' || folded[index - 1]?.character !== '-')
  const characters = foldNumerals(markListNumbers(foldDots(dashes)))
  return {
    original,
    text: characters.map(({ character }) => character).join(''),
    at: characters.map(({ at }) => at),
    ends: characters.map(({ end }) => end),
  }
}

/** Half-open range of the original text for a half-open range of the folded one; an empty range stays empty. */
export function originalRange(folded: FoldedText, start: number, end: number): { readonly start: number; readonly end: number } {
  const first = folded.at[start] ?? folded.original.length
  if (end <= start) return { start: first, end: first }
  return { start: first, end: folded.ends[end - 1] ?? folded.original.length }
}

/** 【优秀】 quotes a name, 【3分】 adds a number as parentheses do. Null for every other character. */
function bracket(original: string, index: number): string | null {
  const character = original.charAt(index)
  if (character !== '【' && character !== '】') return null
  const inside =
    character === '【'
      ? original.slice(index + 1, index + 13).split('】')[0]
      : original
          .slice(Math.max(0, index - 12), index)
          .split('【')
          .at(-1)
  if (!/[\d０-９]/.test(inside ?? '')) return '"'
  return character === '【' ? '(' : ')'
}

/** Full-width forms of ASCII stand 0xFEE0 above it. */
function halfWidth(character: string): string {
  const code = character.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
}

/** A blank behind a complete amount stands where others write a comma ("扣1分 未总结扣2分"); all other blanks mean nothing. */
function blankBetweenClauses(original: string, index: number, folded: FoldedCharacter[]): void {
  const before = folded.at(-1)?.character
  const next = original.slice(index + 1, index + 9).match(/^\s*(\S)/)?.[1]
  if (before === '分' && next !== undefined && /[\u4e00-\u9fff0-9(（①-⑳]/.test(next) && !/[的至到者以]/.test(next)) {
    folded.push({ character: ';', at: index, end: index + 1 })
  }
}

/** A dot between digits is a decimal point; behind a word it ends a sentence; behind the number of a list entry it stays what it is. */
function foldDots(characters: readonly FoldedCharacter[]): readonly FoldedCharacter[] {
  return characters.map((each, index) => {
    if (each.character !== '.') return each
    const before = characters[index - 1]?.character ?? ''
    const next = characters[index + 1]?.character ?? ''
    if (/\d/.test(before)) return each
    return /\d/.test(next) || before === '' ? each : { ...each, character: '。' }
  })
}
