import { columnName } from '../tables/sheet-cells.ts'
import { escapeXml } from './cell-text.ts'
import { absoluteRange } from './sheet-xml.ts'
import type { WorkbookModel, WorkbookSheet } from './workbook-model.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Longest sheet name. */
const NAME_CHARACTERS = 31

function cleanSheetName(name: string): string {
  const clean = escapeless(name)
    .replace(/[[\]:*?/\\]/g, '_')
    .replace(/^'+|'+$/g, '')
    .slice(0, NAME_CHARACTERS)
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .trim()
  // "History" is taken by the programs themselves.
  return clean === '' || clean.toLowerCase() === 'history' ? `_${clean}` : clean
}

/** A name has neither line ends nor other control characters. */
function escapeless(name: string): string {
  return name.replace(/\p{Cc}/gu, ' ')
}

/** Sheet names as spreadsheet programs accept them: at most 31 characters, none of `[]:*?/\`, different without regard to letter case. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const clean = cleanSheetName(name)
    let unique = clean
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) {
      const suffix = `(${number})`
      unique = clean.slice(0, NAME_CHARACTERS - suffix.length) + suffix
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** What the package contains besides its fixed parts; numbers of parts count from 1 through the workbook. */
export interface PackagePlan {
  readonly sheets: number
  /** Per sheet: number of its drawing and of its charts, or null. */
  readonly drawings: readonly ({ readonly drawing: number; readonly charts: readonly number[] } | null)[]
}

export function contentTypesXml(plan: PackagePlan): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`
  const parts = [override('/xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main')]
  for (let sheet = 1; sheet <= plan.sheets; sheet += 1)
    parts.push(override(`/xl/worksheets/sheet${sheet}.xml`, 'officedocument.spreadsheetml.worksheet'))
  for (const drawing of plan.drawings) {
    if (!drawing) continue
    parts.push(override(`/xl/drawings/drawing${drawing.drawing}.xml`, 'officedocument.drawing'))
    for (const chart of drawing.charts) parts.push(override(`/xl/charts/chart${chart}.xml`, 'officedocument.drawingml.chart'))
  }
  parts.push(
    override('/xl/styles.xml', 'officedocument.spreadsheetml.styles'),
    override('/xl/sharedStrings.xml', 'officedocument.spreadsheetml.sharedStrings'),
    override('/docProps/core.xml', 'package.core-properties'),
    override('/docProps/app.xml', 'officedocument.extended-properties'),
  )
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  return `${head}<Types xmlns="${packages}/content-types">${defaults}${parts.join('')}</Types>`
}

/** Relations in order: the first is `rId1`. */
export function relationsXml(relations: readonly { readonly type: string; readonly target: string }[]): string {
  const items = relations.map(({ type, target }, index) => {
    const url = type === 'core-properties' ? `${packages}/relationships/metadata/core-properties` : `${office}/relationships/${type}`
    return `<Relationship Id="rId${index + 1}" Type="${url}" Target="${target}"/>`
  })
  return `${head}<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`
}

function definedNames(model: WorkbookModel, names: readonly string[]): string {
  const quoted = (index: number) => `'${(names[index] ?? '').replaceAll("'", "''")}'`
  const titles = (sheet: WorkbookSheet, index: number) => {
    const { repeatColumns, repeatRows } = sheet.print
    const columns = repeatColumns > 0 ? `${quoted(index)}!$A:$${columnName(repeatColumns - 1)}` : null
    const rows = repeatRows ? `${quoted(index)}!$${repeatRows.first + 1}:$${repeatRows.last + 1}` : null
    return [columns, rows].filter((part) => part !== null).join(',')
  }
  const defined = model.sheets.flatMap((sheet, index) => {
    const filter = sheet.filter
      ? [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${escapeXml(`${quoted(index)}!${absoluteRange(sheet.filter)}`)}</definedName>`,
        ]
      : []
    const print = titles(sheet, index)
    return print === ''
      ? filter
      : [...filter, `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(print)}</definedName>`]
  })
  // The format wants names sorted, those of one name by sheet.
  const sorted = [...defined.filter((name) => name.includes('_FilterDatabase')), ...defined.filter((name) => name.includes('Print_Titles'))]
  return sorted.length === 0 ? '' : `<definedNames>${sorted.join('')}</definedNames>`
}

export function workbookXml(model: WorkbookModel, names: readonly string[]): string {
  const sheets = names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  return [
    `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships">`,
    '<workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000" activeTab="0"/></bookViews>',
    `<sheets>${sheets.join('')}</sheets>${definedNames(model, names)}</workbook>`,
  ].join('')
}

export function corePropertiesXml(model: WorkbookModel): string {
  const time = `${model.created.toISOString().slice(0, 19)}Z`
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`
  const author = escapeXml(model.author)
  return `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(model.title)}</dc:title><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy>${stamp('created')}${stamp('modified')}</cp:coreProperties>`
}

export function appPropertiesXml(): string {
  return `${head}<Properties xmlns="${office}/extended-properties"><Application>Hengjian</Application></Properties>`
}
