import type { TFunction } from 'i18next'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { percentOf } from '../leaf-form/method-words.ts'
import { treeRows } from '../scheme-tree.ts'
import styles from '../schemes.module.css'

/** Grades, quotas, ties, rounding and the other choices of a scheme in words. */
export function SettingsWords({ scheme }: { readonly scheme: Scheme }): ReactElement {
  const { t } = useTranslation()
  const { settings } = scheme
  return (
    <dl className={styles.settings}>
      <Setting name={t('schemes.setting.bands')}>
        {lines(bandWords(t, scheme), t('schemes.setting.noBands'))}
        {settings.bandsOn === 'percent' ? <p className="muted">{t('schemes.setting.bandPercent')}</p> : null}
      </Setting>
      <Setting name={t('schemes.setting.quotas')}>{lines(quotaWords(t, scheme), t('schemes.setting.noQuotas'))}</Setting>
      <Setting name={t('schemes.setting.ties')}>
        {lines(tieBreakerWords(t, scheme), t('schemes.setting.noTieBreakers'))}
        <p>{t('schemes.setting.convention', { convention: t(`glossary.tie.${settings.ties}`) })}</p>
        <p>{t(`schemes.setting.rankOn.${settings.rankOn}`)}</p>
      </Setting>
      <Setting name={t('schemes.setting.rounding')}>
        <p>
          {t('schemes.setting.roundingText', {
            mode: t(`schemes.setting.mode.${settings.rounding.mode}`),
            digits: settings.rounding.digits,
            stage: t(`schemes.setting.stage.${settings.rounding.stage}`),
          })}
        </p>
      </Setting>
      <Setting name={t('schemes.setting.empty')}>
        <p>{t(`schemes.setting.emptyPolicy.${settings.empty}`)}</p>
        <p>{t(`schemes.setting.absentPolicy.${settings.absent}`)}</p>
      </Setting>
      <Setting name={t('schemes.setting.caps')}>
        <Limit text={t('schemes.setting.bonusCap')} value={settings.bonusCap} />
        <Limit text={t('schemes.setting.deductionCap')} value={settings.deductionCap} />
        {settings.totalClamp.min === null ? null : <p>{t('schemes.setting.totalMin', { min: settings.totalClamp.min })}</p>}
        {settings.totalClamp.max === null ? null : <p>{t('schemes.setting.totalMax', { max: settings.totalClamp.max })}</p>}
      </Setting>
      <Setting name={t('schemes.setting.closing')}>
        <p>{t(`schemes.setting.givesBack.${settings.closing.givesBack}`)}</p>
        {settings.closing.cutOff === null ? null : <p>{t('schemes.setting.cutOff', { date: settings.closing.cutOff })}</p>}
      </Setting>
      <Setting name={t('schemes.setting.calibration')}>
        <p>{t(`schemes.setting.calibrationKind.${settings.calibration}`)}</p>
      </Setting>
    </dl>
  )
}

function Setting({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Limit({ text, value }: { readonly text: string; readonly value: string | null }): ReactElement {
  const { t } = useTranslation()
  return (
    <p className={styles.cap}>
      {text} {value ?? t('schemes.noCap')}
    </p>
  )
}

function lines(texts: readonly string[], none: string): ReactNode {
  return texts.length === 0 ? <p className="muted">{none}</p> : texts.map((text) => <p key={text}>{text}</p>)
}

function bandWords(t: TFunction, scheme: Scheme): string[] {
  return scheme.settings.bands.map((band) =>
    t('schemes.setting.band', {
      name: band.name,
      range:
        band.upper === null
          ? t('schemes.setting.bandFrom', { lower: band.lower })
          : t('schemes.setting.bandBetween', { lower: band.lower, upper: band.upper }),
    }),
  )
}

function quotaWords(t: TFunction, scheme: Scheme): string[] {
  return scheme.settings.quotas.map((quota) => {
    const grade = scheme.settings.bands.find((band) => band.code === quota.grade)?.name ?? quota.grade
    const per = t(`schemes.setting.quotaPer.${quota.per}`)
    return quota.limit.kind === 'share'
      ? t('schemes.setting.quotaShare', {
          grade,
          per,
          percent: percentOf(quota.limit.share),
          rounding: t(`schemes.setting.quotaRounding.${quota.rounding}`),
        })
      : t('schemes.setting.quotaNumber', { grade, per, number: quota.limit.number })
  })
}

function tieBreakerWords(t: TFunction, scheme: Scheme): string[] {
  const names = new Map(treeRows(scheme).map((row) => [row.code, row.name]))
  return scheme.settings.tieBreakers.map((breaker, index) => {
    const text =
      breaker.kind === 'node'
        ? t('schemes.setting.tieBreakers.node', { name: names.get(breaker.code) ?? breaker.code })
        : t(`schemes.setting.tieBreakers.${breaker.kind}`)
    return t('schemes.setting.tieOrder', { place: index + 1, text })
  })
}
