import type { JudgedLeaf } from '../../../shared/contract/panels.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readJudges } from './judges-repository.ts'
import { judgedOf } from './leaves-to-mark.ts'
import { readPanels } from './panels-repository.ts'

/**
 * Judged leaves of the cycle's scheme in its order, with their groups as the scheme has them and how many judges each group has: over the panels that mark
 * the leaf, or over all judges while there is no panel.
 *
 * @throws AppError `no_cycle`
 */
export function listJudgedLeaves(app: App, cycleId: number): JudgedLeaf[] {
  readCycle(app.db, cycleId)
  const panels = readPanels(app.db, cycleId)
  const judges = readJudges(app.db, cycleId)
  return judgedOf(app.results.compiled(cycleId).leaves).map(({ code, name, path, method }) => {
    const covering = panels.filter(({ leaves }) => leaves.kind === 'all' || leaves.codes.includes(code))
    const sitting = new Set(covering.flatMap(({ judgeIds }) => judgeIds))
    const present = judges.filter(({ id }) => panels.length === 0 || sitting.has(id))
    const percents = percentsOf(method.groups.map(({ weight }) => weight))
    return {
      code,
      name,
      path: path.join(' › '),
      emptyGroup: method.emptyGroup,
      groups: method.groups.map((group, place) => ({
        code: group.code,
        name: group.name,
        percent: percents[place] ?? '',
        aggregate: group.aggregate.kind,
        trim:
          group.aggregate.kind === 'trimmed'
            ? { high: group.aggregate.high, low: group.aggregate.low, from: group.aggregate.minJudges }
            : null,
        judges: present.filter((judge) => judge.group === group.code).length,
      })),
    }
  })
}

/** Shares of weights in percent, each rounded to two decimals on its own: `["5", "2", "3"]` → `["50", "20", "30"]`, `["1", "1", "1"]` → `"33.33"` each. */
function percentsOf(weights: readonly string[]): string[] {
  const units = weights.map((weight) => BigInt(toUnits(weight)))
  const sum = units.reduce((total, weight) => total + weight, 0n)
  return units.map((weight) => {
    const hundredths = (weight * 20_000n + sum) / (sum * 2n)
    const fraction = String(hundredths % 100n)
      .padStart(2, '0')
      .replace(/0+$/, '')
    return `${hundredths / 100n}${fraction === '' ? '' : `.${fraction}`}`
  })
}
