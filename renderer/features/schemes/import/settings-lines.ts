import type { TFunction } from 'i18next'
import type { SettingsReading } from '../../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { percentOf } from '../leaf-form/method-words.ts'
import { treeRows } from '../scheme-tree.ts'
import { gradeName } from './grade-names.ts'

/** What a note would set, one line for each thing. Grades are named as the note names them, else as the scheme does. */
export function settingsLines(t: TFunction, proposed: SettingsReading['proposed'], scheme: Scheme): string[] {
  const bands = proposed.bands ?? scheme.settings.bands
  const amounts = (['points', 'bonusCap', 'deductionCap'] as const).flatMap((key) => {
    const value = proposed[key]
    return value === undefined ? [] : [t(`schemeImport.review.setting.${key}`, { value })]
  })
  const bandLines = (proposed.bands ?? []).map(({ name, lower, upper }) =>
    t('schemes.setting.band', {
      name,
      range: upper === null ? t('schemes.setting.bandFrom', { lower }) : t('schemes.setting.bandBetween', { lower, upper }),
    }),
  )
  const quotas = (proposed.quotas ?? []).map(({ grade, limit, rounding, per }) => {
    const words = { grade: gradeName(grade, bands), per: t(`schemes.setting.quotaPer.${per}`) }
    return limit.kind === 'share'
      ? t('schemes.setting.quotaShare', {
          ...words,
          percent: percentOf(limit.share),
          rounding: t(`schemes.setting.quotaRounding.${rounding}`),
        })
      : t('schemes.setting.quotaNumber', { ...words, number: limit.number })
  })
  const ties = (proposed.tieBreakers ?? []).map((breaker, index) => {
    const text =
      breaker.kind === 'node'
        ? t('schemes.setting.tieBreakers.node', { name: nodeName(scheme, breaker.code) })
        : t(`schemes.setting.tieBreakers.${breaker.kind}`)
    return `${t('schemes.setting.ties')} ${t('schemes.setting.tieOrder', { place: index + 1, text })}`
  })
  const { rounding } = proposed
  return [
    ...amounts,
    ...bandLines,
    ...(proposed.bandsOn === 'percent' ? [t('schemes.setting.bandPercent')] : []),
    ...quotas,
    ...ties,
    ...(rounding === undefined
      ? []
      : [
          t('schemes.setting.roundingText', {
            mode: t(`schemes.setting.mode.${rounding.mode}`),
            digits: rounding.digits,
            stage: t(`schemes.setting.stage.${rounding.stage}`),
          }),
        ]),
  ]
}

function nodeName(scheme: Scheme, code: string): string {
  return treeRows(scheme).find((row) => row.code === code)?.name ?? code
}
