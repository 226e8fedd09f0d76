import type { BallotForm, LeafResult } from '../../../shared/contract/surveys.ts'
import { ratio, scoreSurveyGroup, toRoundedUnits, toText } from '../../scoring/index.ts'
import type { App } from '../app.ts'
import { fixed, rounded } from '../results/results-view.ts'
import { agreedNumbers, compiledMethod, type SurveyNumbers, standingOn } from './batches-service.ts'
import { type AgreedSums, agreedSums } from './counted-ballots.ts'
import { formView, optionsOf, requireLeaves, type SurveyLeaf } from './form-lines.ts'
import { readForm, type StoredForm } from './surveys-repository.ts'

/**
 * Agreed results of a form on each of its leaves: counts, the points of this group, and the shares (优称率). Void and withheld leaves carry no row, so
 * that no count of theirs leaves the host; `numbers` is null while no batch is agreed.
 *
 * @throws AppError `not_found`
 */
export function formResults(app: App, formId: number): { form: BallotForm; numbers: SurveyNumbers | null; leaves: LeafResult[] } {
  const form = readForm(app.db, formId)
  const numbers = agreedNumbers(app, formId)
  const view = formView(app, form)
  if (numbers === null || !view.known) return { form: view, numbers: null, leaves: [] }
  const sums = agreedSums(app, form)
  const names = new Map(view.evaluatees.map(({ id, name }) => [id, name]))
  const leaves = requireLeaves(app, form).map((leaf, column) => leafResult(app, { form, leaf, column, sums, numbers, names }))
  return { form: view, numbers, leaves }
}

interface LeafSums {
  readonly form: StoredForm
  readonly leaf: SurveyLeaf
  readonly column: number
  readonly sums: AgreedSums
  readonly numbers: SurveyNumbers
  readonly names: ReadonlyMap<number, string>
}

function leafResult(app: App, { form, leaf, column, sums, numbers, names }: LeafSums): LeafResult {
  const compiled = app.results.compiled(form.cycleId)
  const method = compiledMethod(leaf)
  const standing = standingOn(leaf, numbers)
  const options = optionsOf(leaf)
  const rates = shownRates(leaf)
  const head = { ...standing, options, rates, full: leaf.compiled.leaf.points }
  if (standing.kind !== 'counts') return { ...head, rows: [] }
  const rows = form.evaluatees.map((evaluateeId, row): LeafResult['rows'][number] => {
    const chosen = sums.lines[row * form.leaves.length + column]
    const countOf = (code: string): number => chosen?.get(code) ?? NOT_CHOSEN
    const counts = options.map(({ code }) => countOf(code))
    const score = scoreSurveyGroup(leaf.compiled, method, {
      group: form.group,
      state: 'scored',
      ...numbers,
      counts: Object.fromEntries(options.map(({ code }) => [code, countOf(code)])),
    })
    return {
      evaluateeId,
      name: names.get(evaluateeId) ?? `#${evaluateeId}`,
      counts,
      valid: score.valid,
      outside: score.outside,
      unmarked: sums.valid - score.valid - score.outside,
      points: score.value === null ? null : rounded(compiled, toText(score.value)),
      rates: rates.map((codes) =>
        percent(
          codes.reduce((sum, code) => sum + countOf(code), 0),
          score.valid,
        ),
      ),
    }
  })
  return { ...head, rows }
}
/** An option that nobody chose. */
const NOT_CHOSEN = 0

/** `13 of 14` → `"92.86"`; null when there is nothing to divide by. */
function percent(part: number, all: number): string | null {
  return all === 0 ? null : fixed(toRoundedUnits(ratio(part * 100, all), 'half_up', 2), 2)
}

/** Which options' shares are shown: those by which the scheme itself scores, then the best option, then the best two (优秀率, 优称率). */
function shownRates({ method }: SurveyLeaf): string[][] {
  const counting = method.options.filter(({ coefficient }) => coefficient !== null)
  const best = counting.toSorted((one, other) => Number(other.coefficient) - Number(one.coefficient)).map(({ code }) => code)
  const wanted = [
    ...(method.scoring.kind === 'share_tiers' ? method.scoring.tiers.map(({ shareOf }) => shareOf) : []),
    best.slice(0, 1),
    ...(best.length > 2 ? [best.slice(0, 2)] : []),
  ]
  const seen = new Set<string>()
  return wanted.filter((codes) => {
    const key = codes.toSorted().join(' ')
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
