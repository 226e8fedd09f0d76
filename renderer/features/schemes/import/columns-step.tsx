import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedTable, TableMapping } from '../../../../shared/contract/exchange.ts'
import type { SchemeColumn } from '../../../../shared/contract/scheme-import.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { columnLetter } from '../../../components/table-import/column-names.ts'
import { HeaderRows } from '../../../components/table-import/header-rows.tsx'
import { Tag } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { columnMeanings, isReadable, meaningOf, withMeaning } from './column-meanings.ts'
import styles from './import.module.css'
import { mergedLook } from './merged-look.ts'

const shownRows = 80
const headerChoices = 30
const warningsShown = 4
const notRead = 'none'

interface ColumnsStepProps {
  readonly table: ImportedTable
  readonly mapping: TableMapping
  /** Meanings that were guessed by the content of their column. */
  readonly uncertain: readonly SchemeColumn[]
  /** Another button is the main one. */
  readonly ownForm: boolean
  readonly busy: boolean
  readonly onSheet: (sheet: number) => void
  readonly onMapping: (mapping: TableMapping) => void
  readonly onNext: () => void
}

/** The sheet as the office sees it, with what each column means above it. */
export function ColumnsStep(props: ColumnsStepProps): ReactElement {
  const { table, mapping, uncertain, ownForm, busy, onSheet, onMapping, onNext } = props
  const { t } = useTranslation()
  const sheet = table.sheets[mapping.sheet]
  const columns = sheet?.columns ?? 0
  const lines = useMemo(() => (sheet?.preview ?? []).slice(0, shownRows), [sheet])
  const drawn = useMemo(() => mergedLook(lines, columns, mapping.headerLastRow), [lines, columns, mapping.headerLastRow])
  const numbers = Array.from({ length: Math.min(lines.length, headerChoices) }, (_, index) => ({
    value: String(index + 1),
    label: String(index + 1),
  }))
  const readable = isReadable(mapping)
  const options = [
    { value: notRead, label: t('schemeImport.columns.none') },
    ...columnMeanings.map((meaning) => ({ value: meaning, label: t(`schemeImport.meaning.${meaning}`) })),
  ]
  return (
    <>
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault()
          if (readable && !busy) onNext()
        }}
      >
        {table.sheets.length > 1 ? (
          <Field label={t('schemeImport.sheet')}>
            {(control) => (
              <Select
                {...control}
                value={String(mapping.sheet)}
                disabled={busy}
                onChange={(value) => onSheet(Number(value))}
                options={table.sheets.map(({ name, rows }, index) => ({
                  value: String(index),
                  label: t('schemeImport.sheetOption', { name, rows }),
                }))}
              />
            )}
          </Field>
        ) : null}
        <HeaderRows
          mapping={mapping}
          options={numbers}
          firstLabel={t('schemeImport.headerFirst')}
          lastLabel={t('schemeImport.headerLast')}
          onMapping={onMapping}
        />
        <div className={styles.choicesText}>
          <p className="muted">{t('schemeImport.columns.about')}</p>
          {readable ? null : (
            <p role="alert" className="negative">
              {t('schemeImport.columns.needed')}
            </p>
          )}
        </div>
        <Button type="submit" variant={ownForm ? 'plain' : 'primary'} disabled={!readable || busy}>
          {busy ? t('schemeImport.columns.reading') : t(ownForm ? 'schemeImport.ownForm.other' : 'schemeImport.columns.next')}
        </Button>
      </form>
      {table.warnings.length > 0 ? (
        <ul className={styles.warnings}>
          {table.warnings.slice(0, warningsShown).map(({ code, values }) => (
            <li key={`${code}${JSON.stringify(values)}`}>{codedText('components.import.warnings', code, values)}</li>
          ))}
        </ul>
      ) : null}
      <section className={styles.sheet} aria-label={t('schemeImport.columns.table')}>
        <table>
          <thead>
            <tr>
              <td className={styles.corner} />
              {Array.from({ length: columns }, (_, column) => {
                const meaning = meaningOf(mapping, column)
                const letter = columnLetter(column)
                const isGuess = meaning !== null && uncertain.includes(meaning)
                return (
                  <th key={letter} scope="col" className={classNames(meaning !== null && styles.meant, isGuess && styles.uncertain)}>
                    <span className={styles.letter}>
                      {letter}
                      {isGuess ? <Tag tone="amber">{t('schemeImport.columns.uncertain')}</Tag> : null}
                    </span>
                    <Select
                      aria-label={t('schemeImport.columns.label', { letter })}
                      className={styles.meaning}
                      value={meaning ?? notRead}
                      options={options}
                      onChange={(value) => onMapping(withMeaning(mapping, column, columnMeanings.find((each) => each === value) ?? null))}
                    />
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {drawn.map((cells, index) => {
              const number = index + 1
              const isHeader = number >= mapping.headerFirstRow && number <= mapping.headerLastRow
              return (
                <tr key={number} className={classNames(isHeader && styles.header, number < mapping.headerFirstRow && styles.above)}>
                  <th scope="row">{number}</th>
                  {cells.map(({ column, text, columns: across, rows }) => (
                    <td
                      key={column}
                      colSpan={across}
                      rowSpan={rows}
                      title={text === '' ? undefined : text}
                      className={classNames(across === columns && styles.whole)}
                    >
                      <div className={styles.cell}>{text}</div>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <p className={styles.note}>{t('schemeImport.columns.shown', { shown: lines.length, total: sheet?.rows ?? 0 })}</p>
    </>
  )
}
