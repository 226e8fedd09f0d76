import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { isRefusal } from '../api/refusal.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import styles from './folder-chooser.module.css'
import { Icon } from './icons.tsx'
import { notify } from './notice.tsx'
import { Loading, Problem } from './states.tsx'
import { Tag } from './tag.tsx'
import { TextInput } from './text-input.tsx'

/**
 * Finds a data folder on this PC and opens it in place of the present one.
 *
 * Folders are listed by the host, so that the browser host can do the same as the desktop. A path can also be typed or pasted. When the host
 * refuses, the present folder stays open and the words say why.
 */
export function FolderChooser(): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [path, setPath] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [secret, setSecret] = useState('')
  const folders = useQuery(api.settings.listFolders.queryOptions({ input: { path }, gcTime: 0, staleTime: 0 }))
  const open = useMutation(
    api.settings.openDataFolder.mutationOptions({
      onSuccess: async (about) => {
        notify.success(t('components.folders.opened', { path: about.dataFolder }))
        setSecret('')
        // Another folder holds other cycles: nothing of the old one may stay on screen.
        await navigate({ to: '/overview', search: { cycle: undefined } })
        await queryClient.resetQueries()
      },
    }),
  )
  const asks = asksSecret(open.error)
  const here = folders.data
  const shownPath = typed ?? here?.path ?? ''

  function go(to: string): void {
    open.reset()
    setSecret('')
    setTyped(null)
    setPath(to)
  }

  return (
    <div className={styles.chooser}>
      <form
        className={styles.path}
        onSubmit={(event) => {
          event.preventDefault()
          if (shownPath.trim() !== '') go(shownPath.trim())
        }}
      >
        <Field label={t('components.folders.path')} className={styles.grow}>
          {(control) => <TextInput {...control} value={shownPath} onChange={setTyped} spellCheck={false} />}
        </Field>
        <Button type="submit">{t('components.folders.go')}</Button>
        <Button icon="up" disabled={here?.parent == null} onClick={() => here?.parent != null && go(here.parent)}>
          {t('components.folders.parent')}
        </Button>
      </form>
      {folders.isError && <Problem error={folders.error} />}
      {folders.isPending && <Loading />}
      {here !== undefined && (
        <ul className={styles.list} aria-label={t('components.folders.list')}>
          {here.folders.map((folder) => (
            <li key={folder.path}>
              <button type="button" className={styles.folder} onClick={() => go(folder.path)}>
                <Icon name="folder" />
                <span>{folder.name}</span>
                {folder.isDataFolder && <Tag tone="green">{t('components.folders.isData')}</Tag>}
              </button>
            </li>
          ))}
          {here.folders.length === 0 && <li className={styles.none}>{t('components.folders.none')}</li>}
        </ul>
      )}
      {open.isError && <Problem error={open.error} />}
      {asks && (
        <Field label={t('components.folders.secret')} className={styles.grow}>
          {(control) => <TextInput {...control} type="password" autoFocus maxLength={128} value={secret} onChange={setSecret} />}
        </Field>
      )}
      <div className={styles.open}>
        <Button
          disabled={here?.isDataFolder !== true || open.isPending || (asks && secret === '')}
          onClick={() => here !== undefined && open.mutate(asks ? { path: here.path, secret } : { path: here.path })}
        >
          {t('components.folders.open')}
        </Button>
        <p>{here?.isDataFolder === true ? t('components.folders.canOpen') : t('components.folders.notData')}</p>
      </div>
    </div>
  )
}

/** Whether the host asked for the passphrase of an encrypted folder, or did not take the one it got. */
function asksSecret(error: unknown): boolean {
  return (['passphrase_required', 'passphrase_refused', 'passphrase_waits'] as const).some((code) => isRefusal(error, code))
}
