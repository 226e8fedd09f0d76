import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { withOptional } from '../edits/change-indicator.ts'
import { SettingChoice, SettingFact, SettingLines, SettingNumber, SettingText } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'

/** 方案概况: name, code, full marks, how the parts make the total, source and notes. */
export function BasicsSection(): ReactElement {
  const { t } = useTranslation()
  const { scheme, version, editScheme } = useSettings()
  return (
    <>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <SettingText
            label={t('schemeSettings.basics.name')}
            place="name"
            required
            longest={200}
            value={scheme.name}
            onChange={(name) => editScheme('basics', (before) => ({ ...before, name }), 'name')}
          />
        </div>
        <SettingNumber
          label={t('schemeSettings.basics.points')}
          place="points"
          value={scheme.points}
          none={t('schemeSettings.basics.noPoints')}
          onChange={(points) => editScheme('basics', (before) => ({ ...before, points }), 'points')}
        />
        <SettingFact label={t('schemeSettings.basics.kind')}>{t(`glossary.kind.${scheme.kind}`)}</SettingFact>
        <SettingFact label={t('schemeSettings.basics.code')}>
          {scheme.code} <span className="muted">{t('schemeSettings.basics.number', { number: version.number })}</span>
        </SettingFact>
      </div>
      <p className="muted">{t('schemeSettings.basics.codeHelp')}</p>
      <SettingChoice
        legend={t('schemeSettings.basics.combine')}
        value={scheme.combine}
        onChange={(combine) => editScheme('basics', (before) => ({ ...before, combine }))}
        options={(['sum', 'weighted'] as const).map((value) => ({
          value,
          name: t(`schemeSettings.combine.${value}.name`),
          effect: t(`schemeSettings.combine.${value}.effect`),
        }))}
      />
      <SettingText
        label={t('schemeSettings.basics.source')}
        place="source"
        longest={4000}
        value={scheme.source ?? ''}
        onChange={(source) =>
          editScheme(
            'basics',
            (before) => withOptional<typeof before, 'source'>(before, 'source', source.trim() === '' ? null : source),
            'source',
          )
        }
      />
      <SettingLines
        label={t('schemeSettings.basics.notes')}
        lines={scheme.notes}
        onChange={(notes) => editScheme('basics', (before) => ({ ...before, notes }), 'notes')}
      />
    </>
  )
}
