import { meaningOfFormat, type NumberMeaning } from './number-format.ts'
import type { TableLimits } from './table-limits.ts'
import { refuseAbove, TableProblem } from './table-problem.ts'
import { readXml } from './xml-events.ts'
import type { ZipPackage } from './zip-package.ts'

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

/** What must be known before a sheet can be read. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  /** Meaning of each cell style's number format, by the `s` of a cell. */
  readonly meanings: readonly NumberMeaning[]
  readonly sharedStrings: readonly string[]
}

/** Part that a relationship's target names, seen from the part that holds it: `../a.xml` beside `xl/workbook.xml` is `a.xml`. */
function resolveTarget(from: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

interface Relation {
  readonly type: string
  readonly part: string
}

async function readRelations(source: ZipPackage, part: string, limits: TableLimits): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const slash = part.lastIndexOf('/') + 1
  const relationsPart = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  if (!source.has(relationsPart)) return relations
  await readXml(relationsPart, source.read(relationsPart), limits, {
    open(name, attributes) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
      if (name !== 'Relationship' || mode === 'External' || id === undefined || type === undefined || target === undefined) return
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: resolveTarget(part, target) })
    },
  })
  return relations
}

/** Control characters carry no meaning in a cell, and NUL cuts texts short elsewhere; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g

/** Text with the escapes of the format undone (`_x000D_`), line ends as `\n`, and no control characters. */
export function cleanText(text: string): string {
  const unescaped = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return unescaped.replace(/\r\n?/g, '\n').replace(controlCharacters, '').toWellFormed()
}

async function readSharedStrings(source: ZipPackage, part: string, limits: TableLimits): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  await readXml(part, source.read(part), limits, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        refuseAbove(strings.length + 1, limits.sharedStrings, 'sharedStrings')
        refuseAbove(text.length, limits.cellCharacters, 'cellCharacters')
        strings.push(cleanText(text))
      }
    },
  })
  return strings
}

async function readMeanings(source: ZipPackage, part: string, limits: TableLimits): Promise<NumberMeaning[]> {
  const codes = new Map<number, string>()
  const meanings: NumberMeaning[] = []
  let inCellFormats = false
  await readXml(part, source.read(part), limits, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? '0')
        meanings.push(meaningOfFormat(id, codes.get(id) ?? null))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return meanings
}

/**
 * Reads everything of a workbook but its sheets.
 *
 * Packages that hold something else are refused with `table_format` and what they are: `xlsb`, `xlsm` (macros), `ods`, `docx`, or `zip`.
 */
export async function readWorkbookParts(source: ZipPackage, limits: TableLimits): Promise<WorkbookParts> {
  const names = source.names.map((name) => name.toLowerCase())
  if (names.some((name) => name.endsWith('.bin') && /workbook\d*\.bin$/.test(name)))
    throw new TableProblem('table_format', { format: 'xlsb' })
  if (names.some((name) => name.endsWith('vbaproject.bin'))) throw new TableProblem('table_format', { format: 'xlsm' })

  const packageRelations = source.has('_rels/.rels') ? await readRelations(source, '', limits) : new Map<string, Relation>()
  const workbook = [...packageRelations.values()].find((relation) => relation.type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  if (!source.has(workbook)) throw new TableProblem('table_unreadable', { reason: 'part', part: workbook })

  const relations = await readRelations(source, workbook, limits)
  const sheets: SheetPart[] = []
  let from1904 = false
  await readXml(workbook, source.read(workbook), limits, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const relation = id === undefined ? undefined : relations.get(id)
      if (relation?.type !== 'worksheet') return
      refuseAbove(sheets.length + 1, limits.entries, 'entries')
      const state = attributes.state ?? 'visible'
      sheets.push({ name: cleanText(attributes.name ?? '').slice(0, 255), hidden: state !== 'visible', part: relation.part })
    },
  })
  if (sheets.length === 0) throw new TableProblem('table_unreadable', { reason: 'empty', part: workbook })
  for (const sheet of sheets) {
    if (!source.has(sheet.part)) throw new TableProblem('table_unreadable', { reason: 'part', part: sheet.part })
  }

  const partOfType = (type: string) => [...relations.values()].find((relation) => relation.type === type && source.has(relation.part))?.part
  const stylesPart = partOfType('styles')
  const stringsPart = partOfType('sharedStrings')
  return {
    sheets,
    from1904,
    meanings: stylesPart === undefined ? [] : await readMeanings(source, stylesPart, limits),
    sharedStrings: stringsPart === undefined ? [] : await readSharedStrings(source, stringsPart, limits),
  }
}
