import { buildCohort, type EvaluateeInputs, gradeOf, scoreEvaluatee } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { rankResults } from '../results/cycle-results.ts'
import { readInputs } from '../results/input-reader.ts'
import { writeSnapshot } from '../results/snapshots.ts'
import { type StoredResult, toStored } from '../results/stored-result.ts'

/**
 * Keeps the rankings that a year of work would have left behind: at the end of each day only the findings found by then count.
 *
 * @param days ISO days; empty for none
 */
export async function keepSampleSnapshots(app: App, cycleId: number, days: readonly string[]): Promise<void> {
  if (days.length === 0) return
  const compiled = app.results.compiled(cycleId)
  const all = readInputs(app.db, compiled, [...app.results.stored(cycleId).keys()])
  const cohort = buildCohort(compiled, all)
  for (const day of days) {
    const results = all.map((inputs): StoredResult => {
      const score = scoreEvaluatee(compiled, foundBy(inputs, day), cohort)
      return toStored(compiled, score, null, {
        evaluateeId: Number(inputs.evaluatee),
        categoryId: Number(inputs.category),
        participation: inputs.participation,
        grade: score.rounded === null ? null : (gradeOf(compiled, score.rounded, score.vetoes)?.code ?? null),
      })
    })
    const ranked = [...Map.groupBy(results, (result) => result.categoryId).values()].flatMap((members) => {
      const ranks = rankResults(compiled, members)
      return members.map((result) => ({ ...result, rank: ranks.get(result.evaluateeId)?.rank ?? null }))
    })
    writeSnapshot(app.db, cycleId, day, ranked, rankResults(compiled, results))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function foundBy(inputs: EvaluateeInputs, day: string): EvaluateeInputs {
  const findings = [...inputs.findings].map(([leaf, list]) => [leaf, list.filter((finding) => finding.foundOn <= day)] as const)
  return { ...inputs, findings: new Map(findings) }
}
