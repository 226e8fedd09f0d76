import type { App } from '../../../electron/features/app.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { makeCycle, smallScheme, type TestCycle } from '../../helpers/app.ts'

/**
 * The small scheme with a second judged leaf: A3 (4 points) marked by the panel and by leaders, half each; A4 (2 points) by the panel alone, without the
 * highest and lowest from three marks on. An empty group shares its weight on A3 and counts zero on A4.
 */
export function judgedScheme(): Scheme {
  return smallScheme((small) => {
    const scheme = JSON.parse(JSON.stringify(small))
    const [a1, a2, a3] = scheme.parts[0].indicator.children
    a3.method.groups.push({ code: 'leaders', name: '领导', weight: '1', aggregate: { kind: 'mean' } })
    a3.method.emptyGroup = 'reweight'
    const a4 = {
      code: 'A4',
      name: '材料质量',
      points: '2',
      method: {
        kind: 'judged',
        scale: { kind: 'range', min: '0', max: '2', step: '0.1' },
        groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'trimmed', high: 1, low: 1, minJudges: 3 } }],
        emptyGroup: 'zero',
      },
    }
    scheme.parts[0].indicator.children = [{ ...a1, points: '8' }, a2, a3, a4]
    scheme.settings.empty = 'zero'
    return scheme
  })
}

/** A cycle of 甲局 and 乙局 (甲组) and 丙局 (乙组) by that scheme; 示例一 and 示例二 of the panel gave each of them 4 on A3. */
export function makeJudgedCycle(app: App): Promise<TestCycle> {
  return makeCycle(app, {
    scheme: judgedScheme(),
    evaluatees: [{ name: '甲局' }, { name: '乙局' }, { name: '丙局', category: 1 }],
  })
}

/** Every stored mark of a cycle as `evaluatee leaf judge state value`, in the order of its key. */
export function marksOf(app: App): string[] {
  const rows = app.db
    .prepare(
      `SELECT e.name AS evaluatee, m.indicator, j.name AS judge, m.state, m.value FROM mark m
       JOIN evaluatee e ON e.id = m.evaluatee_id JOIN judge j ON j.id = m.judge_id ORDER BY m.evaluatee_id, m.indicator, m.judge_id`,
    )
    .all() as { evaluatee: string; indicator: string; judge: string; state: string; value: number | null }[]
  return rows.map(({ evaluatee, indicator, judge, state, value }) =>
    [evaluatee, indicator, judge, state, ...(value === null ? [] : [value / 10_000])].join(' '),
  )
}

/** Says that a judge handed in the sheet of a panel. */
export function handIn(app: App, panelId: number, judgeId: number): void {
  app.db.run(
    app.db.build.insertInto('score_sheet').values({
      panel_id: panelId,
      judge_id: judgeId,
      version: 1,
      opened_at: '2026-03-20T08:00:00Z',
      opened_by: '示例一',
      reason: '',
      submitted_at: '2026-03-20T09:00:00Z',
      submitted_by: '示例一',
      way: 'own',
      content: '{}',
    }),
  )
}
