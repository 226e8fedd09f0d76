import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadScheme } from '../../../../shared/contract/scheme-files.ts'
import { uploadTable } from '../../../api/bytes.ts'
import { client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Problem } from '../../../components/states.tsx'
import styles from './library.module.css'

interface SchemeFileCardProps {
  readonly onRead: (read: ReadScheme) => void
  /** The file was no scheme of this program: the wizard for an office's own rules may read it. */
  readonly onImport: () => void
}

/** 读取方案文件: JSON or a workbook that this program wrote, chosen or dropped. */
export function SchemeFileCard({ onRead, onImport }: SchemeFileCardProps): ReactElement {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly isTable: boolean } | null>(null)
  const [over, setOver] = useState(false)

  async function take(file: File): Promise<void> {
    const isTable = !/\.json$/i.test(file.name)
    setBusy(file.name)
    setFailed(null)
    try {
      const read = isTable
        ? await client.schemeFiles.readWorkbook({ tableId: (await uploadTable(file)).tableId })
        : await client.schemeFiles.readJson({ text: await file.text() })
      onRead(read)
    } catch (error) {
      setFailed({ error, isTable })
    } finally {
      setBusy(null)
    }
  }

  return (
    <Card
      title={t('schemeLibrary.file.title')}
      className={classNames(styles.fileCard, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file !== undefined && busy === null) void take(file)
      }}
    >
      <p className={styles.about}>{t('schemeLibrary.file.about')}</p>
      {failed === null ? null : (
        <>
          <Problem error={failed.error} />
          {failed.isTable ? (
            <Button variant="quiet" size="small" onClick={onImport}>
              {t('schemeLibrary.file.toImport')}
            </Button>
          ) : null}
        </>
      )}
      <div className={styles.do}>
        <Button icon="folder" disabled={busy !== null} onClick={() => input.current?.click()}>
          {busy === null ? t('schemeLibrary.file.choose') : t('schemeLibrary.file.reading', { name: busy })}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('schemeLibrary.file.chooseLabel')}
        accept=".json,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again after it was mended.
          event.target.value = ''
          if (file !== undefined) void take(file)
        }}
      />
    </Card>
  )
}
