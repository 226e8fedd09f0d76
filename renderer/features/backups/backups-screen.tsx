import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile, BackupSource, BackupState, Restored } from '../../../shared/contract/backups.ts'
import { api } from '../../api/client.ts'
import { BackupNotice } from '../../components/backup-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import '../../i18n/trust-texts.ts'
import { BackupDetail } from './backup-detail.tsx'
import { BackupTable } from './backup-table.tsx'
import { useSize } from './backup-words.ts'
import styles from './backups.module.css'
import { CopyView } from './copy-view.tsx'
import { OtherMedium } from './other-medium.tsx'
import { RestoreView } from './restore-view.tsx'
import { RestoredCard } from './restored-card.tsx'

/** What stands in place of the list: nothing, a copy to be made, another medium, a restore, or what it did. */
type Task =
  | { readonly kind: 'copy'; readonly backup: BackupFile }
  | { readonly kind: 'other' }
  | { readonly kind: 'restore'; readonly source: BackupSource }
  | { readonly kind: 'restored'; readonly restored: Restored; readonly at: string }

/** 备份: which there are and whether they are whole, one now, a copy on a second medium, and restoring. */
export function BackupsScreen(): ReactElement {
  const { t } = useTranslation()
  const size = useSize()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const state = useQuery(api.backups.state.queryOptions())
  const list = useQuery(api.backups.list.queryOptions({ input: { folder: null } }))
  const startup = useQuery(api.startup.state.queryOptions())
  const [task, setTask] = useState<Task | null>(null)
  const make = useMutation(
    api.backups.make.mutationOptions({
      onSuccess: async ({ name }) => {
        notify.success(t('backups.made', { name }))
        await queryClient.invalidateQueries({ queryKey: api.backups.key() })
      },
    }),
  )
  const facts = state.data === undefined ? [] : factsOf(state.data, list.data?.length ?? 0)

  function factsOf({ totalBytes, freeBytes }: BackupState, count: number): string[] {
    if (count === 0) return [t('backups.fact.none')]
    return [
      t('backups.fact.count', { count }),
      t('backups.fact.size', { size: size(totalBytes) }),
      ...(freeBytes === null ? [] : [t('backups.fact.free', { size: size(freeBytes) })]),
    ]
  }

  async function leave(): Promise<void> {
    // The restored data holds other cycles: nothing of the present may stay on screen.
    await navigate({ to: '/overview', search: { cycle: undefined } })
    await queryClient.resetQueries()
  }

  return (
    <>
      <PageHead
        title={t('backups.title')}
        facts={facts}
        actions={
          task === null && (
            <Button variant="primary" disabled={make.isPending} onClick={() => make.mutate(undefined)}>
              {make.isPending ? t('backups.making') : t('backups.make')}
            </Button>
          )
        }
      />
      {make.isError && <Problem error={make.error} />}
      {task === null && <BackupNotice />}
      {task?.kind === 'copy' && <CopyView backup={task.backup} onClose={() => setTask(null)} />}
      {task?.kind === 'other' && (
        <OtherMedium set="signedIn" onRestore={(source) => setTask({ kind: 'restore', source })} onClose={() => setTask(null)} />
      )}
      {task?.kind === 'restore' && (
        <RestoreView
          set="signedIn"
          source={task.source}
          accounts={startup.data?.accessMode === 'single' || startup.data?.accessMode === 'three'}
          onCancel={() => setTask(null)}
          onRestored={(restored, at) => setTask({ kind: 'restored', restored, at })}
        />
      )}
      {task?.kind === 'restored' && <RestoredCard restored={task.restored} at={task.at} onGoOn={() => void leave()} />}
      {task === null && (list.isPending || state.isPending) && <Loading />}
      {task === null && list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {task === null && list.data !== undefined && state.data !== undefined && (
        <Backups backups={list.data} state={state.data} onTask={setTask} />
      )}
    </>
  )
}

interface BackupsProps {
  readonly backups: readonly BackupFile[]
  readonly state: BackupState
  readonly onTask: (task: Task) => void
}

function Backups({ backups, state, onTask }: BackupsProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const [chosen, setChosen] = useState<string | null>(null)
  const [newest] = backups
  const open = backups.find(({ name }) => name === chosen) ?? newest
  return (
    <div className={styles.grid}>
      <Card title={t('backups.list')} className={styles.listCard}>
        {backups.length === 0 ? (
          <EmptyState title={t('backups.fact.none')}>{t('backups.auto', { minutes: state.intervalMinutes })}</EmptyState>
        ) : (
          <div className={styles.scroll}>
            <BackupTable label={t('backups.list')} backups={backups} current={open?.name ?? null} onOpen={({ name }) => setChosen(name)} />
          </div>
        )}
      </Card>
      <div className={styles.column}>
        {open !== undefined && (
          <BackupDetail
            key={open.name}
            backup={open}
            onCopy={() => onTask({ kind: 'copy', backup: open })}
            onRestore={() => onTask({ kind: 'restore', source: { folder: null, name: open.name } })}
          />
        )}
        <Card title={t('backups.medium.title')} className={styles.stack}>
          <p className={styles.text}>{t('backups.medium.text')}</p>
          <p>
            {state.copy === null
              ? t('backups.medium.never')
              : t('backups.medium.last', { at: moment(state.copy.at), folder: state.copy.folder })}
          </p>
          {newest === undefined && <p className={styles.text}>{t('backups.medium.none')}</p>}
          <div className={styles.actions}>
            <Button disabled={newest === undefined} onClick={() => newest !== undefined && onTask({ kind: 'copy', backup: newest })}>
              {t('backups.medium.copyNewest')}
            </Button>
            <Button onClick={() => onTask({ kind: 'other' })}>{t('backups.medium.look')}</Button>
          </div>
          <p className={styles.text}>{t('backups.medium.fromOtherText')}</p>
        </Card>
        <p className={styles.foot}>
          {state.changedSince ? t('backups.changed') : t('backups.upToDate')} {t('backups.auto', { minutes: state.intervalMinutes })}
        </p>
      </div>
    </div>
  )
}
