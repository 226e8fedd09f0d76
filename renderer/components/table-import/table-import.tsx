import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerdictCounts } from '../../../shared/contract/base.ts'
import type { ImportedTable, TableMapping } from '../../../shared/contract/exchange.ts'
import { uploadTable } from '../../api/bytes.ts'
import { client } from '../../api/client.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { classNames } from '../class-names.ts'
import { notify } from '../notice.tsx'
import { Problem } from '../states.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { ReadStep } from './read-step.tsx'
import styles from './table-import.module.css'
import type { ImportKind, ImportPreview, ImportRow } from './table-import-types.ts'
import { useOneCall, useStepFocus } from './use-import-step.ts'

interface TableImportProps<Row extends ImportRow, Preview extends ImportPreview<Row>> {
  readonly title: string
  readonly kind: ImportKind<Row, Preview>
  readonly startWith: 'file' | 'paste'
  /** Further choices that change the preview; `previewKey` must change with them, so that the preview is made again. */
  readonly options?: (preview: Preview) => ReactNode
  readonly previewKey?: string
  readonly onDone: (counts: VerdictCounts) => void
  readonly onCancel: () => void
}

type Step = 'read' | 'columns' | 'preview'
const steps = ['read', 'columns', 'preview'] as const

/**
 * Takes a foreign table in, in three steps: read (file or paste), match columns (guessed by the host), preview and apply.
 *
 * Nothing is changed before the last button, which applies all or nothing. On a refusal everything chosen stays, so that one step can be
 * repeated. What is imported is described by `kind`; this component knows no domain.
 */
export function TableImport<Row extends ImportRow, Preview extends ImportPreview<Row>>(
  props: TableImportProps<Row, Preview>,
): ReactElement {
  const { title, kind, startWith, options, previewKey = '', onDone, onCancel } = props
  const { t } = useTranslation()
  const [table, setTable] = useState<ImportedTable | null>(null)
  const [mapping, setMapping] = useState<TableMapping | null>(null)
  const [preview, setPreview] = useState<{ readonly of: Preview; readonly key: string } | null>(null)
  const { busy, error, run, forget } = useOneCall()
  const step: Step = preview !== null ? 'preview' : mapping !== null && table !== null ? 'columns' : 'read'

  const heading = useStepFocus(step)

  const take = (what: string, read: () => Promise<ImportedTable>): Promise<void> =>
    run(what, async () => {
      const next = await read()
      const guessed = await kind.guess(next.tableId, 0)
      setTable(next)
      setMapping(guessed)
    })

  const makePreview = (of: TableMapping, key: string): Promise<void> =>
    run(title, async () => setPreview({ of: await kind.preview(of), key }))

  // A changed option makes the preview anew; the one on screen is of other choices.
  const outdated = preview !== null && preview.key !== previewKey
  useEffect(() => {
    if (outdated && mapping !== null && busy === null && error === null) void makePreview(mapping, previewKey)
  })

  const stepTitle = {
    read: t('components.import.stepRead'),
    columns: t('components.import.stepColumns'),
    preview: t('components.import.stepPreview'),
  }
  return (
    <Card className={styles.card}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <ol className={styles.steps}>
          {steps.map((name) => (
            <li key={name} aria-current={name === step ? 'step' : undefined} className={classNames(name === step && styles.now)}>
              {stepTitle[name]}
            </li>
          ))}
        </ol>
        {table !== null && <span className={styles.name}>{table.name === '' ? t('components.import.pastedName') : table.name}</span>}
        <span className={styles.space} />
        {step === 'preview' && (
          <Button size="small" disabled={busy !== null} onClick={() => setPreview(null)}>
            {t('components.import.changeColumns')}
          </Button>
        )}
        {step !== 'read' && (
          <Button
            size="small"
            disabled={busy !== null}
            onClick={() => {
              setTable(null)
              setMapping(null)
              setPreview(null)
              forget()
            }}
          >
            {t('components.import.otherFile')}
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </header>
      {error !== null && <Problem error={error} />}
      {step === 'read' && (
        <ReadStep
          startWith={startWith}
          busy={busy}
          onFile={(file) => void take(file.name, () => uploadTable(file))}
          onPaste={(text) => void take(t('components.import.pastedName'), () => client.exchange.paste({ text }))}
        />
      )}
      {step === 'columns' && table !== null && mapping !== null && (
        <ColumnsStep
          table={table}
          mapping={mapping}
          fields={kind.fields}
          busy={busy !== null}
          onMapping={setMapping}
          onSheet={(sheet) => void run(title, async () => setMapping(await kind.guess(table.tableId, sheet)))}
          onNext={() => void makePreview(mapping, previewKey)}
        />
      )}
      {preview !== null && (
        <PreviewStep
          key={preview.of.previewId}
          fields={kind.fields}
          preview={preview.of}
          columns={kind.columns}
          busy={busy !== null || outdated}
          options={options?.(preview.of)}
          onApply={(withoutRefused) =>
            void run(title, async () => {
              const counts = await kind.apply(preview.of.previewId, withoutRefused)
              notify.success(t('components.import.applied', { ...counts }))
              onDone(counts)
            })
          }
        />
      )}
    </Card>
  )
}
