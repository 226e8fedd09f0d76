import type { Judge } from '../../../../shared/contract/panels.ts'
import type { TrialLeaf } from '../../../../shared/contract/scheme-trial.ts'
import type { InputRow } from '../../../../shared/contract/scoring.ts'
import type { client as host } from '../../../api/client.ts'
import { noFacts } from '../trial/trial-facts.ts'

/** What is stored for one leaf of one evaluatee, in the form that the fields of a trial edit. */
export function factsOfRow(row: InputRow, judges: readonly Judge[]): TrialLeaf {
  const { value } = row
  const groups = new Map(judges.map(({ id, group }) => [id, group]))
  return {
    ...noFacts,
    value: value === null ? null : withoutNulls(value),
    marks: row.marks.map(({ judgeId, mark }) => ({ ...withoutNulls(mark), judge: String(judgeId), group: groups.get(judgeId) ?? '' })),
    ballots: row.ballots.map(({ group, ballot }) => ({ group, ...withoutNulls(ballot) })),
    tasks: row.tasks.map((task) => ({ ...task })),
  }
}

type Filled<T> = { [Key in keyof T as null extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as null extends T[Key] ? Key : never]?: Exclude<T[Key], null>
}

function withoutNulls<T extends object>(record: T): Filled<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Filled<T>
}

interface Place {
  readonly cycleId: number
  readonly evaluateeId: number
  readonly indicator: string
}

/** Saves what was changed, one call for each value, mark, group of ballots or task list. The first refusal stops it; what went before is saved. */
export async function saveFacts(client: typeof host, place: Place, before: TrialLeaf, after: TrialLeaf): Promise<void> {
  if (after.value !== before.value) {
    const { state, value, baseline, target } = after.value ?? { state: 'empty' as const }
    await client.scoring.saveValue({
      ...place,
      input: { state, value: value ?? null, baseline: baseline ?? null, target: target ?? null },
    })
  }
  for (const mark of after.marks) {
    if (before.marks.includes(mark)) continue
    const { judge, state, value, option } = mark
    await client.scoring.saveMark({
      ...place,
      judgeId: Number(judge),
      mark: { state, value: value ?? null, option: option ?? null },
    })
  }
  for (const group of new Set([...before.ballots, ...after.ballots].map((ballot) => ballot.group))) {
    const ballot = after.ballots.find((each) => each.group === group)
    if (ballot === before.ballots.find((each) => each.group === group)) continue
    const { state, entitled, issued, returned, counts } = ballot ?? { state: 'empty' as const, counts: {} }
    await client.scoring.saveBallot({
      ...place,
      group,
      ballot: { state, entitled: entitled ?? null, issued: issued ?? null, returned: returned ?? null, counts },
    })
  }
  if (after.tasks !== before.tasks) await client.scoring.saveTasks({ ...place, tasks: after.tasks })
}
