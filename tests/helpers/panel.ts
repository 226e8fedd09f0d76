import type { App } from '../../electron/features/app.ts'
import type { TestCycle } from './app.ts'

/** A panel of a cycle's judges, all or some, straight into the database. @returns its id */
export function makePanel(
  app: App,
  cycle: TestCycle,
  {
    name = '考评一组',
    judges = cycle.judges,
    evaluatees,
    leaves,
  }: {
    readonly name?: string
    readonly judges?: readonly number[]
    readonly evaluatees?: readonly number[]
    readonly leaves?: readonly string[]
  } = {},
): Promise<number> {
  return app.write(['panels'], () => {
    const id = app.db.run(
      app.db.build.insertInto('panel').values({
        cycle_id: cycle.cycleId,
        name,
        position: 1,
        scope: JSON.stringify(evaluatees === undefined ? { kind: 'all' } : { kind: 'evaluatees', ids: evaluatees }),
        leaves: JSON.stringify(leaves === undefined ? { kind: 'all' } : { kind: 'chosen', codes: leaves }),
      }),
    ).insertedId
    for (const judge of judges) app.db.run(app.db.build.insertInto('panel_judge').values({ panel_id: id, judge_id: judge }))
    return id
  })
}

/** Takes away every mark of a cycle's judges, so that a sheet begins empty. */
export function clearMarks(app: App, cycle: TestCycle): Promise<void> {
  return app.write(['inputs'], () => {
    for (const judge of cycle.judges) app.db.run(app.db.build.deleteFrom('mark').where('judge_id', '=', judge))
    app.results.rescore(cycle.cycleId, cycle.evaluatees)
  })
}
