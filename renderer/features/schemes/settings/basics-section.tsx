import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { withOptional } from '../edits/change-indicator.ts'
import { SettingChoice, SettingFact, SettingLines, SettingNumber, SettingText } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'

/** Like the domain's own pattern, which would bring the schema library into the screen. */
const codePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** 方案概况: name, code, full marks, how the parts make the total, source and notes. */
export function BasicsSection(): ReactElement {
  const { t } = useTranslation()
  const { scheme, version, editScheme } = useSettings()
  const versions = useQuery(api.schemes.versions.queryOptions())
  const others = (versions.data ?? []).filter(({ id }) => id !== version.id)
  const siblings = others.filter(({ schemeCode }) => schemeCode === version.schemeCode)
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
        {siblings.length > 0 ? (
          <SettingFact label={t('schemeSettings.basics.code')}>
            {scheme.code} <span className="muted">{t('schemeSettings.basics.number', { number: version.number })}</span>
          </SettingFact>
        ) : (
          <SettingText
            label={t('schemeSettings.basics.code')}
            place="code"
            required
            longest={32}
            value={scheme.code}
            fits={{
              test: (code) => codePattern.test(code) && others.every((each) => each.schemeCode !== code),
              words: t('schemeSettings.basics.codeFault'),
            }}
            onChange={(code) => editScheme('basics', (before) => ({ ...before, code }), 'code')}
          />
        )}
      </div>
      <p className="muted">{t(`schemeSettings.basics.${siblings.length > 0 ? 'codeFixed' : 'codeHelp'}`)}</p>
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
