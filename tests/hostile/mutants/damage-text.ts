import type { Chance } from './chance.ts'

/** Texts that have broken programs before, whatever the format. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u0007',
  '\ufeff',
  '\ud800',
  '\u202e反',
  '\u200b',
  '😀'.repeat(40),
  '０１２．５',
  '1e308',
  '-1e308',
  '1e-400',
  '9'.repeat(400),
  '0x10',
  'NaN',
  'Infinity',
  '-0',
  '--5',
  '1.00000000001',
  '1/3',
  '2026-02-30',
  '99999-99-99',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '=1+1',
  "=cmd|'/c calc'!A0",
  '@SUM(1)',
  '<script>alert(1)</script>',
  '&lt;x&gt;',
  '../../../etc/passwd',
  '{{7*7}}%s%n',
  "'; DROP TABLE finding; --",
  '长'.repeat(5000),
]

/**
 * Damages a text between its tokens: one is left out, doubled, moved or replaced by another token or an odd text.
 *
 * @param token matches one token of the format; what lies between is a token too
 */
export function damageText(text: string, token: RegExp, chance: Chance): string {
  const tokens = text.match(token) ?? [text]
  for (let times = 1 + chance.upTo(6); times > 0 && tokens.length > 0; times -= 1) {
    const place = chance.upTo(tokens.length)
    const other = chance.upTo(tokens.length)
    switch (chance.upTo(6)) {
      case 0:
        tokens.splice(place, 1 + chance.upTo(3))
        break
      case 1:
        tokens.splice(place, 0, ...tokens.slice(other, other + 1 + chance.upTo(8)))
        break
      case 2:
        tokens[place] = tokens[other] ?? ''
        break
      case 3:
        tokens.splice(place, 0, chance.pick(oddTexts))
        break
      case 4:
        tokens[place] = chance.pick(oddTexts)
        break
      default: {
        const swapped = tokens[place] ?? ''
        tokens[place] = tokens[other] ?? ''
        tokens[other] = swapped
      }
    }
  }
  return tokens.join('')
}
