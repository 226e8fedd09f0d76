import type { TFunction } from 'i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import { showNumber } from '../../../components/number-text.ts'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { subtractDecimals } from '../edits/decimal-sum.ts'
import { isLeafIndicator } from '../scheme-tree.ts'

/** Why the most that anybody can reach is not what is stated; each has words under `schemeTree.why`. */
export type AttainableReason = 'clamp' | 'options' | 'scale' | 'tiers' | 'places' | 'cap' | 'unbounded' | 'start' | 'below' | 'rules'

/** Where the difference of an indicator arises, as far as its own parameters tell. */
export function reasonOf(indicator: Indicator, attainable: string): AttainableReason {
  if (indicator.clamp?.max !== undefined && indicator.clamp.max === attainable) return 'clamp'
  if (!isLeafIndicator(indicator)) return 'below'
  const { method } = indicator
  switch (method.kind) {
    case 'judged':
      return method.scale.kind === 'options' ? 'options' : 'scale'
    case 'survey':
      return method.scoring.kind === 'coefficients' ? 'options' : 'tiers'
    case 'tasks':
      return 'options'
    case 'measured':
      return method.curve.kind === 'rank_points' ? 'places' : 'tiers'
    case 'deduct':
      return method.start === undefined ? 'rules' : 'start'
    case 'bonus':
      return attainable === '∞' ? 'unbounded' : method.cap === undefined ? 'rules' : 'cap'
    case 'external':
    case 'veto':
      return 'rules'
  }
}

/** "多 2" or "少 0.25" of a number against the stated one; empty where one of them has no end. */
export function differenceWords(t: TFunction, number: string, stated: string): string {
  const difference = subtractDecimals(number, stated)
  if (difference === null || difference === '0') return ''
  return difference.startsWith('-')
    ? t('schemeTree.difference.less', { by: difference.slice(1) })
    : t('schemeTree.difference.more', { by: difference })
}

/** A problem in words for the line on which it stands; sums with their difference, and what reaches less than stated with its reason. */
export function noteWords(t: TFunction, problem: SchemeProblem, indicator: Indicator | null): string {
  const { stated = '', summed = '', attainable = '' } = problem.values
  if (problem.code === 'sum_differs') {
    return t('schemeTree.note.summed', {
      summed: showNumber(summed),
      stated: showNumber(stated),
      difference: differenceWords(t, summed, stated),
    })
  }
  if (problem.code === 'attainable_differs') {
    const difference = differenceWords(t, attainable, stated)
    const words = t(attainableNote(attainable, indicator), {
      attainable: showNumber(attainable),
      stated: showNumber(stated),
      difference,
    })
    return indicator === null
      ? words
      : `${words}${t('schemeTree.note.because', { why: t(`schemeTree.why.${reasonOf(indicator, attainable)}`) })}`
  }
  return codedText('schemeProblems', problem.code, problem.values)
}

function attainableNote(attainable: string, indicator: Indicator | null) {
  if (attainable !== '∞') return 'schemeTree.note.attainable' as const
  return indicator === null ? ('schemeTree.note.totalUnbounded' as const) : ('schemeTree.note.unbounded' as const)
}
