import { Fragment, type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionCategory, DecisionRow, DecisionView } from '../../../shared/contract/decisions.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { GradeTag } from '../../components/grade-tag.tsx'
import { useMoment } from '../../components/moment.ts'
import { Tag } from '../../components/tag.tsx'
import { whyNotWords } from './decision-words.ts'
import styles from './decisions.module.css'
import { DepartureForm } from './departure-form.tsx'

interface DecisionTableProps {
  readonly category: DecisionCategory
  readonly bands: DecisionView['bands']
  readonly sealed: boolean
}

const columns = 8

/** Computed beside decided places and grades of a category; a departure is made in the row it is about. */
export function DecisionTable({ category, bands, sealed }: DecisionTableProps): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const buttons = useRef(new Map<number, HTMLButtonElement>())
  const close = (evaluateeId: number): void => {
    setOpen(null)
    buttons.current.get(evaluateeId)?.focus()
  }
  const line = (row: DecisionRow): ReactElement => (
    <Fragment key={row.evaluateeId}>
      <Line
        row={row}
        bands={bands}
        sealed={sealed}
        open={open === row.evaluateeId}
        onOpen={() => setOpen(open === row.evaluateeId ? null : row.evaluateeId)}
        buttonRef={(button) => {
          if (button === null) buttons.current.delete(row.evaluateeId)
          else buttons.current.set(row.evaluateeId, button)
        }}
      />
      {open === row.evaluateeId && !sealed ? (
        <tr>
          <td colSpan={columns} className={styles.formCell}>
            <DepartureForm row={row} places={category.ranked.length} bands={bands} onClose={() => close(row.evaluateeId)} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  )
  return (
    <table className={styles.table} aria-label={t('decisions.table', { category: category.name })}>
      <thead>
        <tr>
          <th scope="col" className="number">
            {t('decisions.column.computedPlace')}
          </th>
          <th scope="col" className="number">
            {t('decisions.column.place')}
          </th>
          <th scope="col">{t('decisions.column.name')}</th>
          <th scope="col" className="number">
            {t('decisions.column.total')}
          </th>
          <th scope="col">{t('decisions.column.computedGrade')}</th>
          <th scope="col">{t('decisions.column.grade')}</th>
          <th scope="col">{t('decisions.column.note')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('decisions.column.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>{category.ranked.map(line)}</tbody>
      {category.byReference.length === 0 ? null : (
        <tbody>
          <tr>
            <th scope="colgroup" colSpan={columns} className={styles.group}>
              {t('decisions.byReference')}
            </th>
          </tr>
          {category.byReference.map(line)}
        </tbody>
      )}
    </table>
  )
}

interface LineProps {
  readonly row: DecisionRow
  readonly bands: DecisionView['bands']
  readonly sealed: boolean
  readonly open: boolean
  readonly onOpen: () => void
  readonly buttonRef: (button: HTMLButtonElement | null) => void
}

function Line({ row, bands, sealed, open, onOpen, buttonRef }: LineProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { departure } = row
  const notes = [
    ...(departure === null
      ? []
      : [t('decisions.departedBy', { reason: departure.reason, name: departure.decidedBy, at: moment(departure.decidedAt) })]),
    ...(row.whyNot === null ? [] : [whyNotWords(t, row.whyNot)]),
  ]
  return (
    <tr className={classNames(departure !== null && styles.departed, open && styles.openRow)}>
      <td className={classNames('number', 'muted', styles.whole)}>
        {row.computedPlace ?? t('common.noValue')}
        {row.tied ? <span className="small"> {t('decisions.tied')}</span> : null}
      </td>
      <td className={classNames('number', styles.whole)}>
        <strong>{row.place ?? t('common.noValue')}</strong>
        {departure?.place == null ? null : <Mark />}
        {row.shifted ? (
          <span className="muted small" title={t('decisions.shiftedHint')}>
            {' '}
            {t('decisions.shifted')}
          </span>
        ) : null}
      </td>
      <th scope="row" className={styles.name} title={row.unitName === row.name ? row.name : `${row.unitName} ${row.name}`}>
        {row.name}
      </th>
      <td className="number">{row.total ?? t('common.noValue')}</td>
      <td className={styles.whole}>
        {row.open ? <span className="muted">{t('decisions.openGrade')}</span> : <Grade grade={row.computedGrade} bands={bands} quiet />}
      </td>
      <td>
        <span className={styles.grade}>
          {row.open ? <Tag tone="amber">{t('decisions.openGrade')}</Tag> : <Grade grade={row.grade} bands={bands} />}
          {departure?.grade == null ? null : <Mark />}
        </span>
      </td>
      <td className={styles.note} title={notes.join('\n')}>
        <div className={classNames(!open && !sealed && styles.short)}>
          {notes.map((note) => (
            <span key={note}>{note}</span>
          ))}
        </div>
      </td>
      <td className={styles.action}>
        {sealed ? null : (
          <Button
            size="small"
            variant="quiet"
            aria-expanded={open}
            aria-label={t(departure === null ? 'decisions.depart.openFor' : 'decisions.depart.changeFor', { name: row.name })}
            onClick={onOpen}
            ref={buttonRef}
          >
            {departure === null ? t('decisions.depart.open') : t('decisions.depart.change')}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** The visible mark of a departure; a word says it to screen readers. */
function Mark(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className={styles.mark} role="img" aria-label={t('decisions.departed')}>
      ◆
    </span>
  )
}

function Grade({
  grade,
  bands,
  quiet = false,
}: {
  readonly grade: DecisionRow['grade']
  readonly bands: DecisionView['bands']
  readonly quiet?: boolean
}): ReactElement {
  const { t } = useTranslation()
  if (grade === null) return <span className="muted">{t('decisions.noGrade')}</span>
  if (quiet) return <Tag>{grade.name}</Tag>
  const order = bands.findIndex(({ code }) => code === grade.code)
  return <GradeTag name={grade.name} order={order < 0 ? null : order} />
}
