import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { CompiledLeaf } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { type Assignments, readAssignments } from './assignments.ts'

/** A judged leaf 评分要点 of a cycle. */
export interface JudgedLeaf {
  readonly code: string
  readonly name: string
  readonly path: readonly string[]
  readonly method: MethodOf<'judged'>
}

/** The judged ones of compiled leaves, in their order. */
export function judgedOf(leaves: readonly CompiledLeaf[]): JudgedLeaf[] {
  return leaves.flatMap(({ code, name, path, leaf: { method } }) => (method.kind === 'judged' ? [{ code, name, path, method }] : []))
}

/** Whether a judge of this group marks the leaf. */
export function marksGroup({ method }: JudgedLeaf, group: string): boolean {
  return method.groups.some(({ code }) => code === group)
}

/**
 * The judged leaves that a judge has to mark of an evaluatee, recusals aside: of the judge's group and in the judge's panels (all while there is no
 * panel), those of the scheme in its order, then the evaluatee's own.
 */
export function leavesToMark(
  app: App,
  cycleId: number,
  assignments: Assignments = readAssignments(app.db, cycleId),
): (judge: { readonly id: number; readonly group: string }, evaluateeId: number) => readonly JudgedLeaf[] {
  const common = judgedOf(app.results.compiled(cycleId).leaves)
  const own = readAllOwnLeaves(app, cycleId)
  return (judge, evaluateeId) =>
    [...common, ...judgedOf(own.get(evaluateeId) ?? [])].filter(
      (leaf) =>
        marksGroup(leaf, judge.group) &&
        (assignments.panels.length === 0 || assignments.panelOf(judge.id, evaluateeId, leaf.code) !== null),
    )
}
