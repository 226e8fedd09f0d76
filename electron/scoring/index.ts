export type { VetoEffect } from '../../shared/domain/scheme/rules.ts'
export { type Calibration, calibratePanels, calibrateScores, type PanelTotal, withCalibration } from './calibration.ts'
export {
  checkBallot,
  checkFinding,
  checkMark,
  checkTask,
  checkValue,
  type InputProblem,
  type InputProblemCode,
  inputKindOf,
} from './check-inputs.ts'
export { buildCohort, type Cohort, EMPTY_COHORT, needsCohort } from './cohort.ts'
export { compileScheme, ownLeaves, pathOf, weightDivisor } from './compile-scheme.ts'
export type { CompiledLeaf, CompiledNode, CompiledPart, CompiledRule, CompiledScheme, NodeScore, Score, Veto } from './compiled.ts'
export { explainEvaluatee } from './explain.ts'
export { type FactProblem, type FactProblemCode, factsToInputs } from './facts-to-inputs.ts'
export * from './fraction.ts'
export { gradeOf, quotaPlaces } from './grades.ts'
export type { BallotInput, EvaluateeInputs, FindingInput, MarkInput, TaskInput, ValueInput } from './inputs.ts'
export { type RankEntry, type Ranked, rankEntry, rankEvaluatees } from './ranking.ts'
export { ruleAmount } from './rule-amount.ts'
export { type AllResults, type CategoryResult, type EvaluateeResult, scoreAll } from './score-all.ts'
export { scoreEvaluatee } from './score-evaluatee.ts'
