import type { TFunction } from 'i18next'
import type { BoundaryTieView, DecisionRow } from '../../../shared/contract/decisions.ts'

type WhyNot = NonNullable<DecisionRow['whyNot']>

/** Why somebody has not a better grade, in one line. */
export function whyNotWords(t: TFunction, why: WhyNot): string {
  switch (why.kind) {
    case 'points':
      return t('decisions.whyNot.points', { grade: why.grade, gap: why.gap })
    case 'quota':
      return t('decisions.whyNot.quota', { grade: why.grade, place: why.place, places: why.places })
    case 'tie':
      return t(why.decided ? 'decisions.whyNot.tieLost' : 'decisions.whyNot.tieOpen', {
        grade: why.grade,
        tied: why.tied,
        free: why.free,
      })
    case 'veto':
      return why.facts.length === 0
        ? t('decisions.whyNot.vetoPlain', { grade: why.grade })
        : t('decisions.whyNot.veto', { grade: why.grade, facts: why.facts.join(t('decisions.whyNot.separator')) })
    default:
      return why satisfies never
  }
}

type Option = BoundaryTieView['options'][number]

const breakers = ['exact_total', 'fewer_deductions', 'fewer_points_deducted', 'heavier_leaf_first', 'node'] as const

/** What an option of a tie would bring: who gets the grade, places used, and what happens to the next grade. */
export function consequenceWords(t: TFunction, tie: BoundaryTieView, option: Option): string {
  if (!option.possible) return t('decisions.tie.noneLeft')
  const { used, choice, by, next } = option
  const kind = breakers.find((known) => known === by?.kind)
  const first = t(`decisions.tie.consequence.${choice}`, {
    names: namesOf(t, tie, option.admitted ?? []),
    grade: tie.gradeName,
    used,
    places: tie.places,
    free: tie.free,
    by: kind === undefined ? '' : t(`decisions.tie.by.${kind}`, { node: by?.node ?? '' }),
  })
  const over = used > tie.places ? [t('decisions.tie.over', { count: used - tie.places })] : []
  if (next === null) return [first, ...over].join(t('decisions.tie.sentence'))
  const after =
    next.places === null
      ? t('decisions.tie.next', { grade: next.gradeName, count: next.count })
      : t('decisions.tie.nextQuota', { grade: next.gradeName, count: next.count, places: next.places })
  return [first, ...over, after, ...(next.tie ? [t('decisions.tie.nextTie')] : [])].join(t('decisions.tie.sentence'))
}

/** Names of some of the tied, in their order. */
export function namesOf(t: TFunction, tie: BoundaryTieView, ids: readonly number[]): string {
  const names = tie.tied.filter(({ evaluateeId }) => ids.includes(evaluateeId)).map(({ name }) => name)
  return names.length === 0 ? t('decisions.tie.nobody') : names.join(t('decisions.tie.separator'))
}

/** Why votes settle nothing yet; null when they do. The host decides in the end; this spares a refusal. */
export function voteFault(free: number, votes: readonly (number | null)[]): 'votesMissing' | 'votesEqual' | null {
  const counted = votes.filter((count) => count !== null).toSorted((a, b) => b - a)
  if (counted.length < votes.length) return 'votesMissing'
  return counted[free - 1] === counted[free] ? 'votesEqual' : null
}
