import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestorePreview } from '../../../shared/contract/backups.ts'
import { Card } from '../../components/card.tsx'
import { classNames } from '../../components/class-names.ts'
import { useMoment } from '../../components/moment.ts'
import { Tag } from '../../components/tag.tsx'
import { actionWords } from './backup-words.ts'
import styles from './backups.module.css'

/** What a restore would lose: operations by who and what, sealed results by name, and the counts now and then. */
export function LostContent({ preview }: { readonly preview: RestorePreview }): ReactElement {
  return (
    <>
      {preview.lostSeals.length > 0 && <LostSeals preview={preview} />}
      <LostOperations preview={preview} />
      <Counts preview={preview} />
    </>
  )
}

function LostSeals({ preview }: { readonly preview: RestorePreview }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Card title={t('backups.restore.sealsTitle')} className={classNames(styles.stack, styles.alarm)}>
      <p className={styles.bad}>{t('backups.restore.sealsText')}</p>
      <ul className={styles.plainList}>
        {preview.lostSeals.map((seal) => (
          <li key={`${seal.cycle} ${seal.revision}`}>
            {t('backups.restore.seal', { cycle: seal.cycle, revision: seal.revision, at: moment(seal.sealedAt) })}
            {!seal.inForce && <Tag>{t('backups.restore.sealReopened')}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function LostOperations({ preview }: { readonly preview: RestorePreview }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { lost, otherHistory, presentReadable } = preview
  const { range } = lost
  return (
    <Card title={t('backups.restore.lostTitle')} className={styles.stack}>
      {!presentReadable && <p className={styles.warning}>{t('backups.restore.unreadable')}</p>}
      {otherHistory && <p className={styles.warning}>{t('backups.restore.otherHistory')}</p>}
      {range === null && presentReadable && !otherHistory && <p className={styles.good}>{t('backups.restore.lostNothing')}</p>}
      {range !== null && (
        <p>
          {lost.firstAt !== null && lost.lastAt !== null
            ? t('backups.restore.lostCount', {
                count: lost.operations,
                from: range.from,
                to: range.to,
                first: moment(lost.firstAt),
                last: moment(lost.lastAt),
              })
            : t('backups.restore.lostCountShort', { count: lost.operations, from: range.from, to: range.to })}
        </p>
      )}
      {lost.groups.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('backups.restore.lostTitle')}>
            <thead>
              <tr>
                <th scope="col">{t('backups.restore.who')}</th>
                <th scope="col">{t('backups.restore.what')}</th>
                <th scope="col" className="number">
                  {t('backups.restore.times')}
                </th>
                <th scope="col">{t('backups.restore.lastTime')}</th>
              </tr>
            </thead>
            <tbody>
              {lost.groups.map((group) => (
                <tr key={`${group.operator} ${group.action}`}>
                  <td>{group.operator === '' ? t('backups.restore.theProgram') : group.operator}</td>
                  <td>{actionWords(group.action)}</td>
                  <td className="number">{group.count}</td>
                  <td>{moment(group.lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function Counts({ preview }: { readonly preview: RestorePreview }): ReactElement {
  const { t } = useTranslation()
  const rows = preview.counts.filter(({ present, backup }) => present !== 0 || backup !== 0)
  return (
    <Card title={t('backups.restore.countsTitle')}>
      <table className={styles.table} aria-label={t('backups.restore.countsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.restore.kind')}</th>
            <th scope="col" className="number">
              {t('backups.restore.present')}
            </th>
            <th scope="col" className="number">
              {t('backups.restore.inBackup')}
            </th>
            <th scope="col" className="number">
              {t('backups.restore.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, present, backup }) => (
            <tr key={kind}>
              <td>{t(`backups.kinds.${kind}`)}</td>
              <td className="number">{present ?? t('backups.restore.unknown')}</td>
              <td className="number">{backup}</td>
              <td className="number">{present === null ? '' : <Difference value={backup - present} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Difference({ value }: { readonly value: number }): ReactElement {
  if (value === 0) return <span className="muted">0</span>
  return value < 0 ? <b className="negative">−{-value}</b> : <b>+{value}</b>
}
