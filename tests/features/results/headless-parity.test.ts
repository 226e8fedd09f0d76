import { expect, test } from 'vitest'
import { officeSample } from '../../../electron/features/cycles/sample/office-sample.ts'
import type { SampleData } from '../../../electron/features/cycles/sample/sample-data.ts'
import { loadSample } from '../../../electron/features/cycles/sample-loader.ts'
import { scoreAll, toText } from '../../../electron/scoring/index.ts'
import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { type Facts, factsSchema } from '../../../shared/domain/facts.ts'
import { openTestApp } from '../../helpers/app.ts'

/** The sample as the headless command would get it: another way in, with no database on it. */
function toFacts(data: SampleData): Facts {
  const codes = data.evaluatees.map((evaluatee) => evaluatee.code)
  const optional = <Value>(value: Value | null) => (value === null ? undefined : value)
  return factsSchema.parse({
    format: 'hengjian-facts/1',
    evaluatees: data.evaluatees.map(({ code, name, category, participation }) => ({
      code,
      name,
      category: data.categories[category],
      participation,
    })),
    judges: data.judges,
    findings: [...data.findings].map((finding, index) => ({
      id: String(index + 1),
      evaluatee: codes[finding.evaluatee],
      indicator: finding.indicator,
      rule: finding.rule,
      quantity: finding.quantity,
      level: optional(finding.level),
      multipliers: finding.multipliers,
      chosen: optional(finding.chosen),
      matterKey: optional(finding.matterKey),
      status: finding.status,
      foundOn: finding.foundOn,
      closedOn: optional(finding.closedOn),
    })),
    values: [...data.values].map(({ evaluatee, indicator, input }) => ({
      evaluatee: codes[evaluatee],
      indicator,
      state: input.state,
      value: optional(input.value),
      baseline: optional(input.baseline),
      target: optional(input.target),
    })),
    marks: codes.flatMap((evaluatee, place) =>
      [...data.marksOf(place)].map(({ indicator, judge, state, value, option }) => ({
        evaluatee,
        indicator,
        judge: data.judges[judge]?.code,
        state,
        value: value === null ? undefined : fromUnits(value),
        option: optional(option),
      })),
    ),
  })
}

test('the program and the headless command come to the same exact totals, ranks and grades', async () => {
  const data = officeSample()
  const app = await openTestApp({ now: new Date('2026-11-21T04:00:00Z') })
  const cycle = await loadSample(app, null, 'office')
  const codes = new Map(
    app.db
      .all(app.db.build.selectFrom('evaluatee').select(['id', 'code']).where('cycle_id', '=', cycle.id))
      .map((row) => [row.id, row.code]),
  )

  const headless = scoreAll(data.scheme, toFacts(data))

  const stored = [...app.results.stored(cycle.id).values()]
    .filter((result) => result.rank !== null)
    .map((result) => [codes.get(result.evaluateeId), result.exact, result.rank, result.grade])
  const computed = headless.ok
    ? headless.results.categories.flatMap((category) =>
        category.ranked.map((one) => [
          one.code,
          one.score?.total == null ? null : toText(one.score.total),
          one.rank,
          one.grade?.code ?? null,
        ]),
      )
    : headless.problems
  const byCode = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
  expect((computed as unknown[][]).toSorted(byCode)).toEqual(stored.toSorted(byCode))
  expect(stored.length).toBeGreaterThan(50)
})
