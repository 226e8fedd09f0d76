import { cellText, escapeCellXml } from './cell-text.ts'

/** Strings of one piece when the part is written. */
const PIECE = 2000

/** Every text of a workbook once, in the order of first use. */
export class SharedStrings {
  readonly #numbers = new Map<string, number>()
  #uses = 0

  /** Number of a text; it is cleaned to what a cell can hold. */
  numberOf(text: string): number {
    this.#uses += 1
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const next = this.#numbers.size
    this.#numbers.set(text, next)
    return next
  }

  *toXml(): Generator<string> {
    const counts = `count="${this.#uses}" uniqueCount="${this.#numbers.size}"`
    let piece = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>`
    let strings = 0
    for (const text of this.#numbers.keys()) {
      const clean = cellText(text)
      piece += `<si><t${clean.trim() === clean && !clean.includes('\n') ? '' : ' xml:space="preserve"'}>${escapeCellXml(clean)}</t></si>`
      strings += 1
      if (strings % PIECE !== 0) continue
      yield piece
      piece = ''
    }
    yield `${piece}</sst>`
  }
}
