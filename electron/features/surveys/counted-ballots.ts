import type { BallotInput } from '../../../shared/contract/scoring.ts'
import type { App } from '../app.ts'
import { readScoredIds, writeBallot } from '../scoring/scoring-repository.ts'
import { agreedNumbers, standingOn } from './batches-service.ts'
import { leavesOfForm } from './form-lines.ts'
import { readBallots, readBatches, readForms, type StoredForm } from './surveys-repository.ts'

/** Sums of a form's agreed batches: for each line of the form how often each option was chosen, and the ballots that were not void. */
export interface AgreedSums {
  readonly lines: readonly ReadonlyMap<string, number>[]
  readonly valid: number
}

/** Adds the agreed batches of a form up; both passes say the same, so the first is read. */
export function agreedSums(app: App, form: StoredForm): AgreedSums {
  const lines = form.evaluatees.flatMap(() => form.leaves.map(() => new Map<string, number>()))
  let valid = 0
  for (const batch of readBatches(app.db, form.id)) {
    if (batch.state !== 'agreed') continue
    for (const ballot of readBallots(app.db, batch.id, 1)) {
      if (ballot.void) continue
      valid += 1
      ballot.choices.forEach((choice, line) => {
        if (typeof choice === 'string') lines[line]?.set(choice, (lines[line].get(choice) ?? NOT_CHOSEN) + 1)
      })
    }
  }
  return { lines, valid }
}
/** An option that nobody chose yet. */
const NOT_CHOSEN = 0

/**
 * Writes the sums of a form's agreed batches where the engine reads ballots, and rescores; inside the transaction of what changed them. Without an agreed
 * batch the places become empty. Where the scheme voids the group or withholds its result, only the numbers of people and ballots are written: what was
 * chosen stays in the counted ballots and cannot be read off anywhere else.
 */
export function writeCountedBallots(app: App, form: StoredForm): void {
  const scored = new Set(readScoredIds(app.db, form.cycleId, null))
  const touched = form.evaluatees.filter((id) => scored.has(id))
  for (const { evaluateeId, indicator, ballot } of countedInputs(app, form)) {
    if (scored.has(evaluateeId)) writeBallot(app.db, { evaluateeId, indicator }, form.group, ballot)
  }
  app.results.rescore(form.cycleId, touched, form.leaves)
}

function countedInputs(
  app: App,
  form: StoredForm,
): readonly { readonly evaluateeId: number; readonly indicator: string; readonly ballot: BallotInput }[] {
  const numbers = agreedNumbers(app, form.id)
  const sums = agreedSums(app, form)
  const leaves = leavesOfForm(app, form)
  const shown = leaves.map((leaf) => numbers !== null && leaf !== undefined && standingOn(leaf, numbers).kind === 'counts')
  return form.evaluatees.flatMap((evaluateeId, row) =>
    form.leaves.map((indicator, column) => {
      const ballot: BallotInput =
        numbers === null
          ? { state: 'empty', entitled: null, issued: null, returned: null, counts: {} }
          : {
              state: 'scored',
              ...numbers,
              counts: shown[column] === true ? Object.fromEntries(sums.lines[row * form.leaves.length + column] ?? []) : {},
            }
      return { evaluateeId, indicator, ballot }
    }),
  )
}

/**
 * Writes the counted ballots of a cycle again after its scheme changed, because another minimum turnout shows or withholds other results. Nothing is
 * written while no form has an agreed batch.
 */
export async function refreshCountedBallots(app: App, cycleId: number): Promise<void> {
  const forms = readForms(app.db, cycleId).filter((form) => agreedNumbers(app, form.id) !== null)
  if (forms.length === 0) return
  await app.write(['surveys', 'inputs', 'results'], () => {
    for (const form of forms) writeCountedBallots(app, form)
  })
}
