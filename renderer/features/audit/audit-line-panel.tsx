import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditDetail } from '../../../shared/contract/audit.ts'
import { api } from '../../api/client.ts'
import { SidePanel } from '../../components/side-panel.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './audit.module.css'
import { actionName, detailFields, exactTime, recordedDifference, roleNames, useObjectName } from './audit-words.ts'

/** One line of the log with its details and its place in the chain. */
export function AuditLinePanel({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const line = useQuery(api.audit.line.queryOptions({ input: { seq } }))
  return (
    <SidePanel title={t('audit.line.title', { seq })} onClose={onClose}>
      {line.isPending && <Loading />}
      {line.isError && <Problem error={line.error} onRetry={() => void line.refetch()} />}
      {line.data !== undefined && <LineFacts detail={line.data} />}
    </SidePanel>
  )
}

function LineFacts({ detail: { line, detail, bootId, uptime, hash, prev, anchors } }: { readonly detail: AuditDetail }): ReactElement {
  const { t } = useTranslation()
  const objectName = useObjectName()
  const difference = recordedDifference(line.action, detail)
  const fields = difference === null ? detailFields(detail) : []
  const started = { minutes: Math.floor(uptime / 60_000), seconds: Math.floor(uptime / 1000) % 60 }
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('audit.columns.at')}</dt>
        <dd>{exactTime(line.at)}</dd>
        <dt>{t('audit.columns.actor')}</dt>
        <dd>{line.actor === '' ? t('audit.program') : line.actor}</dd>
        {line.role !== '' && (
          <>
            <dt>{t('audit.columns.role')}</dt>
            <dd>{roleNames(line.role)}</dd>
          </>
        )}
        <dt>{t('audit.columns.action')}</dt>
        <dd>{actionName(line.action)}</dd>
        <dt>{t('audit.columns.object')}</dt>
        <dd>{objectName(line)}</dd>
        <dt>{t('audit.columns.outcome')}</dt>
        <dd>{t(`audit.outcomes.${line.outcome}`)}</dd>
        {line.note !== '' && (
          <>
            <dt>{t('audit.columns.note')}</dt>
            <dd>{line.note}</dd>
          </>
        )}
      </dl>
      <h3 className={styles.heading}>{t('audit.line.detail')}</h3>
      {difference !== null && <p>{difference}</p>}
      {fields.length === 0 && difference === null ? (
        <p className={styles.faint}>{t('audit.line.noDetail')}</p>
      ) : (
        <dl className={styles.facts}>
          {fields.map(({ name, value }) => (
            <div key={name} className={styles.pair}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <h3 className={styles.heading}>{t('audit.line.chain')}</h3>
      <dl className={styles.facts}>
        <dt>{t('audit.line.hash')}</dt>
        <dd className={styles.code}>{hash}</dd>
        <dt>{t('audit.line.prev')}</dt>
        <dd className={styles.code}>{prev}</dd>
        <dt>{t('audit.line.anchors')}</dt>
        <dd>{anchors.length === 0 ? t('audit.line.none') : anchors.length}</dd>
        <dt>{t('audit.line.boot')}</dt>
        <dd className={styles.code}>{bootId === '' ? t('audit.line.carried') : bootId}</dd>
        {bootId !== '' && (
          <>
            <dt>{t('audit.line.uptime')}</dt>
            <dd>{t('audit.line.uptimeValue', started)}</dd>
          </>
        )}
      </dl>
    </>
  )
}
