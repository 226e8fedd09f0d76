import { type ReactElement, type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RowVerdict, rowVerdicts } from '../../../shared/contract/base.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import { Button } from '../button.tsx'
import { Checkbox } from '../select.tsx'
import type { TableColumn } from '../table-types.ts'
import { Chip, Tag, type Tone } from '../tag.tsx'
import { VirtualTable } from '../virtual-table.tsx'
import styles from './table-import.module.css'
import type { ImportField, ImportPreview, ImportRow } from './table-import-types.ts'

const toneOf: Readonly<Record<RowVerdict, Tone>> = { new: 'green', same: 'neutral', changed: 'blue', refused: 'red' }

interface PreviewStepProps<Row extends ImportRow> {
  readonly fields: readonly ImportField[]
  readonly preview: ImportPreview<Row>
  readonly columns: readonly TableColumn<Row>[]
  readonly busy: boolean
  /** What else decides the outcome, such as "take new categories". */
  readonly options: ReactNode
  readonly onApply: (withoutRefused: boolean) => void
}

/** Third step: row by row what would happen and why, then all of it or nothing. */
export function PreviewStep<Row extends ImportRow>(props: PreviewStepProps<Row>): ReactElement {
  const { fields, preview, columns, busy, options, onApply } = props
  const { t } = useTranslation()
  const [shown, setShown] = useState<RowVerdict | null>(preview.counts.refused > 0 ? 'refused' : null)
  const [withoutRefused, setWithoutRefused] = useState(false)
  const rows = useMemo(
    () => (shown === null ? preview.rows : preview.rows.filter(({ verdict }) => verdict === shown)),
    [preview.rows, shown],
  )
  const { counts } = preview
  const toDo = counts.new + counts.changed

  const allColumns = useMemo((): readonly TableColumn<Row>[] => {
    const notes = (row: Row): string => {
      const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key
      const blank = t('components.import.blank')
      const changes = (row.changes ?? []).map(({ field, from, to }) =>
        t('components.import.change', { field: labelOf(field), from: from === '' ? blank : from, to: to === '' ? blank : to }),
      )
      return [...row.problems.map(({ code, values }) => codedText('rowProblems', code, values)), ...changes].join('；')
    }
    return [
      { key: 'row', title: t('components.import.rowColumn'), width: 56, align: 'end', cell: (row) => row.row },
      {
        key: 'verdict',
        title: t('components.import.verdictColumn'),
        width: 92,
        cell: (row) => <Tag tone={toneOf[row.verdict]}>{t(`components.import.verdict.${row.verdict}`)}</Tag>,
      },
      ...columns,
      {
        key: 'notes',
        title: t('components.import.problemColumn'),
        width: '3fr',
        minWidth: 220,
        hover: notes,
        cell: (row) => <span className={row.verdict === 'refused' ? 'negative' : 'muted'}>{notes(row)}</span>,
      },
    ]
  }, [columns, fields, t])

  return (
    <div className={styles.preview}>
      <div className={styles.chips}>
        <Chip pressed={shown === null} onPress={() => setShown(null)} count={preview.rows.length}>
          {t('components.import.verdict.all')}
        </Chip>
        {rowVerdicts.map((verdict) => (
          <Chip key={verdict} pressed={shown === verdict} onPress={() => setShown(verdict)} count={counts[verdict]}>
            {t(`components.import.verdict.${verdict}`)}
          </Chip>
        ))}
        {options}
      </div>
      <div className={styles.rows}>
        <VirtualTable
          label={t('components.import.previewLabel')}
          columns={allColumns}
          rows={rows}
          rowKey={(row) => row.row}
          empty={<p className={styles.note}>{t('components.noMatch')}</p>}
        />
      </div>
      {preview.skipped.length > 0 && (
        <details className={styles.skipped}>
          <summary>
            {t('components.import.skippedTitle')} {preview.skipped.length}
          </summary>
          <ul>
            {preview.skipped.map(({ row, text }) => (
              <li key={row}>{t('components.import.skippedRow', { row, text: text === '' ? t('components.import.blank') : text })}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.apply}>
        <p>
          {toDo === 0 ? t('components.import.nothingToDo') : t('components.import.willChange', { ...counts })}
          {counts.refused > 0 && (
            <span className="negative">
              {' '}
              {toDo === 0
                ? t('components.import.refusedOnly', { count: counts.refused })
                : t('components.import.refusedHint', { count: counts.refused })}
            </span>
          )}
        </p>
        {counts.refused > 0 && toDo > 0 && (
          <Checkbox checked={withoutRefused} onChange={setWithoutRefused}>
            {t('components.import.withoutRefused', { count: counts.refused })}
          </Checkbox>
        )}
        <Button
          variant="primary"
          disabled={busy || toDo === 0 || (counts.refused > 0 && !withoutRefused)}
          onClick={() => onApply(withoutRefused)}
        >
          {t('components.import.apply', { count: toDo })}
        </Button>
      </div>
    </div>
  )
}
