import type { Chance } from './chance.ts'
import { damageBytes } from './damage-bytes.ts'
import { damageText, oddTexts } from './damage-text.ts'

const cellOrSign = /[,;\t"\r\n]|[^,;\t"\r\n]+/gu
const encodings = ['utf8', 'utf8', 'utf16le', 'latin1'] as const

/** A text table that somebody, or something, damaged: its bytes, its tokens, or its rows and columns. */
export function damagedTextTable(bytes: Uint8Array, chance: Chance): Uint8Array {
  switch (chance.upTo(3)) {
    case 0:
      return damageBytes(bytes, chance)
    case 1:
      return Buffer.from(damageText(new TextDecoder().decode(bytes), cellOrSign, chance), chance.pick(encodings))
    default:
      return Buffer.from(damagedRows(new TextDecoder().decode(bytes), chance))
  }
}

/** Rows and columns changed as a whole: cells exchanged for odd ones, rows doubled, columns left out, ends of lines mixed. */
function damagedRows(text: string, chance: Chance): string {
  let rows = text.split('\n').map((line) => line.split(','))
  const cell = (row: readonly string[]) => chance.upTo(row.length)
  for (let times = 1 + chance.upTo(5); times > 0 && rows.length > 0; times -= 1) {
    const row = chance.pick(rows) as string[]
    switch (chance.upTo(7)) {
      case 0:
        row[cell(row)] = chance.pick(oddTexts)
        break
      case 1:
        rows.push([...row])
        break
      case 2:
        row.splice(cell(row), 1)
        break
      case 3:
        row.splice(cell(row), 0, ...row)
        break
      case 4: {
        const column = cell(row)
        rows = rows.map((cells) => cells.filter((_, place) => place !== column))
        break
      }
      case 5:
        row[cell(row)] = `"${row.join('\n')}`
        break
      default:
        rows.splice(chance.upTo(rows.length), 0, [''], [chance.pick(oddTexts)])
    }
  }
  return rows.map((row) => row.join(',')).join(chance.pick(['\n', '\r\n', '\r', '\n\n']))
}
