import type { TFunction } from 'i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Aggregate, Curve, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'

/** How a leaf is scored, as short sentences in the order in which they apply. */
export function methodWords(t: TFunction, leaf: Leaf): string[] {
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
      return [
        t('schemes.method.deduct', { start: method.start ?? leaf.points ?? '0' }),
        ...(method.floor === undefined ? [] : [t('schemes.floor', { floor: method.floor })]),
      ]
    case 'bonus':
      return [t('schemes.method.bonus', { start: method.start ?? '0' })]
    case 'judged':
      return judgedWords(t, method)
    case 'measured':
      return measuredWords(t, method)
    case 'survey':
      return surveyWords(t, method)
    case 'external':
      return [t('schemes.method.external', { fullMarks: method.fullMarks })]
    case 'tasks':
      return [t('schemes.method.tasks', { factors: method.factors.map((factor) => factor.name).join(t('schemes.method.comma')) })]
    case 'veto':
      return [t('schemes.method.veto')]
  }
}

/** A share as percent without floating point: "0.9" → "90", "0.875" → "87.5". */
export function percentOf(share: string): string {
  const negative = share.startsWith('-')
  const [whole = '0', places = ''] = (negative ? share.slice(1) : share).split('.')
  const padded = places.padEnd(2, '0')
  const percent = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = padded.slice(2)
  return `${negative ? '−' : ''}${percent}${rest === '' ? '' : `.${rest}`}`
}

function judgedWords(t: TFunction, method: MethodOf<'judged'>): string[] {
  const scale =
    method.scale.kind === 'range'
      ? t('schemes.method.judgedRange', { min: method.scale.min, max: method.scale.max, step: method.scale.step })
      : t('schemes.method.judgedOptions', { options: optionWords(t, method.scale.options) })
  const [only] = method.groups
  if (method.groups.length === 1 && only !== undefined) {
    return [scale, t('schemes.method.oneGroup', { name: only.name, aggregate: aggregateWords(t, only.aggregate) })]
  }
  return [
    scale,
    ...method.groups.map((group) =>
      t('schemes.method.group', { name: group.name, weight: group.weight, aggregate: aggregateWords(t, group.aggregate) }),
    ),
    t(`schemes.method.emptyGroup.${method.emptyGroup}`),
  ]
}

function aggregateWords(t: TFunction, aggregate: Aggregate): string {
  return aggregate.kind === 'trimmed'
    ? t('schemes.method.aggregate.trimmed', { high: aggregate.high, low: aggregate.low, minJudges: aggregate.minJudges })
    : t(`schemes.method.aggregate.${aggregate.kind}`)
}

function optionWords(t: TFunction, options: readonly { readonly name: string; readonly coefficient: string | null }[]): string {
  return options
    .map(({ name, coefficient }) =>
      coefficient === null
        ? t('schemes.method.optionOutside', { name })
        : t('schemes.method.option', { name, percent: percentOf(coefficient) }),
    )
    .join(t('schemes.method.comma'))
}

function measuredWords(t: TFunction, method: MethodOf<'measured'>): string[] {
  const lower = method.direction === 'lower'
  return [
    ...(method.basis === 'change' ? [t('schemes.method.change')] : []),
    curveWords(t, method.curve, lower && method.basis === 'value'),
    ...(lower ? [t('schemes.method.lower')] : []),
    ...(method.basis === 'change' ? [t(`schemes.method.zeroBaseline.${method.zeroBaseline}`)] : []),
  ]
}

function curveWords(t: TFunction, curve: Curve, lower: boolean): string {
  switch (curve.kind) {
    case 'ratio':
      return curve.target === null ? t('schemes.method.ratioOwn') : t('schemes.method.ratio', { target: curve.target })
    case 'threshold':
      return t('schemes.method.threshold', { target: curve.target })
    case 'linear':
      return t(lower ? 'schemes.method.linearLower' : 'schemes.method.linear', { low: curve.low, high: curve.high })
    case 'tiers':
      return t('schemes.method.tiers', {
        tiers: curve.tiers
          .map((tier) => t('schemes.method.tier', { range: rangeWords(t, tier.from, tier.to), points: tier.points }))
          .join(t('schemes.method.separator')),
      })
    case 'per_step':
      return t('schemes.method.perStep', {
        target: curve.target,
        step: curve.step,
        cost: curve.cost,
        steps: t(`schemes.method.steps.${curve.steps}`),
      })
    case 'rank_points': {
      const { places } = curve
      const points =
        places.kind === 'drop'
          ? t('schemes.method.rankDrop', { drop: places.drop, floor: places.floor })
          : t('schemes.method.rankTable', { points: places.points.join(t('schemes.method.comma')), beyond: places.beyond })
      return `${points}${t('schemes.method.separator')}${t(`schemes.method.tied.${curve.tied}`)}`
    }
    case 'ratio_to_best':
      return t('schemes.method.ratioToBest')
  }
}

/** A half-open interval in words; null is an open end. */
export function rangeWords(t: TFunction, from: string | null, to: string | null): string {
  if (from === null) return to === null ? t('schemes.method.tierAny') : t('schemes.method.tierBelow', { to })
  return to === null ? t('schemes.method.tierFrom', { from }) : t('schemes.method.tierBetween', { from, to })
}

function surveyWords(t: TFunction, method: MethodOf<'survey'>): string[] {
  const { scoring } = method
  const counted =
    scoring.kind === 'coefficients'
      ? t('schemes.method.survey', { options: optionWords(t, method.options) })
      : t('schemes.method.surveyTiers', {
          tiers: scoring.tiers
            .map((tier) =>
              t('schemes.method.surveyTier', {
                options: tier.shareOf.map((code) => method.options.find((option) => option.code === code)?.name ?? code).join('＋'),
                range: rangeWords(t, percentOrNull(tier.from), percentOrNull(tier.to)),
                points: tier.points,
              }),
            )
            .join(t('schemes.method.separator')),
          otherwise: scoring.otherwise,
        })
  return [
    counted,
    ...(method.groups.length < 2
      ? []
      : method.groups.map((group) => t('schemes.method.group', { name: group.name, weight: group.weight, aggregate: '' }))),
    ...(method.voidShare === null ? [] : [t('schemes.method.voidShare', { share: `${percentOf(method.voidShare)}%` })]),
    ...(method.voidOverIssued ? [t('schemes.method.voidOverIssued')] : []),
    ...(method.minimumTurnout === null ? [] : [t('schemes.method.minimumTurnout', { share: `${percentOf(method.minimumTurnout)}%` })]),
  ]
}

function percentOrNull(share: string | null): string | null {
  return share === null ? null : `${percentOf(share)}%`
}
