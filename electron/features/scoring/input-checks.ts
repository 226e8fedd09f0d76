import type { BallotInput, MarkInput, MeasuredInput, TaskInput } from '../../../shared/contract/scoring.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'

/** Largest count of people or ballots that is taken for one: a typing error otherwise. */
const largestCount = 1_000_000

/**
 * Checks an entered value; only state `scored` carries one, and then it must.
 *
 * An external score lies between 0 and its full marks. A measured value may be anything; a target of one's own is above zero.
 *
 * @throws AppError `value_out_of_range` with field, min, max
 */
export function checkValue(method: MethodOf<'measured'> | MethodOf<'external'>, input: MeasuredInput): void {
  requireValueByState(input.state, input.value)
  if (method.kind === 'external') {
    if (input.value !== null) requireWithin('value', input.value, '0', method.fullMarks)
    return
  }
  const ownTarget = method.curve.kind === 'ratio' && method.curve.target === null
  if (ownTarget && input.target !== null && toUnits(input.target) <= 0) {
    throw new AppError('value_out_of_range', { field: 'target', min: '0.0001', max: null, value: input.target })
  }
}

/**
 * Checks a judge's mark against the scale of the leaf: within its ends (both belong to it) and on a step from the lower end, or one of its options.
 *
 * @throws AppError `value_out_of_range` with field, and min, max, step for a number
 */
export function checkMark(method: MethodOf<'judged'>, mark: MarkInput): void {
  const { scale } = method
  if (scale.kind === 'options') {
    if (mark.value !== null) throw new AppError('value_out_of_range', { field: 'value', value: mark.value })
    requireValueByState(mark.state, mark.option)
    if (mark.option !== null && !scale.options.some((option) => option.code === mark.option)) {
      throw new AppError('value_out_of_range', { field: 'option', value: mark.option })
    }
    return
  }
  if (mark.option !== null) throw new AppError('value_out_of_range', { field: 'option', value: mark.option })
  requireValueByState(mark.state, mark.value)
  if (mark.value === null) return
  requireWithin('value', mark.value, scale.min, scale.max, scale.step)
  if ((toUnits(mark.value) - toUnits(scale.min)) % toUnits(scale.step) !== 0) {
    throw new AppError('value_out_of_range', { field: 'value', min: scale.min, max: scale.max, step: scale.step, value: mark.value })
  }
}

function requireValueByState(state: string, value: string | null): void {
  if ((state === 'scored') === (value !== null)) return
  throw new AppError('value_out_of_range', { field: 'state', state, value })
}

function requireWithin(field: string, value: string, min: string, max: string, step: string | null = null): void {
  if (toUnits(value) >= toUnits(min) && toUnits(value) <= toUnits(max)) return
  throw new AppError('value_out_of_range', { field, min, max, step, value })
}

/**
 * Checks counted ballots: a group and options that the leaf has, counts that are counts. Whether they add up, and whether they are void, is for
 * the score to say: spoilt ballots are real.
 *
 * @throws AppError `value_out_of_range` with field
 */
export function checkBallot(method: MethodOf<'survey'>, group: string, ballot: BallotInput): void {
  if (!method.groups.some((candidate) => candidate.code === group))
    throw new AppError('value_out_of_range', { field: 'group', value: group })
  const counted = Object.entries(ballot.counts)
  for (const [option, count] of counted) {
    if (!method.options.some((candidate) => candidate.code === option))
      throw new AppError('value_out_of_range', { field: 'counts', value: option })
    requireCount(option, count)
  }
  for (const field of ['entitled', 'issued', 'returned'] as const) requireCount(field, ballot[field])
  if (ballot.state !== 'scored' && counted.length > 0) {
    throw new AppError('value_out_of_range', { field: 'state', state: ballot.state, value: counted.length })
  }
}

function requireCount(field: string, count: number | null): void {
  if (count !== null && count > largestCount)
    throw new AppError('value_out_of_range', { field, min: '0', max: String(largestCount), value: count })
}

/**
 * Checks a task list: one known option for each factor, and codes that tell the tasks apart.
 *
 * @throws AppError `value_out_of_range` with field, task and factor; `name_taken` for a code that stands twice
 */
export function checkTasks(method: MethodOf<'tasks'>, tasks: readonly TaskInput[]): void {
  const codes = new Set<string>()
  for (const task of tasks) {
    if (codes.has(task.code)) throw new AppError('name_taken', { code: task.code })
    codes.add(task.code)
    for (const factor of method.factors) {
      const chosen = task.choices[factor.code]
      if (!factor.options.some((option) => option.code === chosen)) {
        throw new AppError('value_out_of_range', { field: 'choices', task: task.name, factor: factor.name, value: chosen ?? null })
      }
    }
    const unknown = Object.keys(task.choices).find((code) => !method.factors.some((factor) => factor.code === code))
    if (unknown !== undefined) throw new AppError('value_out_of_range', { field: 'choices', task: task.name, factor: unknown, value: null })
  }
}
