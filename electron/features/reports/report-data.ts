import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { FindingRow } from '../../../shared/contract/findings.ts'
import type { RankedRow } from '../../../shared/contract/results.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'

/** What every report states about itself on its cover. Days are ISO dates; `writtenAt` is the time of writing. */
export interface ReportFacts {
  readonly cycle: string
  readonly scheme: string
  readonly version: number
  /** Full marks of the scheme as a decimal text, null where it has none. */
  readonly fullMarks: string | null
  /** Digits that scores are shown with, 0 to 4. */
  readonly digits: number
  readonly writtenAt: Date
  /** Who asked for the report; `''` when nobody is named. */
  readonly operator: string
  /** The seal in force 封存; null: a draft of a year that is still open 过程稿. */
  readonly seal: ReportSeal | null
  /** Where the audit log ended when this was written: whoever keeps the paper can show later that nothing before was rewritten. */
  readonly audit: { readonly seq: number; readonly code: string }
}

/** What every page of a sealed result names. `at` is an instant. */
export interface ReportSeal {
  readonly code: string
  readonly revision: number
  readonly by: string
  readonly at: string
  readonly signers: readonly string[]
}

/**
 * What was decided 评定 beside the computed result. `place` null: not ranked; `gradeName` null: none. `open`: the grade waits for a tie on a quota line.
 * `cut` says from which grade of the bands to which a quota or a decided tie moved it; null: the bands hold. `departure` is there where somebody departed from
 * the computed result ◆.
 */
export interface ReportDecision {
  readonly place: number | null
  readonly gradeName: string | null
  readonly open: boolean
  readonly cut: { readonly from: string | null; readonly to: string | null } | null
  readonly departure: { readonly place: boolean; readonly grade: boolean; readonly reason: string; readonly decidedBy: string } | null
}

/** A leaf of the scheme; `parts` are the names of the nodes above it, from the top. */
export interface ReportLeaf {
  readonly code: string
  readonly name: string
  readonly parts: readonly string[]
  readonly points: string | null
}

/** Score of one leaf: a decimal text only where `state` is `scored`; a scored leaf without one has not been computed. */
export interface ReportScore {
  readonly state: InputState
  readonly score: string | null
}

/** One evaluatee with its scores, one entry a leaf in the order of the leaves. */
export interface ReportRow extends RankedRow {
  /** Null while there is no total. */
  readonly decision: ReportDecision | null
  readonly scores: readonly ReportScore[]
}

/** A category with its evaluatees in the order of their places; means are decimal texts, null where nothing counts. */
export interface ReportCategory {
  readonly name: string
  readonly ranked: readonly ReportRow[]
  readonly byReference: readonly ReportRow[]
  readonly incomplete: readonly ReportRow[]
  readonly mean: string | null
  /** Mean percent of each dimension, in the order of `RankingReportData.dimensions`. */
  readonly dimensionMeans: readonly (string | null)[]
}

/** Everything of the ranked result that goes into the workbook. */
export interface RankingReportData {
  readonly facts: ReportFacts
  /** Day that movements are measured from, or null: the column is left out. */
  readonly since: string | null
  readonly categories: readonly ReportCategory[]
  readonly leaves: readonly ReportLeaf[]
  readonly dimensions: readonly string[]
  readonly findings: readonly FindingRow[]
}

/** Everything of a comparison that goes into the workbook. */
export interface ComparisonReportData {
  readonly facts: ReportFacts
  readonly comparison: Comparison
}
