import type { Finding, FindingDraft } from '../../../shared/contract/findings.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { FindingAction } from '../../../shared/domain/finding-history.ts'
import { counts, isEditable, mayBecome } from '../../../shared/domain/finding-status.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import type { App, Topic } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { inSteps, writeInSteps } from '../exchange/write-in-steps.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { leafOfEvaluatee } from '../own-indicators/own-leaves.ts'
import { readEvaluatee } from '../register/register-repository.ts'
import { digitsOf, fixed } from '../results/results-view.ts'
import { isOnePersonOffice } from '../settings/settings-service.ts'
import { checkDraft, mayShareMatter, preventsDraft, refusalOf, ruleOf, withoutLeftovers } from './finding-check.ts'
import { pointsOf } from './finding-points.ts'
import { readRows } from './findings-list.ts'
import {
  changeStatus,
  firstUnknownEvidence,
  insertFinding,
  readEvidenceOf,
  readFinding,
  readHistory,
  readSameMatter,
  replaceFinding,
  type StatusChange,
  type StoredFinding,
} from './findings-repository.ts'

/** A finding after a step, with the total and the rank of its evaluatee then. */
export interface Moved {
  finding: Finding
  total: string | null
  rank: number | null
}

/** Everything about one finding. @throws AppError `not_found` */
export function getFinding(app: App, id: number): Finding {
  const stored = readFinding(app.db, id)
  const [row] = readRows(app, stored.draft.cycleId, [id])
  if (row === undefined) throw new AppError('not_found', { what: 'finding', id })
  const leaf = leafOfEvaluatee(app, stored.draft)?.leaf
  const evidence = readEvidenceOf(app.db, id)
  // The line of the step that was just taken belongs to the history.
  app.audit.settle()
  return {
    ...row,
    draft: { ...stored.draft, evidence: evidence.map(({ hash, name }) => ({ hash, name })) },
    ruleText: (leaf === undefined ? null : ruleOf(leaf, stored.draft.rule))?.rule.text ?? '',
    evidence,
    withdrawReason: stored.withdrawReason,
    onePersonException: stored.onePersonException,
    version: stored.version,
    history: readHistory(app.db, id),
  }
}

/**
 * The other finding that already states this matter on this indicator, or undefined.
 *
 * @param except the finding that the draft replaces
 */
export function sameMatterAs(app: App, leaf: Leaf, draft: FindingDraft, except: number | null) {
  if (draft.matterKey === null) return undefined
  return readSameMatter(app.db, draft, except).find((other) => !mayShareMatter(leaf, draft.rule, other.rule))
}

/**
 * Saves a draft or submits it for confirmation. Nothing here moves a score: only confirming does.
 *
 * Whoever saves answers for what the finding says and becomes its recorder, so that nobody confirms own words by editing another's. Saving a
 * submitted finding leaves it submitted.
 *
 * @throws AppError `operator_required`, `cycle_closed`, `not_found`, `changed_meanwhile`, `status_not_allowed` (no longer editable), `rule_unknown`,
 *   `quantity_not_allowed`, `amount_out_of_range`, `value_out_of_range`, `evidence_unknown`, `same_matter` naming the other finding; on submitting
 *   also `reason_required`, `evidence_required`. `data.field` names the field.
 */
export async function saveFinding(
  app: App,
  operatorName: string | null,
  input: { draft: FindingDraft; editing: { id: number; version: number } | null; submit: boolean },
): Promise<Moved> {
  const operator = requireOperator(operatorName)
  const { editing } = input
  const id = await app.write(['findings'], () => {
    requireOpenCycle(app.db, input.draft.cycleId)
    const before = editing === null ? null : requireEditable(app, editing, input.draft.cycleId)
    const status = input.submit ? 'submitted' : (before?.status ?? 'draft')
    const draft = requireSound(app, input.draft, { submitting: status === 'submitted', except: editing?.id ?? null })
    const finding = { draft, status, points: pointsOf(leafOfEvaluatee(app, draft), draft), recordedBy: operator }
    const at = app.clock().toISOString()
    if (before === null || editing === null) {
      const added = insertFinding(app.db, finding, at)
      logFinding(app, operator, added, 'recorded', '')
      if (input.submit) logFinding(app, operator, added, 'submitted', '')
      return added
    }
    replaceFinding(app.db, editing, finding, at)
    logFinding(app, operator, editing.id, 'changed', '', { before: before.draft, recordedBy: before.recordedBy })
    if (input.submit && before.status !== 'submitted') logFinding(app, operator, editing.id, 'submitted', '')
    return editing.id
  })
  return moved(app, id)
}

function requireEditable(app: App, editing: { id: number; version: number }, cycleId: number): StoredFinding {
  const stored = readFinding(app.db, editing.id)
  if (stored.draft.cycleId !== cycleId) throw new AppError('not_found', { what: 'finding', id: editing.id })
  if (stored.version !== editing.version) throw new AppError('changed_meanwhile', { id: editing.id })
  if (!isEditable(stored.status)) throw new AppError('status_not_allowed', { id: editing.id, status: stored.status })
  return stored
}

/** The draft without leftovers, when it may be stored so. @throws AppError as `saveFinding` */
export function requireSound(
  app: App,
  draft: FindingDraft,
  how: { readonly submitting: boolean; readonly except: number | null },
): FindingDraft {
  if (readEvaluatee(app.db, draft.evaluateeId).cycleId !== draft.cycleId) {
    throw new AppError('not_found', { what: 'evaluatee', id: draft.evaluateeId })
  }
  const leaf = leafOfEvaluatee(app, draft)?.leaf
  const problem = checkDraft(leaf, draft).find((found) => how.submitting || preventsDraft(found))
  if (problem !== undefined) throw new AppError(refusalOf(problem.code), { field: problem.field, ...problem.values })
  const rule = leaf === undefined ? null : ruleOf(leaf, draft.rule)
  if (leaf === undefined || rule === null) throw new Error(`a checked draft has no rule: ${draft.indicator} ${draft.rule}`)
  const unknown = firstUnknownEvidence(
    app.db,
    draft.evidence.map(({ hash }) => hash),
  )
  if (unknown !== undefined) throw new AppError('evidence_unknown', { field: 'evidence', hash: unknown })
  const other = sameMatterAs(app, leaf, draft, how.except)
  if (other !== undefined) {
    throw new AppError('same_matter', { field: 'matterKey', finding: other.id, foundOn: other.found_on, recordedBy: other.recorded_by })
  }
  return withoutLeftovers(rule, draft)
}

export function logFinding(
  app: App,
  operator: string,
  id: number,
  action: FindingAction,
  note: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  logOperation(app, { operator, action, objectKind: 'finding', objectId: id, note, detail })
}

function moved(app: App, id: number): Moved {
  const finding = getFinding(app, id)
  const { total, rank } = app.results.standing(finding.evaluateeId)
  return { finding, total: total === null ? null : fixed(total, digitsOf(app.results.compiled(finding.draft.cycleId))), rank }
}

/**
 * Submits drafts and returned findings for confirmation, all or none.
 *
 * @throws AppError as `saveFinding`, with `finding` naming the first one that cannot be submitted
 */
export function submitFindings(app: App, operatorName: string | null, ids: readonly number[]): Promise<{ submitted: number }> {
  const operator = requireOperator(operatorName)
  return inBulk(app, ['findings'], ids, 'submitted', (findings, at) => {
    for (const { id, draft } of findings) {
      const evidence = readEvidenceOf(app.db, id).map(({ hash, name }) => ({ hash, name }))
      try {
        requireSound(app, { ...draft, evidence }, { submitting: true, except: id })
      } catch (error) {
        throw error instanceof AppError ? new AppError(error.code, { ...error.data, id }) : error
      }
      changeStatus(app.db, id, { status: 'submitted' }, at)
      logFinding(app, operator, id, 'submitted', '')
    }
  }).then((submitted) => ({ submitted }))
}

/** Takes many findings one step further in one transaction, all or none. @returns how many @throws AppError as `requireSteps` */
function inBulk(
  app: App,
  topics: readonly Topic[],
  ids: readonly number[],
  to: StoredFinding['status'],
  work: (findings: readonly StoredFinding[], at: string) => void,
): Promise<number> {
  return writeInSteps(app, topics, async () => {
    const at = app.clock().toISOString()
    const each = [...new Set(ids)]
    await inSteps(each, (some) => work(requireSteps(app, some, to), at))
    return each.length
  })
}

/** Findings that may all go to a status. @throws AppError `not_found`, `status_not_allowed`, `cycle_closed` */
function requireSteps(app: App, ids: readonly number[], to: StoredFinding['status']): readonly StoredFinding[] {
  const findings = ids.map((id) => readFinding(app.db, id))
  for (const cycleId of new Set(findings.map(({ draft }) => draft.cycleId))) requireOpenCycle(app.db, cycleId)
  for (const { id, status } of findings) if (!mayBecome(status, to)) throw new AppError('status_not_allowed', { id, status })
  return findings
}

/**
 * Confirms submitted findings, all or none; from then on they count.
 *
 * The confirmer is another person than the recorder. In a one-person office (a setting) the recorder may confirm with a reason, which is logged and
 * stays visible at the finding.
 *
 * @throws AppError `operator_required`, `not_found`, `status_not_allowed`, `cycle_closed`, `confirmer_is_recorder` naming the first such finding;
 *   `reason_required` in a one-person office without a reason
 */
export function confirmFindings(
  app: App,
  operatorName: string | null,
  input: { ids: readonly number[]; onePersonReason: string | null },
): Promise<{ confirmed: number }> {
  const operator = requireOperator(operatorName)
  return inBulk(app, ['findings', 'results'], input.ids, 'confirmed', (findings, at) => {
    for (const { id, recordedBy } of findings) {
      const alone = recordedBy === operator
      if (alone && !isOnePersonOffice(app)) throw new AppError('confirmer_is_recorder', { id, name: operator })
      if (alone && input.onePersonReason === null) throw new AppError('reason_required', { id, field: 'onePersonReason' })
      changeStatus(app.db, id, { status: 'confirmed', confirmedBy: operator, confirmedAt: at, onePersonException: alone }, at)
      logFinding(app, operator, id, alone ? 'confirmed_one_person' : 'confirmed', alone ? (input.onePersonReason ?? '') : '')
    }
    rescore(app, findings)
  }).then((confirmed) => ({ confirmed }))
}

/** Scores anew what the findings concern; inside the transaction that changed them. */
function rescore(app: App, findings: readonly StoredFinding[]): void {
  for (const [cycleId, ofCycle] of Map.groupBy(findings, ({ draft }) => draft.cycleId)) {
    app.results.rescore(
      cycleId,
      [...new Set(ofCycle.map(({ draft }) => draft.evaluateeId))],
      [...new Set(ofCycle.map(({ draft }) => draft.indicator))],
    )
  }
}

/** Sends submitted findings back to their recorders with a reason, all or none. @throws AppError as `confirmFindings` */
export function returnFindings(
  app: App,
  operatorName: string | null,
  input: { ids: readonly number[]; reason: string },
): Promise<{ returned: number }> {
  const operator = requireOperator(operatorName)
  return inBulk(app, ['findings'], input.ids, 'returned', (findings, at) => {
    for (const { id } of findings) {
      changeStatus(app.db, id, { status: 'returned' }, at)
      logFinding(app, operator, id, 'returned', input.reason)
    }
  }).then((returned) => ({ returned }))
}

/**
 * Ends a finding with a reason; it no longer counts and stays readable.
 *
 * @throws AppError `operator_required`, `not_found`, `status_not_allowed` (withdrawn already), `cycle_closed`
 */
export async function withdrawFinding(app: App, operatorName: string | null, input: { id: number; reason: string }): Promise<Moved> {
  const operator = requireOperator(operatorName)
  await app.write(['findings', 'results'], () => {
    step(app, operator, input.id, { status: 'withdrawn', withdrawReason: input.reason }, 'withdrawn', input.reason)
  })
  return moved(app, input.id)
}

/**
 * Moves a counting finding along its rectification. Closing keeps the day, which decides what the scheme gives back; taking it up again forgets it.
 *
 * @param input.on the day it happened, not before the finding was made
 * @throws AppError `operator_required`, `not_found`, `status_not_allowed`, `value_out_of_range` (the day), `cycle_closed`
 */
export async function advanceFinding(
  app: App,
  operatorName: string | null,
  input: { id: number; to: 'rectifying' | 'verifying' | 'closed'; on: string; note: string },
): Promise<Moved> {
  const operator = requireOperator(operatorName)
  await app.write(['findings', 'results'], () => {
    const { draft } = readFinding(app.db, input.id)
    if (input.on < draft.foundOn) throw new AppError('value_out_of_range', { field: 'on', min: draft.foundOn, value: input.on })
    const closedOn = input.to === 'closed' ? input.on : null
    step(app, operator, input.id, { status: input.to, closedOn }, input.to, input.note, { on: input.on })
  })
  return moved(app, input.id)
}

function step(
  app: App,
  operator: string,
  id: number,
  change: StatusChange,
  action: FindingAction,
  note: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  const findings = requireSteps(app, [id], change.status)
  changeStatus(app.db, id, change, app.clock().toISOString())
  logFinding(app, operator, id, action, note, detail)
  rescore(
    app,
    findings.filter(({ status }) => counts(status) || counts(change.status)),
  )
}
