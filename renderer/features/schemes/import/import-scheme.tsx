import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedTable, TableMapping } from '../../../../shared/contract/exchange.ts'
import type { ReadScheme } from '../../../../shared/contract/scheme-files.ts'
import type { SchemeImportPreview, SchemeTableGuess } from '../../../../shared/contract/scheme-import.ts'
import type { EvaluateeKind } from '../../../../shared/domain/glossary.ts'
import { uploadTable } from '../../../api/bytes.ts'
import { api, client } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { classNames } from '../../../components/class-names.ts'
import { notify } from '../../../components/notice.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { Problem } from '../../../components/states.tsx'
import { ReadStep } from '../../../components/table-import/read-step.tsx'
import { useOneCall, useStepFocus } from '../../../components/table-import/use-import-step.ts'
import { ReadSchemeCheck } from '../library/read-scheme-check.tsx'
import { ColumnsStep } from './columns-step.tsx'
import styles from './import.module.css'
import { OutlineStep } from './outline-step.tsx'

interface ImportSchemeProps {
  /** A draft was made; one made of an office's rules opens in its review, one read back has nothing to review. */
  readonly onCreated: (versionId: number, imported: boolean) => void
  readonly onCancel: () => void
}

/** A table that was read, with what is known and chosen of it. */
interface OpenTable {
  readonly table: ImportedTable
  readonly guess: SchemeTableGuess
  readonly mapping: TableMapping
}

interface Head {
  readonly name: string
  readonly kind: EvaluateeKind
}

const steps = ['read', 'columns', 'outline'] as const

/**
 * Takes an office's own rules in, in three steps: read the file, check what the columns mean, check the outline. Only the last button makes something: a
 * draft in which nothing is a rule yet. On a refusal everything chosen stays.
 */
export function ImportScheme({ onCreated, onCancel }: ImportSchemeProps): ReactElement {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<OpenTable | null>(null)
  const [head, setHead] = useState<Head>({ name: '', kind: 'branch' })
  const [preview, setPreview] = useState<SchemeImportPreview | null>(null)
  const [read, setRead] = useState<ReadScheme | null>(null)
  const { busy, error, run, forget } = useOneCall()
  const create = useMutation(api.schemes.create.mutationOptions())
  const step = preview !== null ? 'outline' : opened !== null ? 'columns' : 'read'

  const heading = useStepFocus(step)

  const open = (table: ImportedTable, sheet: number) =>
    client.schemeImport.guess({ tableId: table.tableId, sheet }).then((guess) => {
      setOpened({ table, guess, mapping: guess.mapping })
      setHead({ name: guess.title ?? titleOf(table, guess.mapping.sheet, t('schemeImport.pasted')), kind: guess.kind })
    })

  const makePreview = (mapping: TableMapping, wanted: Head) =>
    run(wanted.name, async () => {
      setPreview(await client.schemeImport.preview({ mapping, kind: wanted.kind, name: wanted.name.trim() || t('schemeImport.pasted') }))
      setHead(wanted)
    })

  const foundNothing = error !== null && opened !== null && isNothing(error)
  return (
    <>
      <PageHead
        title={t('schemeImport.title')}
        facts={[t('schemeImport.about')]}
        actions={<Button onClick={onCancel}>{t('common.cancel')}</Button>}
      />
      <Card className={styles.wizard}>
        <header className={styles.head}>
          <h2 ref={heading} tabIndex={-1} className={step === 'read' ? 'visually-hidden' : undefined}>
            {opened === null ? t('schemeImport.title') : opened.table.name === '' ? t('schemeImport.pasted') : opened.table.name}
          </h2>
          <ol className={styles.steps} aria-label={t('schemeImport.steps.label')}>
            {steps.map((each) => (
              <li key={each} aria-current={each === step ? 'step' : undefined} className={classNames(each === step && styles.now)}>
                {t(`schemeImport.steps.${each}`)}
              </li>
            ))}
          </ol>
          <span className={styles.space} />
          {preview === null ? null : (
            <Button size="small" disabled={busy !== null} onClick={() => setPreview(null)}>
              {t('schemeImport.back.columns')}
            </Button>
          )}
          {opened === null ? null : (
            <Button
              size="small"
              disabled={busy !== null}
              onClick={() => {
                setOpened(null)
                setPreview(null)
                setRead(null)
                forget()
                create.reset()
              }}
            >
              {t('schemeImport.back.file')}
            </Button>
          )}
        </header>
        {foundNothing ? (
          <p role="alert" className={styles.nothing}>
            {t('schemeImport.nothing')}
          </p>
        ) : error === null ? null : (
          <Problem error={error} />
        )}
        {create.isError ? <Problem error={create.error} /> : null}
        {step === 'read' ? (
          <ReadStep
            startWith="file"
            busy={busy}
            onFile={(file) => void run(file.name, async () => open(await uploadTable(file), 0))}
            onPaste={(text) => void run(t('schemeImport.pasted'), async () => open(await client.exchange.paste({ text }), 0))}
          />
        ) : null}
        {read !== null ? (
          <ReadSchemeCheck
            read={read}
            busy={create.isPending}
            onOther={() => setRead(null)}
            onCreate={() =>
              create.mutate(
                { from: 'scheme', scheme: read.scheme },
                {
                  onSuccess: (made) => {
                    notify.success(t('schemeLibrary.created', { name: made.name }))
                    onCreated(made.id, false)
                  },
                },
              )
            }
          />
        ) : null}
        {step === 'columns' && opened !== null && read === null ? (
          <>
            {opened.guess.ownForm ? (
              <section className={styles.ownForm}>
                <div>
                  <h3>{t('schemeImport.ownForm.title')}</h3>
                  <p>{t('schemeImport.ownForm.about')}</p>
                </div>
                <Button
                  variant="primary"
                  disabled={busy !== null}
                  onClick={() =>
                    void run(opened.table.name, async () =>
                      setRead(await client.schemeFiles.readWorkbook({ tableId: opened.table.tableId })),
                    )
                  }
                >
                  {t('schemeImport.ownForm.read')}
                </Button>
              </section>
            ) : null}
            <ColumnsStep
              table={opened.table}
              mapping={opened.mapping}
              uncertain={opened.guess.uncertain}
              ownForm={opened.guess.ownForm}
              busy={busy !== null}
              onMapping={(mapping) => setOpened({ ...opened, mapping })}
              onSheet={(sheet) => void run(opened.table.name, () => open(opened.table, sheet))}
              onNext={() => void makePreview(opened.mapping, head)}
            />
          </>
        ) : null}
        {preview !== null && opened !== null ? (
          <OutlineStep
            preview={preview}
            name={head.name}
            kind={head.kind}
            busy={busy !== null}
            onName={(name) => setHead({ ...head, name })}
            onKind={(kind) => void makePreview(opened.mapping, { ...head, kind })}
            onCreate={() =>
              void run(head.name, async () => {
                const made = await client.schemeImport.create({ mapping: opened.mapping, kind: head.kind, name: head.name.trim() })
                onCreated(made.versionId, true)
              })
            }
          />
        ) : null}
      </Card>
    </>
  )
}

/** A name for the scheme where no title stands above the table: the file's name, else the sheet's. */
function titleOf(table: ImportedTable, sheet: number, pasted: string): string {
  const file = table.name.replace(/\.[^.]+$/, '').trim()
  return file === '' ? (table.sheets[sheet]?.name ?? pasted) : file
}

function isNothing(error: unknown): boolean {
  const refusal = refusalOf(error)
  return refusal.kind === 'app' && refusal.code === 'nothing_to_apply'
}
