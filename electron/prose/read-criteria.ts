import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Certainty, ClauseReading } from '../../shared/domain/scheme/reading.ts'
import { decimal, numberPattern } from './amounts.ts'
import { type CriteriaContext, certaintyOf, clausesOf, type Draft, type MethodReading, mark } from './draft.ts'
import { foldText } from './folded-text.ts'
import { leftOver } from './left-over.ts'
import { splitPieces } from './pieces.ts'
import { readAdditive } from './read-additive.ts'
import { readJudged } from './read-judged.ts'
import { readMeasured } from './read-measured.ts'
import { readCases, readOptions } from './read-options.ts'
import { readExternal, readTasks } from './read-other-methods.ts'
import { readRules, readStatements } from './read-rules.ts'
import { isSurvey, readSurvey } from './read-survey.ts'
import { readVeto } from './read-veto.ts'
import type { PlacedChange } from './rule-groups.ts'
import { noteUnusedNumbers } from './unused-numbers.ts'

/** What the program proposes for a leaf from its prose. `points` when the text itself gives the full mark; `clauses` cover the text. */
export interface CriteriaReading {
  readonly method: LeafMethod | null
  readonly clauses: readonly ClauseReading[]
  readonly certainty: Certainty
  readonly points: string | null
}

/**
 * Reads the 评分标准 of one leaf into a method with its rules.
 *
 * Total: any text gives a reading, if need be one without a method. Everything read is a proposal; each clause says how sure it is. The reader never
 * invents an amount: where the words leave a choice, the usual one is proposed and the clause's note names it.
 */
export function readCriteria(text: string, context: CriteriaContext): CriteriaReading {
  const folded = foldText(text)
  const pieces = splitPieces(folded)
  const stated = statedPoints({ folded, pieces, context, points: null })
  const draft: Draft = { folded, pieces, context, points: context.points ?? stated?.points ?? null }
  const reading = chooseMethod(draft) ?? { method: null, marks: [] }
  const marks = [...reading.marks, ...(stated === null ? [] : [mark(stated.piece, 'points')]), ...leftOver(draft, reading)]
  const clauses = clausesOf(draft, noteUnusedNumbers(draft, reading.method, marks))
  return { method: reading.method, clauses, certainty: certaintyOf(reading.method, clauses), points: stated?.points ?? null }
}

const total = new RegExp(
  `^(?:本项|该项|此项|本指标|共|计|总分|总计)?(?:满分|分值|总分|共计|标准分|共)(?:为|:|,|计)?(${numberPattern})分$|^(${numberPattern})分$`,
)

/** "满分6分，…": the full mark as the text itself states it. */
function statedPoints(draft: Draft): { readonly points: string; readonly piece: Draft['pieces'][number] } | null {
  for (const piece of draft.pieces) {
    const match = total.exec(piece.text)
    const amount = match?.[1] ?? match?.[2]
    if (amount !== undefined && (match?.[1] !== undefined || piece.index === 0)) return { points: decimal(amount), piece }
  }
  return null
}

/** The first reader that understands the leaf as a whole; the order goes from what is said plainly to what is only likely. */
function chooseMethod(draft: Draft): MethodReading | null {
  const { part } = draft.context
  if (part === 'veto') return readVeto(draft)
  if (part === 'deduction') return readRules(draft)
  const { changes } = readStatements(draft)
  const spoken = changes.filter(({ change }) => change.amount.kind !== 'all')
  if (spoken.length > 0) return readMixed(draft, spoken.length)
  const options = readOptions(draft)
  if (isSurvey(draft)) {
    const survey = readSurvey(draft, options)
    if (survey !== null) return survey
  }
  return (
    readTasks(draft) ??
    (options === null ? null : readJudged(draft, options)) ??
    readExternal(draft) ??
    readMeasured(draft) ??
    readCasesAsMarks(draft) ??
    readAdditive(draft) ??
    readJudged(draft, null) ??
    readRules(draft)
  )
}

/** Cases with a score each are chosen by whoever judges the leaf. */
function readCasesAsMarks(draft: Draft): MethodReading | null {
  const cases = readCases(draft)
  return cases === null ? null : readJudged(draft, cases)
}

/** A text that takes or gives points for events: rules, unless all of it is one curve. */
function readMixed(draft: Draft, count: number): MethodReading | null {
  if (draft.context.part === 'base') {
    const measured = readMeasured(draft)
    const kind = measured?.method?.kind === 'measured' ? measured.method.curve.kind : null
    const additive = readAdditive(draft)
    const gives = readStatements(draft).changes.every(({ change }) => change.effect === 'add')
    if (gives && additive?.method?.kind === 'bonus' && additive.method.rules.length > count) return additive
    if (
      measured !== null &&
      kind !== null &&
      kind !== 'ratio' &&
      covers(measured, readStatements(draft).changes) &&
      (kind === 'per_step' || kind === 'rank_points' || measured.marks.filter(({ role }) => role === 'tier').length > count)
    )
      return measured
  }
  return readRules(draft)
}

/** Whether a curve took in every statement that takes or gives points: none may fall beside it. */
function covers({ marks }: MethodReading, changes: readonly PlacedChange[]): boolean {
  return changes.every(({ last: at }) => marks.some(({ first, last }) => first <= at && at <= last))
}
