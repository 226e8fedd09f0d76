import type { TableMapping } from '../../../shared/contract/exchange.ts'
import type { OutlineRow, SchemeImportPreview, SchemeTableGuess } from '../../../shared/contract/scheme-import.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { SchemeReading } from '../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { ReadSheet, ReadTable } from '../../files/tables/index.ts'
import { partOfHeading, readNotes } from '../../prose/index.ts'
import { isOwnForm } from '../scheme-files/own-form.ts'
import { inspectScheme } from '../schemes/schemes-service.ts'
import { leavesOf, ruleCount } from '../schemes/starter-schemes.ts'
import { saysPoints } from './column-content.ts'
import { meaningOf } from './column-words.ts'
import { type DraftedScheme, draftScheme } from './draft-scheme.ts'
import { type DraftNode, type DraftTree, draftGroup } from './draft-tree.ts'
import { labelsOf } from './find-header.ts'
import { type DraftForm, finishDraft } from './finish-draft.ts'
import { guessColumns } from './guess-columns.ts'
import { plainLabel } from './heading-text.ts'
import { type NamedNode, readProse } from './read-criteria.ts'
import { readRows, type SchemePlace } from './read-rows.ts'
import { gridOf } from './sheet-grid.ts'
import { kindOf, readHead } from './sheet-head.ts'
import { weightsToPoints } from './weights-to-points.ts'
import { withProposals } from './with-proposals.ts'

/** Rows that a sheet of rules may have: far more than any office writes, few enough to be read while somebody waits. */
const MOST_ROWS = 5000

/** A draft read from a workbook, with the proposals beside it and what became nothing. */
export interface ReadRules {
  readonly drafted: DraftedScheme
  readonly reading: SchemeReading
  readonly notes: DraftTree['notes']
  readonly skipped: DraftTree['skipped']
}

/**
 * Where the rules stand in a workbook. When the wanted sheet has none, the sheet that looks most like rules is taken.
 *
 * @param tableId goes into the mapping as it is
 */
export function guessRules(table: ReadTable, tableId: string, wanted: number): SchemeTableGuess {
  const sheets = table.sheets.map((sheet, index) => ({ sheet, index, guess: guessColumns(sheet) }))
  const asked = sheets[wanted]
  if (asked === undefined) throw new AppError('not_found', { what: 'sheet', sheet: wanted })
  const best = sheets.reduce((found, other) => (other.guess.likeness > found.guess.likeness ? other : found), asked)
  const { sheet, index, guess } = asked.guess.likeness === 0 ? best : asked
  const { title } = readHead(sheet, guess.headerFirstRow)
  return {
    mapping: {
      tableId,
      sheet: index,
      headerFirstRow: guess.headerFirstRow,
      headerLastRow: guess.headerLastRow,
      columns: guess.columns,
    },
    uncertain: [...guess.uncertain],
    title,
    kind: kindOf(`${title ?? ''} ${title === null ? `${sheet.name} ${table.name}` : ''}`),
    ownForm: isOwnForm(table),
  }
}

/**
 * Reads the rules of a sheet, and those of further sheets whose name says that they hold 加分, 扣分 or 否决.
 *
 * @throws AppError `not_found` (sheet, header rows or columns outside the table), `table_too_large`, `nothing_to_apply` (the sheet holds no rules)
 */
export async function readRules(
  table: ReadTable,
  mapping: TableMapping,
  head: { readonly name: string; readonly kind: EvaluateeKind },
): Promise<ReadRules> {
  const sheet = requireSheet(table, mapping)
  const tree = readRows(sheet, mapping)
  const above = readHead(sheet, mapping.headerFirstRow)
  const further = furtherParts(table, mapping.sheet)
  const base = finishDraft(tree.nodes, formOf(sheet, mapping))
  const parts = [...base.parts, ...further.flatMap((more) => finishDraft(more.tree.nodes, more.form).parts)]
  const notes = [...above.notes, ...tree.notes, ...further.flatMap((more) => more.tree.notes)]
  const skipped = [...tree.skipped, ...further.flatMap((more) => more.tree.skipped)]
  if (parts.length === 0) throw new AppError('nothing_to_apply')
  const stated =
    tree.total ??
    base.points ??
    notes.map(({ text }) => readNotes(text, { grades: [] }).proposed.points).find((points) => points !== undefined)
  const drafted = draftScheme(parts, { ...head, points: stated ?? null, notes: notes.map(({ text }) => text), source: above.source })
  if (!saysRules(sheet, mapping, drafted)) throw new AppError('nothing_to_apply')
  const source = [table.name, sheet.name].filter((text) => text !== '').join(' · ')
  const reading = await readProse(drafted.leaves, notes, parts, { source, points: drafted.scheme.points, nodes: namedNodes(drafted) })
  const inPoints = weightsToPoints(drafted.scheme, reading)
  return inPoints === null
    ? { drafted, reading, notes, skipped }
    : { drafted: { ...drafted, scheme: inPoints.scheme }, reading: inPoints.reading, notes, skipped }
}

/** Every indicator of the draft by name; of two with the same name neither can be meant. */
function namedNodes({ scheme }: DraftedScheme): readonly NamedNode[] {
  const all = (node: Indicator): readonly NamedNode[] => [
    { code: node.code, name: node.name },
    ...(isLeaf(node) ? [] : node.children.flatMap(all)),
  ]
  const nodes = scheme.parts.flatMap(({ indicator }) => all(indicator))
  return nodes.filter(({ name }) => nodes.filter((other) => other.name === name).length === 1)
}

function requireSheet(table: ReadTable, mapping: TableMapping): ReadSheet {
  const sheet = table.sheets[mapping.sheet]
  if (sheet === undefined) throw new AppError('not_found', { what: 'sheet', sheet: mapping.sheet })
  if (sheet.rows.length > MOST_ROWS) throw new AppError('table_too_large', { what: 'rows', limit: MOST_ROWS })
  if (mapping.headerLastRow < mapping.headerFirstRow || mapping.headerLastRow > Math.max(1, sheet.rows.length)) {
    throw new AppError('not_found', { what: 'header_row', row: mapping.headerLastRow })
  }
  for (const column of Object.values(mapping.columns)) {
    if (column !== null && column >= Math.max(1, sheet.columns)) throw new AppError('not_found', { what: 'column', column })
  }
  if (typeof mapping.columns.criteria !== 'number' && typeof mapping.columns.leaf !== 'number') throw new AppError('nothing_to_apply')
  return sheet
}

/** Longest name of a sheet that says which part it holds; a longer one only speaks of it. */
const PART_NAME = 8

/** What sheet and header say of all rows: a sheet 加分项, or one whose leaves are called 负面清单, holds that part. */
function formOf(sheet: ReadSheet, place: SchemePlace): DraftForm {
  const label = (column: number | null | undefined) =>
    typeof column === 'number' ? (labelsOf(gridOf(sheet), place.headerFirstRow - 1, place.headerLastRow - 1, column).at(-1) ?? '') : ''
  const name = sheet.name.trim()
  const scorer = plainLabel(label(place.columns.scorer))
  return {
    hasCriteria: typeof place.columns.criteria === 'number',
    part: (name.length <= PART_NAME ? partOfHeading(name) : null) ?? partOfLabel(label(place.columns.leaf)) ?? 'base',
    scorerLabel: scorer === '' ? '评分人' : scorer,
  }
}

function partOfLabel(label: string) {
  return label === '' || label.length > PART_NAME ? null : partOfHeading(label)
}

/** Whether anything in the rows gives or takes points: a list of telephone numbers has numbers, too. */
function saysRules(sheet: ReadSheet, place: SchemePlace, { leaves }: DraftedScheme): boolean {
  if (leaves.some(({ criteria, leaf }) => saysPoints(criteria) || saysPoints(leaf.name))) return true
  const points = place.columns.points ?? place.columns.weight
  if (typeof points !== 'number' || leaves.every(({ leaf }) => leaf.points === null)) return false
  const meaning = meaningOf(labelsOf(gridOf(sheet), place.headerFirstRow - 1, place.headerLastRow - 1, points))
  return meaning?.kind === 'field' && (meaning.field === 'points' || meaning.field === 'weight')
}

/** Sheets of the same workbook that hold the bonus, the deductions or the vetoes by their names, each with columns guessed for itself. */
function furtherParts(table: ReadTable, main: number): readonly { readonly tree: DraftTree; readonly form: DraftForm }[] {
  return table.sheets.flatMap((sheet, index) => {
    const part = partOfHeading(sheet.name)
    if (index === main || sheet.hidden || part === null || sheet.rows.length > MOST_ROWS) return []
    const guess = guessColumns(sheet)
    if (guess.likeness === 0) return []
    const tree = readRows(sheet, guess)
    const named = tree.nodes.every((node: DraftNode) => partOfHeading(node.heading) === part)
    const group: DraftNode = { ...draftGroup(1, sheet.name.trim(), true), children: [...tree.nodes] }
    return [{ tree: named ? tree : { ...tree, nodes: [group] }, form: formOf(sheet, guess) }]
  })
}

/** What would be made of the rules, with the problems that the scheme would have if every proposal were taken over. */
export function previewOf(rules: ReadRules, scheme: Scheme = rules.drafted.scheme): SchemeImportPreview {
  const { drafted, reading } = rules
  const proposed = withProposals(scheme, reading)
  const readings = new Map(reading.leaves.map((leaf) => [leaf.leaf, leaf]))
  const indicators = new Map(allIndicators(scheme).map((indicator) => [indicator.code, indicator]))
  const certainties = { certain: 0, guess: 0, not_understood: 0 }
  for (const { certainty } of reading.leaves) certainties[certainty] += 1
  const outline = drafted.lines.flatMap(({ row, depth, code, part }): OutlineRow[] => {
    const indicator = indicators.get(code)
    if (indicator === undefined) return []
    const leaf = readings.get(code)
    return [
      {
        row,
        depth,
        code,
        name: indicator.name,
        part,
        points: leaf?.proposed?.points ?? indicator.points,
        text: leaf?.text ?? '',
        method: leaf?.proposed?.method.kind ?? null,
        rules: leaf?.proposed ? ruleCount(leaf.proposed) : 0,
        certainty: leaf?.certainty ?? null,
      },
    ]
  })
  return {
    name: scheme.name,
    points: scheme.points,
    outline,
    leaves: drafted.leaves.length,
    rules: leavesOf(proposed).reduce((sum, leaf: Leaf) => sum + (readings.get(leaf.code)?.proposed ? ruleCount(leaf) : 0), 0),
    certainties,
    notes: rules.notes.map(({ row, text }) => ({ row, text, certainty: settingsCertainty(reading, row, text) })),
    skipped: [...rules.skipped],
    problems: inspectScheme(proposed).problems,
  }
}

function settingsCertainty(reading: SchemeReading, row: number, text: string) {
  return reading.settings.find((note) => note.row === row && note.text === text)?.certainty ?? 'not_understood'
}

function allIndicators(scheme: Scheme): readonly Indicator[] {
  const walk = (indicator: Indicator): readonly Indicator[] => [indicator, ...(isLeaf(indicator) ? [] : indicator.children.flatMap(walk))]
  return scheme.parts.flatMap(({ indicator }) => walk(indicator))
}
