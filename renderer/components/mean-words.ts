import type { TFunction } from 'i18next'
import type { GroupMean } from '../../shared/contract/agreement.ts'
import { percentText } from './percent-text.ts'

/**
 * What a group's mean is made of, in one line: "考评组：9 名有效，去掉最高 95，去掉最低 80，计入 7 名".
 *
 * Judges without a mark are counted by what they are; the weight stands there where another group fell out and its weight was shared.
 */
export function meanWords(t: TFunction, mean: GroupMean): string {
  const marks = (dropped: GroupMean['highest']) => dropped.map(({ mark }) => mark).join(t('explanation.separator'))
  const { highest, lowest, absent, recused, empty } = mean
  return [
    mean.valid === 0
      ? t('explanation.mean.none', { group: mean.name })
      : t('explanation.mean.valid', { group: mean.name, valid: mean.valid }),
    ...(highest.length === 0 ? [] : [t('explanation.mean.highest', { marks: marks(highest) })]),
    ...(lowest.length === 0 ? [] : [t('explanation.mean.lowest', { marks: marks(lowest) })]),
    ...(mean.used === mean.valid ? [] : [t('explanation.mean.used', { used: mean.used })]),
    ...(absent === 0 ? [] : [t('explanation.mean.absent', { count: absent })]),
    ...(recused === 0 ? [] : [t('explanation.mean.recused', { count: recused })]),
    ...(empty === 0 ? [] : [t('explanation.mean.empty', { count: empty })]),
    ...(mean.stated === null || mean.weight === null ? [] : [t('explanation.mean.weight', { weight: percentText(mean.weight) })]),
  ].join(t('explanation.comma'))
}
