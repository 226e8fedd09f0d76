import type { FoldedCharacter } from './folded-text.ts'

const begins = /(?:^|[。;:\n])(\d{1,2})\./g

/**
 * Takes the numbers of list entries out of the way where a digit follows them: "1.总分100分。2.90分以上为优秀" counts entries 1 and 2, not 2.90.
 *
 * A number is one of a list where it begins a clause and follows the entry before it; the first needs a second behind it. The dot becomes ";".
 */
export function markListNumbers(characters: readonly FoldedCharacter[]): readonly FoldedCharacter[] {
  const text = characters.map(({ character }) => character).join('')
  if (text.length !== characters.length) return characters
  const found = [...text.matchAll(begins)].map((match) => {
    const [whole, digits = ''] = match
    const end = (match.index ?? 0) + whole.length
    return { number: Number(digits), start: end - 1 - digits.length, end }
  })
  const removed = new Set<number>()
  let expected = 1
  for (const [place, { number, start, end }] of found.entries()) {
    const first = number === 1 && found.slice(place + 1).some((later) => later.number === 2)
    if (number !== expected && !first) continue
    if (number === 1 && !first) continue
    expected = number + 1
    if (/\d/.test(text.charAt(end))) for (let index = start; index < end; index += 1) removed.add(index)
  }
  return characters.flatMap((each, index) => {
    if (!removed.has(index)) return [each]
    return removed.has(index + 1) ? [] : [{ ...each, character: ';' }]
  })
}
