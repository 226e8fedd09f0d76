import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'

const texts = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)]
    .map((match) => match[1] ?? '')
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')

/**
 * Cells of the first sheet of a trusted test workbook, by address: `A4` → text. Empty cells are left out.
 *
 * Reads shared strings and plain values only, enough for the evaluation sheets beside the tests.
 */
export function readSheet(path: URL): ReadonlyMap<string, string> {
  const files = unzipSync(readFileSync(path))
  const part = (name: string): string => {
    const bytes = files[name]
    if (bytes === undefined) throw new Error(`${path.pathname} has no ${name}`)
    return strFromU8(bytes)
  }
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((match) => texts(match[1] ?? ''))

  const cells = new Map<string, string>()
  for (const [, attributes = '', content = ''] of part('xl/worksheets/sheet1.xml').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const address = /r="([A-Z]+\d+)"/.exec(attributes)?.[1]
    const value = /<v>([^<]*)<\/v>/.exec(content)?.[1]
    if (address === undefined || value === undefined) continue
    const text = attributes.includes('t="s"') ? shared[Number(value)] : value
    if (text !== undefined && text !== '') cells.set(address, text)
  }
  return cells
}

/** One row of an evaluation sheet with the merged first and second level carried down; `points` null where the cell is empty. */
export interface SheetLeaf {
  readonly part: string
  readonly section: string | null
  readonly name: string
  readonly points: string | null
  readonly criteria: string
  readonly checkedBy: string
}

/** The leaves of an evaluation sheet laid out as 一级指标, 二级指标, 考核要点, 分值, 评分标准, 考评方式 from row 4 on. */
export function readLeaves(cells: ReadonlyMap<string, string>): readonly SheetLeaf[] {
  const leaves: SheetLeaf[] = []
  let part = ''
  let section: string | null = null
  for (let row = 4; cells.has(`C${row}`); row += 1) {
    const newPart = cells.get(`A${row}`)
    if (newPart !== undefined) {
      part = newPart
      section = null
    }
    section = cells.get(`B${row}`) ?? section
    leaves.push({
      part,
      section,
      name: cells.get(`C${row}`) ?? '',
      points: cells.get(`D${row}`) ?? null,
      criteria: cells.get(`E${row}`) ?? '',
      checkedBy: cells.get(`F${row}`) ?? '',
    })
  }
  return leaves
}

/** The sentences of a rule prose, split at ； and 。 */
export function sentencesOf(prose: string): readonly string[] {
  return prose.split(/[；。]/).filter((sentence) => sentence !== '')
}
