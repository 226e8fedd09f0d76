import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSource, Restored } from '../../../shared/contract/backups.ts'
import type { StartupState } from '../../../shared/contract/startup.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EntryTop } from '../../components/entry-top.tsx'
import { Field } from '../../components/field.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { codedText, hasText } from '../../i18n/dynamic-text.ts'
import '../../i18n/trust-texts.ts'
import { BackupTable } from './backup-table.tsx'
import { isRestorable } from './backup-words.ts'
import styles from './backups.module.css'
import { OtherMedium } from './other-medium.tsx'
import { RestoreView } from './restore-view.tsx'
import { RestoredCard } from './restored-card.tsx'

interface StartUpRestoreProps {
  readonly state: StartupState
  /** Given where nothing is wrong and the folder is only empty: back to the first-run wizard. */
  readonly onCancel?: () => void
}

/** Stands in place of the program while the data folder does not open, or is still empty: why, where it is, and the ways to the data. */
export function StartUpRestore({ state, onCancel }: StartUpRestoreProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [source, setSource] = useState<BackupSource | null>(null)
  const [done, setDone] = useState<{ readonly restored: Restored; readonly at: string } | null>(null)
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EntryTop />
      <PageHead
        title={t(onCancel === undefined ? 'backups.broken.title' : 'backups.broken.fromBackup')}
        actions={onCancel === undefined ? undefined : <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      />
      {done !== null && <RestoredCard restored={done.restored} at={done.at} onGoOn={() => void queryClient.resetQueries()} />}
      {done === null && source !== null && (
        <RestoreView
          set="closed"
          source={source}
          accounts={false}
          onCancel={() => setSource(null)}
          onRestored={(restored, at) => setDone({ restored, at })}
        />
      )}
      {done === null && source === null && (
        <>
          {state.phase === 'broken' && <Trouble state={state} />}
          <div className={styles.startGrid}>
            {state.phase === 'broken' && <AvailableBackups onRestore={setSource} />}
            <OtherMedium set="closed" onRestore={setSource} />
            {state.phase !== 'broken' && <OtherFolder />}
          </div>
          {state.phase === 'broken' && <OtherFolder />}
        </>
      )}
    </main>
  )
}

function Trouble({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const code = state.trouble?.code ?? 'other'
  const again = useMutation(api.startup.tryAgain.mutationOptions({ onSuccess: () => queryClient.resetQueries() }))
  const found = state.trouble?.data.found
  return (
    <Card className={styles.stack}>
      <p role="alert" className={styles.bad}>
        {codedText('backups.broken.why', hasText('backups.broken.why', code) ? code : 'other')}
      </p>
      <p>{t('backups.broken.kept')}</p>
      <dl className={styles.facts}>
        <dt>{t('backups.broken.where')}</dt>
        <dd className={styles.path}>{state.dataFolder}</dd>
      </dl>
      {typeof found === 'string' && <p className={styles.text}>{t('backups.broken.technical', { detail: found })}</p>}
      <div className={styles.actions}>
        <Button disabled={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('backups.broken.again')}
        </Button>
      </div>
      {again.isError && <Problem error={again.error} />}
    </Card>
  )
}

function AvailableBackups({ onRestore }: { readonly onRestore: (source: BackupSource) => void }): ReactElement {
  const { t } = useTranslation()
  const list = useQuery(api.startup.backups.queryOptions({ input: { folder: null } }))
  const [chosen, setChosen] = useState<string | null>(null)
  const backups = list.data ?? []
  const backup = backups.find(({ name }) => name === chosen) ?? backups.find(isRestorable)
  return (
    <Card title={t('backups.broken.backups')} className={styles.stack}>
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className={styles.text}>{t('backups.broken.noBackups')}</p>}
      {backups.length > 0 && (
        <>
          <div className={styles.scroll}>
            <BackupTable
              label={t('backups.broken.backups')}
              backups={backups}
              current={backup?.name ?? null}
              onOpen={({ name }) => setChosen(name)}
            />
          </div>
          <div className={styles.actions}>
            <Button
              variant="primary"
              disabled={backup === undefined || !isRestorable(backup)}
              onClick={() => backup !== undefined && onRestore({ folder: null, name: backup.name })}
            >
              {t('backups.broken.restore')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}

function OtherFolder(): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [path, setPath] = useState('')
  const open = useMutation(api.startup.openFolder.mutationOptions({ onSuccess: () => queryClient.resetQueries() }))
  return (
    <Card title={t('backups.broken.otherFolder')} className={styles.stack}>
      <p className={styles.text}>{t('backups.broken.otherFolderText')}</p>
      <form
        className={styles.pathRow}
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') open.mutate({ path: path.trim() })
        }}
      >
        <Field label={t('backups.broken.otherFolderPath')} className={styles.grow}>
          {(control) => <TextInput {...control} value={path} onChange={setPath} spellCheck={false} />}
        </Field>
        <Button type="submit" disabled={open.isPending}>
          {t('backups.broken.openOther')}
        </Button>
      </form>
      {open.isError && <Problem error={open.error} />}
    </Card>
  )
}
