import { type ReactElement, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../shared/contract/audit.ts'
import type { TableColumn } from '../../components/table-types.ts'
import { Tag } from '../../components/tag.tsx'
import { VirtualTable } from '../../components/virtual-table.tsx'
import styles from './audit.module.css'
import { actionName, exactTime, roleNames, useObjectName } from './audit-words.ts'

interface AuditTableProps {
  readonly lines: readonly AuditRow[]
  readonly current: number | null
  readonly onOpen: (seq: number) => void
  /** The last lines that are loaded came on screen. */
  readonly onEnd: () => void
  readonly empty: ReactNode
}

/** The log as a dense table, newest line first. */
export function AuditTable({ lines, current, onOpen, onEnd, empty }: AuditTableProps): ReactElement {
  const { t } = useTranslation()
  const objectName = useObjectName()
  const columns = useMemo<readonly TableColumn<AuditRow>[]>(
    () => [
      { key: 'seq', title: t('audit.columns.seq'), width: 76, align: 'end', cell: ({ seq }) => seq },
      { key: 'at', title: t('audit.columns.at'), width: 158, cell: ({ at }) => exactTime(at) },
      {
        key: 'actor',
        title: t('audit.columns.actor'),
        width: 112,
        cell: ({ actor }) => (actor === '' ? <span className={styles.faint}>{t('audit.program')}</span> : actor),
        hover: ({ actor, role }) => [actor, roleNames(role)].filter((part) => part !== '').join(' · '),
      },
      { key: 'action', title: t('audit.columns.action'), width: '1.2fr', minWidth: 130, cell: ({ action }) => actionName(action) },
      { key: 'object', title: t('audit.columns.object'), width: '1fr', minWidth: 120, cell: (line) => objectName(line) },
      {
        key: 'outcome',
        title: t('audit.columns.outcome'),
        width: 84,
        cell: ({ outcome }) =>
          outcome === 'done' ? (
            t('audit.outcomes.done')
          ) : (
            <Tag tone={outcome === 'failed' ? 'red' : 'amber'}>{t(`audit.outcomes.${outcome}`)}</Tag>
          ),
      },
      { key: 'note', title: t('audit.columns.note'), width: '2fr', minWidth: 140, cell: ({ note }) => note, hover: ({ note }) => note },
    ],
    [t, objectName],
  )
  return (
    <VirtualTable
      label={t('audit.title')}
      columns={columns}
      rows={lines}
      rowKey={({ seq }) => seq}
      rowHeight={30}
      current={current}
      onOpen={({ seq }) => onOpen(seq)}
      onRange={(_, last) => {
        if (last >= lines.length - 20) onEnd()
      }}
      empty={empty}
    />
  )
}
