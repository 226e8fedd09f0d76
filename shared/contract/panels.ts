import * as z from 'zod'
import { recusalSourceSchema } from '../domain/glossary.ts'
import { codeSchema } from '../domain/scheme/codes.ts'
import { cycleInput, idSchema, procedure, rowVerdictSchema, verdictCountsSchema } from './base.ts'

/** A judge 评委. `group` is a code of the scheme's judge groups; the own unit (null: none of the register) is what 回避 follows from. */
const judgeSchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  group: z.string(),
  unitId: idSchema.nullable(),
  unitName: z.string().nullable(),
})
export type Judge = z.infer<typeof judgeSchema>

const judgeFields = { name: z.string().trim().min(1).max(40), group: codeSchema, unitId: idSchema.nullable() }
const reason = z.string().trim().min(1).max(200)

/** A judge group 评委类别 as the scheme's judged leaves name it. */
const judgeGroupSchema = z.strictObject({ code: z.string(), name: z.string() })
export type JudgeGroup = z.infer<typeof judgeGroupSchema>

/** One line of a pasted list of judges, and what would become of it; `problem` is a code of `panels.paste.problems`. */
const pastedJudgeSchema = z.strictObject({
  line: z.int().positive(),
  name: z.string(),
  group: z.string(),
  unit: z.string(),
  verdict: rowVerdictSchema,
  problem: z.enum(['no_name', 'name_too_long', 'no_group', 'group_unknown', 'unit_unknown', 'unit_ambiguous', 'twice']).nullable(),
})
export type PastedJudge = z.infer<typeof pastedJudgeSchema>

/** Whom a panel marks. */
export const panelScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('categories'), ids: z.array(idSchema).max(2000) }),
  z.strictObject({ kind: z.literal('evaluatees'), ids: z.array(idSchema).max(20_000) }),
])
export type PanelScope = z.infer<typeof panelScopeSchema>

/** On which judged leaves. */
export const panelLeavesSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('chosen'), codes: z.array(codeSchema).max(2000) }),
])
export type PanelLeaves = z.infer<typeof panelLeavesSchema>

const panelSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  scope: panelScopeSchema,
  leaves: panelLeavesSchema,
  judgeIds: z.array(idSchema),
  /** Evaluatees it marks, the exempt left out. */
  evaluatees: z.int(),
  /** Judged leaves of the scheme it marks. */
  leafCount: z.int(),
  /** Score sheets handed in. */
  submitted: z.int(),
})
export type Panel = z.infer<typeof panelSchema>

/** A judged leaf with what the scheme says of its groups, and how many judges each has over all panels that mark the leaf. */
const judgedLeafSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  path: z.string(),
  /** What a group without any mark does: nothing can be counted, the others share its weight, or it counts zero. */
  emptyGroup: z.enum(['block', 'reweight', 'zero']),
  groups: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      /** Share of the leaf in percent, at most two decimals: `"50"`. */
      percent: z.string(),
      aggregate: z.enum(['mean', 'median', 'trimmed']),
      /** Highest and lowest left out, and from how many marks on; only when trimmed. */
      trim: z.strictObject({ high: z.int(), low: z.int(), from: z.int() }).nullable(),
      judges: z.int(),
    }),
  ),
})
export type JudgedLeaf = z.infer<typeof judgedLeafSchema>

const panelFields = {
  name: z.string().trim().min(1).max(60),
  scope: panelScopeSchema,
  leaves: panelLeavesSchema,
  judgeIds: z.array(idSchema).max(500),
}
const panelChange = {
  name: panelFields.name.optional(),
  scope: panelScopeSchema.optional(),
  leaves: panelLeavesSchema.optional(),
  judgeIds: panelFields.judgeIds.optional(),
}

/** A place with a mark, in words and without the mark. */
const markedPlaceSchema = z.strictObject({ judge: z.string(), evaluatee: z.string(), leaf: z.string() })

const recusalSchema = z.strictObject({
  judgeId: idSchema,
  judge: z.string(),
  evaluateeId: idSchema,
  evaluatee: z.string(),
  unit: z.string(),
  source: recusalSourceSchema,
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  /** Whether the judge belongs to the evaluatee's unit: such a recusal is not withdrawn. */
  sameUnit: z.boolean(),
})
export type Recusal = z.infer<typeof recusalSchema>

/** Judges of one panel or group at one evaluatee, by how far they are: `judges` = done + begun + waiting + recused. */
const coverageCellSchema = z.strictObject({ judges: z.int(), done: z.int(), begun: z.int(), waiting: z.int(), recused: z.int() })
export type CoverageCell = z.infer<typeof coverageCellSchema>

/**
 * What an evaluatee lacks: a group without any judge who can mark (`empty`), or fewer than the highest and lowest are left out from (`few`). `leaves` says on
 * how many leaves, `leaf` names the first.
 */
const lackSchema = z.strictObject({
  kind: z.enum(['empty', 'few']),
  group: z.string(),
  judges: z.int(),
  needed: z.int(),
  effect: z.enum(['block', 'reweight', 'zero', 'plain_mean']),
  leaves: z.int(),
  leaf: z.string(),
})
export type Lack = z.infer<typeof lackSchema>

const coverageRowSchema = z.strictObject({
  evaluateeId: idSchema,
  name: z.string(),
  unit: z.string(),
  cells: z.array(coverageCellSchema),
  lacks: z.array(lackSchema),
})
export type CoverageRow = z.infer<typeof coverageRowSchema>

const coverageSchema = z.strictObject({
  /** Heads of the cells: panels or groups; one column 全体评委 while there is no panel. */
  columns: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  /** Evaluatees that still lack judges first, then those with marks missing, each in register order. */
  rows: z.array(coverageRowSchema),
  lacking: z.int(),
  unfinished: z.int(),
  /** Marks given before there were panels, at places that no panel covers now: they count. */
  outside: z.int(),
})
export type Coverage = z.infer<typeof coverageSchema>

const coverageJudgeSchema = z.strictObject({
  judgeId: idSchema,
  name: z.string(),
  group: z.string(),
  panel: z.string().nullable(),
  state: z.enum(['done', 'begun', 'waiting', 'recused']),
  needed: z.int(),
  marked: z.int(),
  source: recusalSourceSchema.nullable(),
  /** Names of the leaves without an entry. */
  missing: z.array(z.string()),
})
export type CoverageJudge = z.infer<typeof coverageJudgeSchema>

const counted = z.strictObject({ count: z.int(), first: z.array(markedPlaceSchema) })

/** 考评组: judges, panels, who marks whom, 回避. */
export const panelsContract = {
  judges: procedure.input(cycleInput).output(z.array(judgeSchema)),
  /** Marks that each judge gave, in the order of `judges`; standing back is none. Counts every mark of the cycle. */
  judgeMarks: procedure.input(cycleInput).output(z.array(z.strictObject({ judgeId: idSchema, marks: z.int() }))),
  /** Every group that a judged leaf of the scheme names, each once, in scheme order. */
  groups: procedure.input(cycleInput).output(z.array(judgeGroupSchema)),
  addJudge: procedure.input(z.strictObject({ cycleId: idSchema, ...judgeFields })).output(judgeSchema),
  updateJudge: procedure.input(z.strictObject({ judgeId: idSchema, ...judgeFields })).output(judgeSchema),
  /** Puts a judge one place up or down in the list. */
  moveJudge: procedure.input(z.strictObject({ judgeId: idSchema, by: z.enum(['up', 'down']) })).output(z.strictObject({ moved: z.int() })),
  /** Refused (`in_use`) when the judge has marks. */
  removeJudge: procedure.input(z.strictObject({ judgeId: idSchema })).output(z.strictObject({ removed: z.int() })),
  /** What a pasted list would add: a judge a line; name, group and unit apart by tabs. `group` is for lines that name none. */
  readJudges: procedure
    .input(z.strictObject({ cycleId: idSchema, text: z.string().max(100_000), group: codeSchema.nullable() }))
    .output(z.array(pastedJudgeSchema)),
  /** Adds the new ones of a pasted list, all at once. */
  addJudges: procedure
    .input(z.strictObject({ cycleId: idSchema, text: z.string().max(100_000), group: codeSchema.nullable() }))
    .output(verdictCountsSchema),

  list: procedure.input(cycleInput).output(z.strictObject({ panels: z.array(panelSchema), leaves: z.array(judgedLeafSchema) })),
  /** Refused with `panel_overlap` (judge, panel, evaluatee) when a judge would mark one place in two panels. */
  add: procedure.input(z.strictObject({ cycleId: idSchema, ...panelFields })).output(panelSchema),
  /**
   * Changes what is given. Refused with `marks_outside` (count, judge, evaluatee, leaf) when marks would no longer be covered; with `clearMarks` and a
   * reason those marks are cleared.
   */
  update: procedure
    .input(z.strictObject({ panelId: idSchema, ...panelChange, clearMarks: z.strictObject({ reason }).nullable() }))
    .output(panelSchema),
  /** Marks that a change would leave uncovered; at most a hundred are named. */
  uncovered: procedure.input(z.strictObject({ panelId: idSchema, ...panelChange })).output(counted),
  /** Refused with `in_use` while the panel has score sheets, paper sheets or meetings; with `marks_outside` unless it is the only panel. */
  remove: procedure.input(z.strictObject({ panelId: idSchema })).output(z.strictObject({ removed: z.int() })),

  coverage: procedure
    .input(
      z.strictObject({ cycleId: idSchema, by: z.enum(['panel', 'group']), panelId: idSchema.nullable(), categoryId: idSchema.nullable() }),
    )
    .output(coverageSchema),
  coverageOf: procedure.input(z.strictObject({ cycleId: idSchema, evaluateeId: idSchema })).output(z.array(coverageJudgeSchema)),

  recusals: procedure.input(cycleInput).output(z.array(recusalSchema)),
  /** Takes the evaluatee away from the judge on every leaf; marks given are replaced. Refused with `sheet_submitted`. */
  recuse: procedure
    .input(z.strictObject({ judgeId: idSchema, evaluateeId: idSchema, source: z.enum(['declared', 'office']), reason }))
    .output(recusalSchema),
  /** Refused with `own_unit_recusal` while judge and evaluatee are of one unit, with `sheet_submitted`. */
  withdrawRecusal: procedure
    .input(z.strictObject({ judgeId: idSchema, evaluateeId: idSchema, reason }))
    .output(z.strictObject({ withdrawn: z.int() })),
}
