import type { BoundaryChoice } from '../../../shared/domain/glossary.ts'
import { type BoundaryOption, boundaryOptions } from './boundary-options.ts'
import type { GradeCase, LineTie } from './quota-cut.ts'

/** Who gets the grade by a choice, or why the choice settles nothing. */
export type Settled =
  | { readonly ok: true; readonly admitted: readonly string[]; readonly by: BoundaryOption['by'] }
  | { readonly ok: false; readonly fault: 'no_breaker_left' | 'votes_missing' | 'votes_equal' }

/**
 * Carries out a choice on a tie. A vote admits the `free` ones with the most votes and must tell the last admitted from the first not admitted.
 *
 * @param votes whole numbers by id, one for every tied one where `choice` is `vote`; else ignored
 */
export function settleTie(
  gradeCase: GradeCase,
  tie: LineTie,
  choice: BoundaryChoice,
  votes: Readonly<Record<string, number>> = {},
): Settled {
  if (choice === 'vote') return byVote(tie, votes)
  const option = boundaryOptions(gradeCase, tie).find((one) => one.choice === choice)
  if (option === undefined || !option.possible || option.admitted === null) return { ok: false, fault: 'no_breaker_left' }
  return { ok: true, admitted: option.admitted, by: option.by }
}

function byVote(tie: LineTie, votes: Readonly<Record<string, number>>): Settled {
  const counted = tie.tied.flatMap((id) => {
    const count = votes[id]
    return count === undefined ? [] : [{ id, count }]
  })
  if (counted.length < tie.tied.length) return { ok: false, fault: 'votes_missing' }
  counted.sort((a, b) => b.count - a.count)
  const [last, first] = [counted[tie.free - 1], counted[tie.free]]
  if (last === undefined || first === undefined || last.count === first.count) return { ok: false, fault: 'votes_equal' }
  return { ok: true, admitted: counted.slice(0, tie.free).map(({ id }) => id), by: null }
}
