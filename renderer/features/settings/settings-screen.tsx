import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { About } from '../../../shared/contract/settings.ts'
import { api } from '../../api/client.ts'
import { BackupNotice } from '../../components/backup-notice.tsx'
import { byteSize } from '../../components/byte-size.ts'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { FolderChooser } from '../../components/folder-chooser.tsx'
import { useMoment } from '../../components/moment.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Checkbox, Select } from '../../components/select.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import { choosePageLanguage, forgetPageLanguage } from '../../i18n/page-language.ts'
import { OperatorField } from './operator-field.tsx'
import styles from './settings-screen.module.css'

/** 设置: language, who works here, the data folder, and what the program is. Every change is saved when it is made. */
export function SettingsScreen(): ReactElement {
  const { t } = useTranslation()
  const about = useQuery(api.settings.about.queryOptions())
  return (
    <>
      <PageHead title={t('settings.title')} facts={[t('settings.fact')]} />
      <BackupNotice />
      {about.isPending && <Loading />}
      {about.isError && <Problem error={about.error} onRetry={() => void about.refetch()} />}
      {about.data !== undefined && <Settings about={about.data} />}
    </>
  )
}

function Settings({ about }: { readonly about: About }): ReactElement {
  const { t, i18n } = useTranslation()
  const moment = useMoment()
  const may = useMay()
  const me = useQuery(api.accounts.me.queryOptions())
  const change = useMutation(api.settings.change.mutationOptions())
  const size = about.databaseBytes === null ? null : byteSize(about.databaseBytes)
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        {change.isError && <Problem error={change.error} />}
        <Card title={t('settings.languageTitle')}>
          <Field label={t('settings.language')}>
            {(control) => (
              <Select
                {...control}
                className={styles.narrow}
                value={i18n.language === 'en' ? 'en' : 'zh'}
                onChange={(language) => {
                  if (!may('settings.change')) {
                    choosePageLanguage(language)
                    return
                  }
                  forgetPageLanguage()
                  change.mutate({ language })
                }}
                options={[
                  { value: 'zh', label: t('settings.chinese') },
                  { value: 'en', label: t('settings.english') },
                ]}
              />
            )}
          </Field>
        </Card>
        <Card title={t('settings.peopleTitle')} className={styles.stack}>
          {me.data?.mode === 'demonstration' && (
            <OperatorField key={about.operator} operator={about.operator} onSave={(operator) => change.mutate({ operator })} />
          )}
          <div>
            <Checkbox
              checked={about.onePersonOffice}
              disabled={!may('settings.change') || me.data?.mode === 'three'}
              onChange={(onePersonOffice) => change.mutate({ onePersonOffice })}
            >
              {t('settings.onePerson')}
            </Checkbox>
            <p className={styles.text}>{me.data?.mode === 'three' ? t('settings.onePersonThree') : t('settings.onePersonText')}</p>
          </div>
        </Card>
        <Card title={t('settings.aboutTitle')}>
          <dl className={styles.facts}>
            <dt>{t('settings.version')}</dt>
            <dd>
              {t('common.productName')} {about.version}
            </dd>
            <dt>{t('settings.host')}</dt>
            <dd>{about.host === 'desktop' ? t('settings.hostDesktop') : t('settings.hostBrowser')}</dd>
            <dt>{t('settings.network')}</dt>
            <dd>{t('settings.networkText')}</dd>
          </dl>
          <p className={styles.text}>{t('settings.sampleNote')}</p>
        </Card>
      </div>
      <Card title={t('settings.dataTitle')} className={styles.stack}>
        <dl className={styles.facts}>
          <dt>{t('settings.dataFolder')}</dt>
          <dd className={styles.path}>{about.dataFolder}</dd>
          <dt>{t('settings.databaseSize')}</dt>
          <dd>{size === null ? '—' : t(`common.bytes.${size.unit}`, { value: size.value })}</dd>
          <dt>{t('settings.lastBackup')}</dt>
          <dd>{about.lastBackupAt === null ? t('settings.noBackup') : moment(about.lastBackupAt)}</dd>
        </dl>
        {may('backups.list') && <Link to="/backups">{t('settings.toBackups')}</Link>}
        {may('encryption.state') && <Link to="/encryption">{t('settings.toEncryption')}</Link>}
        {may('settings.openDataFolder') && (
          <>
            <h3>{t('settings.openOther')}</h3>
            <p className={styles.text}>{t('settings.openOtherText')}</p>
            <FolderChooser />
          </>
        )}
      </Card>
    </div>
  )
}
