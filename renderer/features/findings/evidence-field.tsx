import { type ReactElement, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile, evidencePath, uploadEvidence } from '../../api/bytes.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Icon } from '../../components/icons.tsx'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import styles from './evidence-field.module.css'
import type { FormEvidence } from './finding-form-state.ts'

/** Files on their way to the host, and those that did not arrive, with the reason in words. */
interface Upload {
  readonly id: number
  readonly name: string
  readonly failure: string | null
}

interface EvidenceFieldProps extends EvidenceUpload {
  readonly files: readonly FormEvidence[]
  readonly onRemove: (hash: string) => void
  readonly problem: string | null
}

/**
 * Evidence of a finding: dropped, chosen, or pasted anywhere in the form (see `useEvidenceUpload`). Files are stored on the host at once, by
 * their content; removing one here only takes it off this finding.
 */
export function EvidenceField({ files, onRemove, problem, uploads, take, dismiss }: EvidenceFieldProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <section
      className={classNames(styles.field, over && styles.over)}
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take([...event.dataTransfer.files])
      }}
    >
      <div className={styles.head}>
        <span id={id}>{t('findings.fields.evidence')}</span>
        <span>{files.length === 0 ? t('findings.evidence.drop') : t('findings.evidence.count', { count: files.length })}</span>
        <Button size="small" icon="plus" onClick={() => chooser.current?.click()}>
          {t('findings.evidence.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('findings.fields.evidence')}
          onChange={(event) => {
            take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {(files.length > 0 || uploads.length > 0) && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.hash}>
              <EvidenceLink hash={file.hash} name={file.name} />
              <button type="button" aria-label={t('findings.evidence.remove', { name: file.name })} onClick={() => onRemove(file.hash)}>
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.id} className={classNames(upload.failure !== null && styles.failed)} role="status">
              <span>
                {upload.failure === null
                  ? t('findings.evidence.uploading', { name: upload.name })
                  : t('findings.evidence.failed', { name: upload.name, reason: upload.failure })}
              </span>
              {upload.failure !== null && (
                <button type="button" aria-label={t('findings.evidence.dismiss')} onClick={() => dismiss(upload.id)}>
                  <Icon name="close" size={12} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </section>
  )
}

/** The name of a stored evidence file, which saves a copy when pressed: the session's headers do not travel with a plain link. */
export function EvidenceLink({ hash, name }: { readonly hash: string; readonly name: string }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={t('findings.evidence.open', { name })}
      onClick={() => downloadFile(evidencePath(hash, name), name).catch((error: unknown) => notify.problem(refusalText(error)))}
    >
      {name}
    </button>
  )
}

interface EvidenceUpload {
  readonly uploads: readonly Upload[]
  readonly take: (files: readonly File[]) => void
  readonly dismiss: (id: number) => void
}

/** Sends files to the host one after the other and hands over each that arrived; a file that did not stays listed with its reason. */
export function useEvidenceUpload(onAdd: (files: readonly FormEvidence[]) => void): EvidenceUpload {
  const refusalText = useRefusalText()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const nextId = useRef(1)
  const latestAdd = useRef(onAdd)
  latestAdd.current = onAdd

  const send = async (file: File, id: number): Promise<void> => {
    try {
      const stored = await uploadEvidence(file)
      latestAdd.current([{ hash: stored.hash, name: stored.name, bytes: stored.bytes, type: stored.type }])
      setUploads((before) => before.filter((upload) => upload.id !== id))
    } catch (error) {
      const failure = refusalText(error)
      setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, failure } : upload)))
    }
  }
  const take = (files: readonly File[]): void => {
    const started = files.map((file) => ({ file, id: nextId.current++ }))
    setUploads((before) => [...before, ...started.map(({ file, id }) => ({ id, name: file.name, failure: null }))])
    void started.reduce((before, { file, id }) => before.then(() => send(file, id)), Promise.resolve())
  }
  return { uploads, take, dismiss: (id) => setUploads((before) => before.filter((upload) => upload.id !== id)) }
}
