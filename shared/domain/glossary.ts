import * as z from 'zod'

/** 参评方式. `full` 参评 is ranked; `by_reference` 参照 is scored and shown apart; `exempt` 免评 is neither scored nor ranked. */
export const participations = ['full', 'by_reference', 'exempt'] as const
export const participationSchema = z.enum(participations)
export type Participation = z.infer<typeof participationSchema>

/** What a scheme and a cycle evaluate. */
export const evaluateeKinds = ['unit', 'branch', 'member'] as const
export const evaluateeKindSchema = z.enum(evaluateeKinds)
export type EvaluateeKind = z.infer<typeof evaluateeKindSchema>

/** 考评年度: `open` takes facts, `closed` is read-only. */
export const cycleStates = ['open', 'closed'] as const
export const cycleStateSchema = z.enum(cycleStates)
export type CycleState = z.infer<typeof cycleStateSchema>

/** 考评方案版本: a draft can be changed, a published version is frozen, a superseded one is history. */
export const schemeVersionStates = ['draft', 'published', 'superseded'] as const
export const schemeVersionStateSchema = z.enum(schemeVersionStates)
export type SchemeVersionState = z.infer<typeof schemeVersionStateSchema>

/** Where a finding comes from 来源. */
export const findingSources = [
  'routine_supervision',
  'liaison_visit',
  'special_inspection',
  'document_review',
  'data_comparison',
  'inspection_tour',
  'audit',
  'complaint',
  'self_report',
  'other',
] as const
export const findingSourceSchema = z.enum(findingSources)
export type FindingSource = z.infer<typeof findingSourceSchema>

/** Order of ties on a ranking: `standard` 1224, `modified` 1334, `dense` 1223, `ordinal` 1234. */
export const tieConventions = ['standard', 'modified', 'dense', 'ordinal'] as const
export const tieConventionSchema = z.enum(tieConventions)
export type TieConvention = z.infer<typeof tieConventionSchema>

/** 回避: `own_unit` follows from the judge's own unit, `declared` by the judge, `office` ordered by the office. */
export const recusalSources = ['own_unit', 'declared', 'office'] as const
export const recusalSourceSchema = z.enum(recusalSources)
export type RecusalSource = z.infer<typeof recusalSourceSchema>

/** Steps of a meeting 会议环节 in their order: 签到, 回避, 宣读规则, 逐个评分, 结果, 已结束. */
export const meetingSteps = ['check_in', 'recusals', 'rules', 'items', 'results', 'closed'] as const
export const meetingStepSchema = z.enum(meetingSteps)
export type MeetingStep = z.infer<typeof meetingStepSchema>

/** An evaluatee's turn in a meeting: not called yet, marked in the first or in the second round, closed. */
export const meetingItemStates = ['waiting', 'first_round', 'second_round', 'closed'] as const
export const meetingItemStateSchema = z.enum(meetingItemStates)
export type MeetingItemState = z.infer<typeof meetingItemStateSchema>

/** What is done with a tie on a quota line: all of them, none, the next tie-breaker decides, a vote decides. */
export const boundaryChoices = ['admit_all', 'admit_none', 'next_tie_breaker', 'vote'] as const
export const boundaryChoiceSchema = z.enum(boundaryChoices)
export type BoundaryChoice = z.infer<typeof boundaryChoiceSchema>
