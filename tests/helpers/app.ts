import { onTestFinished } from 'vitest'
import type { App } from '../../electron/features/app.ts'
import { createCycle } from '../../electron/features/cycles/cycles-service.ts'
import { openApp } from '../../electron/features/open-app.ts'
import { insertVersion } from '../../electron/features/schemes/schemes-repository.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { tempFolder } from './temp-folder.ts'

/** A clock that a test moves by hand; starts at noon of 20 March 2026 (UTC). */
export interface TestClock {
  now: Date
}

/** A log that fails the test that writes an error to it. */
const strictLog = {
  error: (message: string, error: unknown): string => {
    throw new Error(`logged: ${message}`, { cause: error })
  },
  info: () => undefined,
}

/** An open app on a real database in a folder of its own. */
export async function openTestApp(clock: TestClock = { now: new Date('2026-03-20T12:00:00Z') }, dataFolder = tempFolder()): Promise<App> {
  const app = await openApp({ dataFolder, host: 'browser', clock: () => clock.now, log: strictLog })
  let closed = false
  onTestFinished(() => {
    if (!closed) app.close()
  })
  return {
    ...app,
    close: () => {
      closed = true
      app.close()
    },
  }
}

/**
 * A small unit scheme of 20 points: A1 (10, deduct: 0.5 an event, at most 3), A2 (6, measured, share of 100), A3 (4, judged 0–4, mean); a bonus B1 (at
 * most 3); a veto V1 that zeroes the total.
 */
export function smallScheme(change: (scheme: Record<string, unknown>) => Record<string, unknown> = (scheme) => scheme): Scheme {
  return schemeSchema.parse(
    change({
      format: 'hengjian-scheme/1',
      code: 'small',
      name: '小方案',
      kind: 'unit',
      points: '20',
      parts: [
        {
          part: 'base',
          indicator: {
            code: 'A',
            name: '基础',
            points: '20',
            children: [
              {
                code: 'A1',
                name: '三会一课',
                points: '10',
                method: {
                  kind: 'deduct',
                  rules: [
                    {
                      code: 'missed',
                      text: '每少召开1次扣0.5分，最多扣3分',
                      unit: 'event',
                      amount: { kind: 'fixed', amount: '0.5' },
                      cap: '3',
                    },
                  ],
                },
              },
              {
                code: 'A2',
                name: '学时完成率',
                points: '6',
                method: { kind: 'measured', unitLabel: '%', curve: { kind: 'ratio', target: '100' } },
              },
              {
                code: 'A3',
                name: '特色工作',
                points: '4',
                method: {
                  kind: 'judged',
                  scale: { kind: 'range', min: '0', max: '4', step: '0.1' },
                  groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
                },
              },
            ],
          },
        },
        {
          part: 'bonus',
          indicator: {
            code: 'B1',
            name: '上级表彰',
            points: '3',
            method: { kind: 'bonus', rules: [{ code: 'award', text: '每项加1分', unit: 'event', amount: { kind: 'fixed', amount: '1' } }] },
          },
        },
        {
          part: 'veto',
          indicator: {
            code: 'V1',
            name: '违纪违法',
            points: null,
            method: { kind: 'veto', rules: [{ code: 'accident', text: '总分计零分', effect: { kind: 'zero' } }] },
          },
        },
      ],
      settings: {
        bands: [
          { code: 'excellent', name: '优秀', lower: '18', upper: null },
          { code: 'good', name: '良好', lower: '0', upper: '18' },
        ],
      },
    }),
  )
}

export interface TestCycle {
  readonly cycleId: number
  readonly versionId: number
  /** Ids of the categories 甲组 and 乙组. */
  readonly categories: readonly [number, number]
  /** Ids of the evaluatees in the order given. */
  readonly evaluatees: readonly number[]
  readonly judges: readonly number[]
}

/** A cycle with evaluatees that have every input (A2 = 100 %, A3 = 4 from two judges), so that each stands at full marks. */
export async function makeCycle(
  app: App,
  options: {
    readonly scheme?: Scheme
    readonly evaluatees?: readonly { name: string; category?: 0 | 1; participation?: 'full' | 'by_reference' | 'exempt' }[]
  } = {},
): Promise<TestCycle> {
  const scheme = options.scheme ?? smallScheme()
  const rows = options.evaluatees ?? [{ name: '甲局' }, { name: '乙局' }, { name: '丙局' }]
  const versionId = await app.write(['schemes'], () => insertVersion(app.db, scheme, '2026-01-01T00:00:00Z'))
  const cycle = await createCycle(app, '测试', { year: 2026, name: '2026', scheme: { from: 'version', id: versionId } })
  return app.write(['register'], () => {
    const { db } = app
    const category = (name: string, position: number) =>
      db.run(db.build.insertInto('category').values({ cycle_id: cycle.id, name, position })).insertedId
    const categories = [category('甲组', 1), category('乙组', 2)] as const
    const judges = ['示例一', '示例二'].map(
      (name, position) =>
        db.run(db.build.insertInto('judge').values({ cycle_id: cycle.id, code: `j${position}`, name, judge_group: 'panel', position }))
          .insertedId,
    )
    const evaluatees = rows.map((row, position) => {
      const unit = db.run(db.build.insertInto('unit').values({ code: `${position}`, name: row.name, short_name: row.name })).insertedId
      const id = db.run(
        db.build.insertInto('evaluatee').values({
          cycle_id: cycle.id,
          unit_id: unit,
          branch_id: null,
          category_id: categories[row.category ?? 0],
          code: `${position}`,
          name: row.name,
          short_name: row.name,
          participation: row.participation ?? 'full',
          remark: '',
          pinyin: '',
          initials: '',
          position,
        }),
      ).insertedId
      db.run(
        db.build
          .insertInto('input_value')
          .values({ evaluatee_id: id, indicator: 'A2', state: 'scored', value: 1_000_000, baseline: null, target: null }),
      )
      for (const judge of judges) {
        db.run(
          db.build
            .insertInto('mark')
            .values({ evaluatee_id: id, indicator: 'A3', judge_id: judge, state: 'scored', value: 40_000, option: null }),
        )
      }
      return id
    })
    app.results.rescore(cycle.id, evaluatees)
    return { cycleId: cycle.id, versionId, categories, evaluatees, judges }
  })
}

/** A confirmed finding, straight into the database and rescored. @returns its id */
export function confirmFinding(
  app: App,
  cycle: TestCycle,
  evaluateeId: number,
  finding: { indicator?: string; rule?: string; quantity?: number; foundOn?: string } = {},
): Promise<number> {
  const { indicator = 'A1', rule = 'missed', quantity = 10_000, foundOn = '2026-03-18' } = finding
  return app.write(['findings', 'results'], () => {
    const id = app.db.run(
      app.db.build.insertInto('finding').values({
        cycle_id: cycle.cycleId,
        evaluatee_id: evaluateeId,
        indicator,
        rule,
        quantity,
        level: null,
        multipliers: '[]',
        chosen: null,
        reason: '',
        matter_key: null,
        description: '1 月支委会未召开',
        found_on: foundOn,
        source: 'routine_supervision',
        deadline: null,
        status: 'confirmed',
        points: null,
        recorded_by: '录入员',
        confirmed_by: '复核员',
        confirmed_at: `${foundOn}T08:00:00Z`,
        closed_on: null,
        withdraw_reason: null,
        created_at: '',
        updated_at: '',
      }),
    ).insertedId
    app.results.rescore(cycle.cycleId, [evaluateeId], [indicator])
    return id
  })
}
