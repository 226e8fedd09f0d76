import type { IndicatorPart } from '../../shared/domain/scheme/indicators.ts'
import type { LeafMethod } from '../../shared/domain/scheme/leaf-methods.ts'
import type { Certainty, ClauseReading, ClauseRole } from '../../shared/domain/scheme/reading.ts'
import { type FoldedText, originalRange } from './folded-text.ts'
import { type NoteCode, notUnderstoodCodes } from './note-codes.ts'
import type { Piece } from './pieces.ts'

/** What stands around the text in its row. `points` of the leaf's own column, null where it has none. */
export interface CriteriaContext {
  readonly points: string | null
  readonly part: IndicatorPart
  readonly name: string
  /** Headings, outermost first. */
  readonly above: readonly string[]
  /** 考评方式 */
  readonly checkedBy: string | null
  /** Bands known so far, best first. */
  readonly grades: readonly { readonly code: string; readonly name: string }[]
}

export interface Note {
  readonly code: NoteCode
  readonly values: Readonly<Record<string, string>>
}

/** What a reader found out about a run of pieces, from index `first` to `last` inclusive. */
export interface Mark {
  readonly first: number
  readonly last: number
  readonly role: ClauseRole
  readonly note: Note | null
  readonly rules: readonly string[]
}

/** A text in pieces, with what is known about its leaf. `points` are those of the column or, failing that, those the text states. */
export interface Draft {
  readonly folded: FoldedText
  readonly pieces: readonly Piece[]
  readonly context: CriteriaContext
  readonly points: string | null
}

/** A method with the pieces it was read from; pieces without a mark were not needed for it. */
export interface MethodReading {
  readonly method: LeafMethod | null
  readonly marks: readonly Mark[]
}

export const note = (code: NoteCode, values: Readonly<Record<string, string>> = {}): Note => ({ code, values })

export const mark = (piece: Piece, role: ClauseRole, why: Note | null = null, rules: readonly string[] = []): Mark => ({
  first: piece.index,
  last: piece.index,
  role,
  note: why,
  rules,
})

/** The office's own words for a range of the folded text. */
export function wordsOf(folded: FoldedText, start: number, end: number): string {
  const range = originalRange(folded, start, end)
  return folded.original.slice(range.start, range.end).trim()
}

const requirement =
  /不少于|不低于|不得少于|至少|应当?|必须|须|要求|确保|坚持|落实|做到|按时|按照?规定|严格|认真|建立|健全|完善|加强|开展|组织|制定|推进|每(?:年|月|个月|季度?|半年|周)|及时|积极|规范|深入|定期|领导|学习|重视/
const scoring = /扣|加分|\d分|得分|不得分|加倍|封顶|满分|计分|评分|打分|赋分|折算|系数|权重|否决|占\d/

/**
 * The clauses of the text in its order: what the readers marked, and every other piece as a requirement, as something without a meaning for scoring, or as
 * not understood where it speaks of points. Marks that overlap an earlier one are left out.
 */
export function clausesOf(draft: Draft, marks: readonly Mark[]): readonly ClauseReading[] {
  const owner = new Map<number, Mark>()
  for (const each of marks) {
    for (let index = each.first; index <= each.last; index += 1) if (!owner.has(index)) owner.set(index, each)
  }
  const clauses: ClauseReading[] = []
  let index = 0
  while (index < draft.pieces.length) {
    const found = owner.get(index)
    const first = index
    index += 1
    while (found !== undefined && index < draft.pieces.length && owner.get(index) === found) index += 1
    clauses.push(clauseOf(draft, first, index - 1, found ?? null))
  }
  return clauses
}

function clauseOf(draft: Draft, first: number, last: number, found: Mark | null): ClauseReading {
  const [begin, end] = [draft.pieces[first], draft.pieces[last]]
  const range = originalRange(draft.folded, begin?.start ?? 0, end?.end ?? 0)
  if (found !== null) {
    const certainty: Certainty = found.note === null ? 'certain' : notUnderstood.has(found.note.code) ? 'not_understood' : 'guess'
    return {
      ...range,
      role: found.role,
      certainty,
      rules: [...found.rules],
      note: found.note === null ? null : { code: found.note.code, values: { ...found.note.values } },
    }
  }
  const text = begin?.text ?? ''
  if (scoring.test(text)) {
    return { ...range, role: 'other', certainty: 'not_understood', rules: [], note: { code: 'not_understood', values: {} } }
  }
  return { ...range, role: requirement.test(text) ? 'requirement' : 'other', certainty: 'certain', rules: [], note: null }
}

const notUnderstood: ReadonlySet<string> = new Set(notUnderstoodCodes)

/** Certainty of the least certain clause; without a method nothing is understood. */
export function certaintyOf(method: LeafMethod | null, clauses: readonly ClauseReading[]): Certainty {
  if (method === null) return 'not_understood'
  if (clauses.some(({ certainty }) => certainty === 'not_understood')) return 'not_understood'
  return clauses.some(({ certainty }) => certainty === 'guess') ? 'guess' : 'certain'
}
