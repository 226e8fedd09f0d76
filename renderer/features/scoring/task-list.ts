import type { TaskInput } from '../../../shared/contract/scoring.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'

/** A code that no task of the list has: one above the highest number used, so that a removed task's code does not come back at once. */
export function nextTaskCode(tasks: readonly TaskInput[]): string {
  const numbers = tasks.map(({ code }) => Number(/^T(\d+)$/.exec(code)?.[1] ?? '0'))
  return `T${Math.max(0, ...numbers) + 1}`
}

/** Whether every task has a name and an option for each factor, as the host asks for. */
export function tasksComplete(tasks: readonly TaskInput[], factors: MethodOf<'tasks'>['factors']): boolean {
  return tasks.every((task) => task.name.trim() !== '' && factors.every((factor) => task.choices[factor.code] !== undefined))
}
