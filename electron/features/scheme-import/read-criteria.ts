import { type Leaf, leafSchema } from '../../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { LeafReading, SchemeReading, SettingsReading } from '../../../shared/domain/scheme/reading.ts'
import type { Band } from '../../../shared/domain/scheme/settings.ts'
import { breathe } from '../../files/workbook/index.ts'
import { readCriteria, readNotes } from '../../prose/index.ts'
import { assumedBands } from './assumed-bands.ts'
import type { DraftedLeaf } from './draft-scheme.ts'
import type { PlannedPart } from './finish-draft.ts'

/** An indicator by the name that a note may give as what decides between equal totals. */
export interface NamedNode {
  readonly code: string
  readonly name: string
}

/** Leaves that are read before others have their turn. */
const AT_ONCE = 20

/** Reads the prose of every leaf that has some and of the notes into proposals, all of them pending. */
export async function readProse(
  leaves: readonly DraftedLeaf[],
  notes: readonly { readonly row: number; readonly text: string }[],
  parts: readonly PlannedPart[],
  whole: { readonly source: string; readonly points: string | null; readonly nodes: readonly NamedNode[] },
): Promise<SchemeReading> {
  const { source, points, nodes } = whole
  const bands = notes.flatMap(({ text }) => readNotes(text, { grades: [] }).proposed.bands ?? [])
  const settings = [...readSettings(notes, bands, nodes), ...capsOfHeadings(notes, parts, bands)]
  const readings: LeafReading[] = []
  for (const [place, drafted] of leaves.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await breathe()
    if (drafted.criteria !== '') readings.push(readLeaf(drafted, bands))
  }
  const bandsGuess = assumedBands(readings, settings, points)
  return { source, leaves: readings, settings: bandsGuess === null ? settings : [...settings, bandsGuess] }
}

function readLeaf({ leaf, part, row, criteria, scorer, above }: DraftedLeaf, grades: readonly Band[]): LeafReading {
  const checkedBy = leaf.checkedBy ?? null
  const read = readCriteria(criteria, { points: leaf.points, part, name: leaf.name, above, checkedBy, grades })
  const method = read.method === null ? null : suppliedBy(read.method, scorer)
  const proposed = method === null ? null : leafSchema.safeParse({ ...leaf, points: pointsOf(leaf, read.points, method), method })
  const usable = proposed?.success === true ? (proposed.data satisfies Leaf) : null
  return {
    leaf: leaf.code,
    row,
    text: criteria,
    proposed: usable,
    clauses: [...read.clauses],
    certainty: usable === null ? 'not_understood' : read.certainty,
    decision: 'pending',
  }
}

/** The sheet's points, else those that the text itself gives; a veto has none, whatever its text says of the total. */
function pointsOf(leaf: Leaf, read: string | null, method: LeafMethod): string | null {
  return leaf.points ?? (method.kind === 'veto' ? null : read)
}

/** Who the sheet names beside the leaf supplies the facts of rules that name nobody. */
function suppliedBy(method: LeafMethod, scorer: string): LeafMethod {
  if (scorer === '') return method
  const supplier = scorer.slice(0, 200)
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return { ...method, rules: method.rules.map((rule) => ({ supplier, ...rule })) }
    case 'veto':
      return { ...method, rules: method.rules.map((rule) => ({ supplier, ...rule })) }
    default:
      return method
  }
}

const aside = new Set(['other', 'requirement', 'evidence'])

/** Notes from which something follows, or might: what moves nothing stays a note of the scheme and needs no decision. */
function readSettings(
  notes: readonly { readonly row: number; readonly text: string }[],
  grades: readonly Band[],
  nodes: readonly NamedNode[],
): SettingsReading[] {
  return notes.flatMap(({ row, text }) => {
    const read = readNotes(text, { grades, nodes })
    const concerns = Object.keys(read.proposed).length > 0 || read.clauses.some(({ role }) => !aside.has(role))
    return concerns ? [{ row, ...read, decision: 'pending' as const }] : []
  })
}

/** "加分项（不超过6分）" bounds the whole part; proposed unless a note says the same. */
function capsOfHeadings(
  notes: readonly { readonly row: number; readonly text: string }[],
  parts: readonly PlannedPart[],
  grades: readonly Band[],
): SettingsReading[] {
  const said = notes.map(({ text }) => readNotes(text, { grades }).proposed)
  return (['bonus', 'deduction'] as const).flatMap((part) => {
    const own = parts.filter((candidate) => candidate.part === part)
    const [only] = own
    const field = part === 'bonus' ? ('bonusCap' as const) : ('deductionCap' as const)
    if (only === undefined || own.length > 1 || only.node.cap === null) return []
    if (said.some((proposed) => proposed[field] !== undefined)) return []
    const { name, cap, row } = only.node
    const text = `${name}（不超过${cap}分）`
    const clauses = [{ start: 0, end: text.length, role: 'cap' as const, certainty: 'certain' as const, rules: [], note: null }]
    return [{ row, text, proposed: { [field]: cap }, clauses, certainty: 'certain' as const, decision: 'pending' as const }]
  })
}
