import { memo, type ReactElement, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../../components/class-names.ts'
import { CertaintyMark } from './certainty-mark.tsx'
import styles from './review.module.css'
import { isOpen, type ReviewEntry } from './review-entries.ts'

interface ReviewListProps {
  readonly entries: readonly ReviewEntry[]
  readonly current: string | null
  readonly onShow: (place: string) => void
  readonly onMove: (steps: number) => void
  readonly onAccept: () => void
  readonly onReject: () => void
}

/** How far PageUp and PageDown go. */
const page = 10

/** Everything that was read, one line each. Arrow keys or J and K go through it, Enter accepts, Delete rejects. */
export function ReviewList({ entries, current, onShow, onMove, onAccept, onReject }: ReviewListProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    End: entries.length,
    Home: -entries.length,
  }
  const active = entries.findIndex(({ place }) => place === current)
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('schemeImport.review.list')}
      aria-activedescendant={active === -1 ? undefined : `${id}-${active}`}
      className={styles.list}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const move = steps[event.key]
        if (move !== undefined) onMove(move)
        else if (event.key === 'Enter') onAccept()
        else if (event.key === 'Delete') onReject()
        else return
        event.preventDefault()
      }}
    >
      {entries.map((entry, index) => (
        <Line key={entry.place} id={`${id}-${index}`} entry={entry} selected={index === active} onShow={onShow} />
      ))}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly entry: ReviewEntry
  readonly selected: boolean
  readonly onShow: (place: string) => void
}

const Line = memo(
  function Line({ id, entry, selected, onShow }: LineProps): ReactElement {
    const { t } = useTranslation()
    const state = entry.undone ? 'undone' : entry.decision
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list that holds the option hears the keys
      // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names the option that is active
      <div
        id={id}
        role="option"
        aria-selected={selected}
        className={classNames(styles.line, selected && styles.selected, !isOpen(entry) && styles.closed)}
        onClick={() => onShow(entry.place)}
      >
        {isOpen(entry) ? (
          <CertaintyMark certainty={entry.certainty} short />
        ) : (
          <span className={styles.tick} aria-hidden="true">
            {entry.decision === 'rejected' ? '－' : '✓'}
          </span>
        )}
        <span className={styles.lineName}>{entry.name}</span>
        {state === 'pending' ? null : (
          <span className={state === 'undone' ? styles.differs : styles.lineState}>{t(`schemeImport.review.decided.${state}`)}</span>
        )}
      </div>
    )
  },
  (before, after) =>
    before.id === after.id &&
    before.selected === after.selected &&
    before.entry.place === after.entry.place &&
    before.entry.name === after.entry.name &&
    before.entry.decision === after.entry.decision &&
    before.entry.undone === after.entry.undone,
)
