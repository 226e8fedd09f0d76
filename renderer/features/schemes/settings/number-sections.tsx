import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { DateInput } from '../../../components/date-input.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { roundingExamples } from './rounding-examples.ts'
import { SettingChoice, SettingNumber } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'

const digitChoices = ['0', '1', '2', '3', '4'] as const

/** 保留小数: digits, mode with what it makes of an example, and when it is done. */
export function RoundingSection(): ReactElement {
  const { t } = useTranslation()
  const { settings, edit } = useSettings()
  const { rounding } = settings
  const example = roundingExamples[rounding.digits]
  return (
    <>
      <Field label={t('schemeSettings.rounding.digits')} className={styles.numberField}>
        {(control) => (
          <Select
            {...control}
            value={String(rounding.digits) as (typeof digitChoices)[number]}
            onChange={(digits) => edit('rounding', (before) => ({ rounding: { ...before.rounding, digits: Number(digits) } }))}
            options={digitChoices.map((value) => ({ value, label: t(`schemeSettings.rounding.digit.${value}`) }))}
          />
        )}
      </Field>
      <SettingChoice
        legend={t('schemeSettings.rounding.mode')}
        value={rounding.mode}
        onChange={(mode) => edit('rounding', (before) => ({ rounding: { ...before.rounding, mode } }))}
        options={(['half_up', 'half_even', 'down'] as const).map((value) => ({
          value,
          name: t(`schemes.setting.mode.${value}`),
          effect: t(`schemeSettings.roundingEffect.${value}`),
          ...(example === undefined ? {} : { example: `${example.exact} → ${example.rounded[value]}` }),
        }))}
      />
      <SettingChoice
        legend={t('schemeSettings.rounding.stage')}
        value={rounding.stage}
        onChange={(stage) => edit('rounding', (before) => ({ rounding: { ...before.rounding, stage } }))}
        options={(['final', 'indicator'] as const).map((value) => ({
          value,
          name: t(`schemeSettings.stage.${value}.name`),
          effect: t(`schemeSettings.stage.${value}.effect`),
        }))}
      />
      {rounding.stage === 'indicator' ? <p className={styles.notice}>{t('schemeSettings.rounding.warning')}</p> : null}
    </>
  )
}

const policies = ['block', 'zero', 'rescale'] as const

/** 未录入与缺席: what an input that is missing does to the total. */
export function MissingSection(): ReactElement {
  const { t } = useTranslation()
  const { settings, edit } = useSettings()
  return (
    <>
      {(['empty', 'absent'] as const).map((field) => (
        <SettingChoice
          key={field}
          legend={t(`schemeSettings.missing.${field}`)}
          value={settings[field]}
          onChange={(policy) => edit('missing', () => ({ [field]: policy }))}
          options={policies.map((value) => ({
            value,
            name: t(`schemeSettings.policy.${value}.name`),
            effect: t(`schemeSettings.policy.${value}.effect`),
          }))}
        />
      ))}
      <p className="muted">{t('schemeSettings.missing.help')}</p>
    </>
  )
}

/** 加减分限度: caps of the parts and bounds of the total. */
export function LimitsSection(): ReactElement {
  const { t } = useTranslation()
  const { settings, problems, edit } = useSettings()
  const { totalClamp } = settings
  const reversed = problems.find(({ code, values }) => code === 'range_reversed' && values.what === 'total_clamp')
  return (
    <>
      {(['bonusCap', 'deductionCap'] as const).map((field) => (
        <div key={field} className={styles.limit}>
          <SettingNumber
            label={t(`schemeSettings.limits.${field}`)}
            place={field}
            value={settings[field]}
            none={t('schemes.noCap')}
            onChange={(value) => edit('limits', () => ({ [field]: value }), field)}
          />
          <p className="muted">{t(`schemeSettings.limits.${field}Help`)}</p>
        </div>
      ))}
      {(['min', 'max'] as const).map((field) => (
        <div key={field} className={styles.limit}>
          <SettingNumber
            label={t(`schemeSettings.limits.${field}`)}
            place={`total ${field}`}
            kind="signed"
            value={totalClamp[field]}
            none={t('schemeSettings.limits.open')}
            onChange={(value) => edit('limits', (before) => ({ totalClamp: { ...before.totalClamp, [field]: value } }), `total ${field}`)}
          />
          <p className="muted">{t(`schemeSettings.limits.${field}Help`)}</p>
        </div>
      ))}
      {reversed === undefined ? null : <p className={styles.refusing}>{t('schemeSettings.limits.reversed')}</p>}
    </>
  )
}

/** 销号与校准: what closing gives back until when, and whether panels are brought to one level. */
export function ClosingSection(): ReactElement {
  const { t } = useTranslation()
  const { settings, edit } = useSettings()
  const { closing } = settings
  return (
    <>
      <SettingChoice
        legend={t('schemeSettings.closing.givesBack')}
        value={closing.givesBack}
        onChange={(givesBack) => edit('closing', (before) => ({ closing: { ...before.closing, givesBack } }))}
        options={(['0', '0.5', '1'] as const).map((value) => ({
          value,
          name: t(`schemes.setting.givesBack.${value}`),
          effect: t(`schemeSettings.givesBackEffect.${value}`),
        }))}
      />
      {closing.givesBack === '0' ? null : (
        <div className={styles.limit}>
          <Field label={t('schemeSettings.closing.cutOff')} className={styles.dateField}>
            {(control) => (
              <DateInput
                {...control}
                value={closing.cutOff}
                onChange={(cutOff) => edit('closing', (before) => ({ closing: { ...before.closing, cutOff } }), 'cutOff')}
              />
            )}
          </Field>
          <p className="muted">{closing.cutOff === null ? t('schemeSettings.closing.noCutOff') : t('schemeSettings.closing.cutOffHelp')}</p>
        </div>
      )}
      <SettingChoice
        legend={t('schemes.setting.calibration')}
        value={settings.calibration}
        onChange={(calibration) => edit('closing', () => ({ calibration }))}
        options={(['off', 'twice_averaging'] as const).map((value) => ({
          value,
          name: t(`schemes.setting.calibrationKind.${value}`),
          effect: t(`schemeSettings.calibrationEffect.${value}`),
        }))}
      />
    </>
  )
}
