import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedTable, TableMapping } from '../../../shared/contract/exchange.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'
import { Field } from '../field.tsx'
import { Select } from '../select.tsx'
import { columnLetter, columnName } from './column-names.ts'
import { HeaderRows } from './header-rows.tsx'
import styles from './table-import.module.css'
import type { ImportField } from './table-import-types.ts'

const notMapped = 'none'
const shownRows = 60
const warningsShown = 5

interface ColumnsStepProps {
  readonly table: ImportedTable
  readonly mapping: TableMapping
  readonly fields: readonly ImportField[]
  readonly busy: boolean
  readonly onSheet: (sheet: number) => void
  readonly onMapping: (mapping: TableMapping) => void
  readonly onNext: () => void
}

/** Second step: which sheet, which header rows, which column holds what; beside it the table itself, so that one sees what one chooses. */
export function ColumnsStep({ table, mapping, fields, busy, onSheet, onMapping, onNext }: ColumnsStepProps): ReactElement {
  const { t } = useTranslation()
  const sheet = table.sheets[mapping.sheet]
  const rows = sheet?.preview ?? []
  const columnCount = sheet?.columns ?? 0
  const numbers = Array.from({ length: Math.min(rows.length, 30) }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  const missing = fields.filter(({ key, required }) => required && (mapping.columns[key] ?? null) === null)
  const columnOptions = [
    { value: notMapped, label: t('components.import.notMapped') },
    ...Array.from({ length: columnCount }, (_, column) => {
      const name = columnName(rows, mapping.headerFirstRow, mapping.headerLastRow, column)
      return { value: String(column), label: t('components.import.columnNamed', { letter: columnLetter(column), name }) }
    }),
  ]
  const fieldOf = (column: number) => fields.find(({ key }) => mapping.columns[key] === column)

  return (
    <div className={styles.columns}>
      <form
        className={styles.mapping}
        onSubmit={(event) => {
          event.preventDefault()
          if (missing.length === 0 && !busy) onNext()
        }}
      >
        {table.sheets.length > 1 && (
          <Field label={t('components.import.sheet')}>
            {(control) => (
              <Select
                {...control}
                value={String(mapping.sheet)}
                onChange={(value) => onSheet(Number(value))}
                options={table.sheets.map(({ name, rows: count }, index) => ({
                  value: String(index),
                  label: t('components.import.sheetOption', { name, rows: count }),
                }))}
              />
            )}
          </Field>
        )}
        <div className={styles.pair}>
          <HeaderRows
            mapping={mapping}
            options={numbers}
            firstLabel={t('components.import.headerFirst')}
            lastLabel={t('components.import.headerLast')}
            onMapping={onMapping}
          />
        </div>
        <p className={styles.note}>{t('components.import.guessed')}</p>
        {fields.map(({ key, label, required }) => (
          <Field
            key={key}
            label={label}
            hint={required ? t('common.required') : t('common.optional')}
            problem={missing.some((field) => field.key === key) ? t('components.import.missingColumn', { field: label }) : null}
          >
            {(control) => (
              <Select
                {...control}
                value={mapping.columns[key] == null ? notMapped : String(mapping.columns[key])}
                options={columnOptions}
                onChange={(value) =>
                  onMapping({ ...mapping, columns: { ...mapping.columns, [key]: value === notMapped ? null : Number(value) } })
                }
              />
            )}
          </Field>
        ))}
        <div className={styles.next}>
          <Button type="submit" variant="primary" disabled={missing.length > 0 || busy}>
            {t('components.import.toPreview')}
          </Button>
        </div>
      </form>
      <div className={styles.source}>
        <p className={styles.note}>
          {t('components.import.tableNote', { shown: Math.min(rows.length, shownRows), total: sheet?.rows ?? 0 })}
          {table.encoding !== null && ` · ${t('components.import.encoding', { encoding: table.encoding.toUpperCase() })}`}
        </p>
        {table.warnings.length > 0 && (
          <ul className={styles.warnings}>
            {table.warnings.slice(0, warningsShown).map(({ code, values }) => (
              <li key={`${code}${JSON.stringify(values)}`}>{codedText('components.import.warnings', code, values)}</li>
            ))}
          </ul>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={t('components.import.tableLabel')}>
          <table className={styles.cells}>
            <thead>
              <tr>
                <td />
                {Array.from({ length: columnCount }, (_, column) => {
                  const field = fieldOf(column)
                  return (
                    <th key={columnLetter(column)} scope="col" className={classNames(field !== undefined && styles.mapped)}>
                      {columnLetter(column)}
                      {field !== undefined && <b> {field.label}</b>}
                    </th>
                  )
                })}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shownRows).map((cells, index) => {
                const number = index + 1
                const isHeader = number >= mapping.headerFirstRow && number <= mapping.headerLastRow
                return (
                  <tr key={number} className={classNames(isHeader && styles.header, number < mapping.headerFirstRow && styles.above)}>
                    <th scope="row">{number}</th>
                    {cells.map((cell, column) => (
                      <td key={columnLetter(column)} title={cell}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  )
}
