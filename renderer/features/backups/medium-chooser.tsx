import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icons.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { type CallSet, calls } from './backup-calls.ts'
import { useSize } from './backup-words.ts'
import styles from './backups.module.css'

interface MediumChooserProps {
  readonly set: CallSet
  /** The folder that is open now; null while none was chosen. */
  readonly path: string | null
  readonly onPath: (path: string | null) => void
}

/** Finds a folder on a stick or another disk: the media that are there, the folders below, or a path that is typed. */
export function MediumChooser({ set, path, onPath }: MediumChooserProps): ReactElement {
  const { t } = useTranslation()
  const size = useSize()
  const [typed, setTyped] = useState<string | null>(null)
  const media = useQuery({ queryKey: [...calls[set].key, 'media'], queryFn: calls[set].media, gcTime: 0, staleTime: 0 })
  const folders = useQuery({
    queryKey: [...calls[set].key, 'folders', path],
    queryFn: () => calls[set].folders(path),
    enabled: path !== null,
    gcTime: 0,
    staleTime: 0,
  })
  const here = path === null ? undefined : folders.data
  const shown = typed ?? path ?? ''

  function go(to: string): void {
    setTyped(null)
    onPath(to)
  }

  return (
    <div className={styles.stack}>
      <p className={styles.text}>{t('backups.medium.chooseText')}</p>
      <div className={styles.media}>
        {media.data?.map((medium) => (
          <button
            key={medium.path}
            type="button"
            className={styles.medium}
            aria-pressed={path === medium.path}
            onClick={() => go(medium.path)}
          >
            <Icon name="folder" />
            <span className={styles.path}>{medium.path}</span>
            <small>{t('backups.medium.free', { size: size(medium.freeBytes) })}</small>
            {medium.hasBackups && <Tag tone="green">{t('backups.medium.hasBackups')}</Tag>}
          </button>
        ))}
        {media.data?.length === 0 && <p className={styles.text}>{t('backups.medium.noMedia')}</p>}
        <Button size="small" onClick={() => void media.refetch()}>
          {t('backups.medium.refresh')}
        </Button>
      </div>
      <form
        className={styles.pathRow}
        onSubmit={(event) => {
          event.preventDefault()
          if (shown.trim() !== '') go(shown.trim())
        }}
      >
        <Field label={t('backups.medium.path')} className={styles.grow}>
          {(control) => <TextInput {...control} value={shown} onChange={setTyped} spellCheck={false} />}
        </Field>
        <Button type="submit">{t('backups.medium.go')}</Button>
        <Button icon="up" disabled={here?.parent == null} onClick={() => here?.parent != null && go(here.parent)}>
          {t('backups.medium.up')}
        </Button>
      </form>
      {path !== null && folders.isPending && <Loading />}
      {path !== null && folders.isError && <Problem error={folders.error} />}
      {here !== undefined && (
        <ul className={styles.folders} aria-label={t('backups.medium.folders')}>
          {here.folders.map((folder) => (
            <li key={folder.path}>
              <button type="button" className={styles.folder} onClick={() => go(folder.path)}>
                <Icon name="folder" />
                <span>{folder.name}</span>
                {folder.hasBackups && <Tag tone="green">{t('backups.medium.hasBackups')}</Tag>}
              </button>
            </li>
          ))}
          {here.folders.length === 0 && <li className={styles.text}>{t('backups.medium.noFolders')}</li>}
        </ul>
      )}
    </div>
  )
}
