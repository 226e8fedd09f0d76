import { useTranslation } from 'react-i18next'
import type { DroppedMarks, JudgingRule } from '../../../../shared/contract/display.ts'

/** Puts rules of scoring into words for a room: which marks are left out, and how those of a judge group become one value. */
export function useRuleWords() {
  const { t } = useTranslation()

  function marks({ high, low }: Pick<DroppedMarks, 'high' | 'low'>): string {
    const highest = high === 1 ? t('display.dropped.highest') : t('display.dropped.highestMany', { count: high })
    const lowest = low === 1 ? t('display.dropped.lowest') : t('display.dropped.lowestMany', { count: low })
    if (high > 0 && low > 0) return t('display.dropped.both', { high: highest, low: lowest })
    return t('display.dropped.one', { what: high > 0 ? highest : lowest })
  }

  /** "去掉一个最高分和一个最低分", with the judge group in front where only that one does it. */
  function dropped(one: DroppedMarks): string {
    return one.group === null ? marks(one) : t('display.dropped.ofGroup', { group: one.group, dropped: marks(one) })
  }

  function how(aggregate: JudgingRule['groups'][number]['aggregate']): string {
    if (aggregate.kind !== 'trimmed') return t(`display.rules.${aggregate.kind}`)
    if (aggregate.high === 0 && aggregate.low === 0) return t('display.rules.mean')
    return t('display.rules.trimmed', { dropped: marks(aggregate), count: aggregate.minJudges })
  }

  return { dropped, how }
}
