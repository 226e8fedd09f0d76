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
