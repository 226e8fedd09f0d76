import { type DragEvent, type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Icon } from '../../../components/icons.tsx'
import styles from './leaf-form.module.css'
import { moved, without } from './list-edits.ts'

interface EditListProps<Entry> {
  /** What the list holds, for screen readers: "“三会一课”的评分规则". */
  readonly label: string
  readonly entries: readonly Entry[]
  /** What an entry is called in "删除{{name}}", by its place. */
  readonly nameOf: (entry: Entry, place: number) => string
  /** Stable key of an entry; lists of plain numbers have none. */
  readonly keyOf?: (entry: Entry) => string
  readonly render: (entry: Entry, place: number) => ReactNode
  readonly onChange: (entries: Entry[]) => void
  /** Makes a further entry; null where the list grows by other means. */
  readonly add: { readonly label: string; readonly entry: () => Entry } | null
  /** A copy of an entry; left out where copies make no sense. */
  readonly copy?: (entry: Entry) => Entry
  /** Fewest entries, and what is said to somebody who deletes one more. */
  readonly fewest?: { readonly count: number; readonly why: string }
  /** The order says something, so entries can be moved. */
  readonly ordered?: boolean
  readonly card?: boolean
}

/** Where the focus goes after the list has changed: the nth control of the entry at a place, or the button that adds. */
type FocusNext = { readonly place: number; readonly control: number } | 'add' | null

const controls = 'input, select, textarea, button'

/**
 * A list of the leaf with adding, copying, deleting and moving: by drag on the grip, or with Alt+↑ and Alt+↓ anywhere inside an entry. The focus
 * follows what was done. The last entries that must stand are not deleted; the list says why.
 */
export function EditList<Entry>({
  label,
  entries,
  nameOf,
  keyOf,
  render,
  onChange,
  add,
  copy,
  fewest,
  ordered = true,
  card = false,
}: EditListProps<Entry>): ReactElement {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const focusNext = useRef<FocusNext>(null)
  // Entries without a key are drawn anew when their places change, or a field would keep what was typed for the entry before.
  const [generation, setGeneration] = useState(0)
  const [dragged, setDragged] = useState<number | null>(null)
  const [target, setTarget] = useState<number | null>(null)
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    const next = focusNext.current
    if (next === null) return
    focusNext.current = null
    if (next === 'add') addButton.current?.focus()
    else list.current?.children[next.place]?.querySelectorAll<HTMLElement>(controls)[next.control]?.focus()
  })

  const restructure = (next: Entry[], focus: FocusNext) => {
    focusNext.current = focus
    setRefused(false)
    if (keyOf === undefined) setGeneration(generation + 1)
    onChange(next)
  }
  const move = (from: number, to: number, control: number) => {
    if (to >= 0 && to < entries.length && to !== from) restructure(moved(entries, from, to), { place: to, control })
  }
  const remove = (place: number) => {
    if (fewest !== undefined && entries.length <= fewest.count) {
      setRefused(true)
      return
    }
    const left = without(entries, place)
    restructure(left, left.length === 0 ? 'add' : { place: Math.min(place, left.length - 1), control: 0 })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, place: number) => {
    if (!ordered || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    // The innermost list takes the key: a multiplier moves, not the rule around it.
    event.preventDefault()
    event.stopPropagation()
    const control = [...event.currentTarget.querySelectorAll(controls)].indexOf(event.target as Element)
    move(place, event.key === 'ArrowUp' ? place - 1 : place + 1, Math.max(control, 0))
  }
  const grip = (entry: Entry, place: number) => (
    <button
      type="button"
      className={styles.grip}
      draggable
      aria-label={t('schemeLeaf.list.move', { name: nameOf(entry, place) })}
      title={t('schemeLeaf.list.moveHelp')}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '')
        event.stopPropagation()
        setDragged(place)
      }}
      onDragEnd={() => {
        setDragged(null)
        setTarget(null)
      }}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  )

  return (
    <div className={styles.listBox}>
      <ul ref={list} className={classNames(styles.list, card && styles.cards)} aria-label={label}>
        {entries.map((entry, place) => (
          <li
            key={keyOf === undefined ? `${generation} ${place}` : keyOf(entry)}
            className={classNames(
              styles.entry,
              card && styles.card,
              dragged === place && styles.dragged,
              target === place && dragged !== null && dragged !== place && (dragged > place ? styles.dropBefore : styles.dropAfter),
            )}
            onKeyDown={(event) => onKeyDown(event, place)}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              if (target !== place) setTarget(place)
            }}
            onDrop={(event) => {
              if (dragged === null) return
              event.preventDefault()
              move(dragged, place, 0)
              setDragged(null)
              setTarget(null)
            }}
          >
            {ordered ? grip(entry, place) : null}
            {card ? <span className={styles.cardNumber}>{place + 1}</span> : null}
            <div className={styles.entryBody}>{render(entry, place)}</div>
            <div className={styles.entryActions}>
              {copy === undefined ? null : (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={t('schemeLeaf.list.copy', { name: nameOf(entry, place) })}
                  onClick={() => {
                    const next = [...entries]
                    next.splice(place + 1, 0, copy(entry))
                    restructure(next, { place: place + 1, control: ordered ? 1 : 0 })
                  }}
                >
                  {t('schemeLeaf.list.copyWord')}
                </Button>
              )}
              <button
                type="button"
                className={styles.remove}
                aria-label={t('schemeLeaf.list.remove', { name: nameOf(entry, place) })}
                title={t('schemeLeaf.list.removeWord')}
                onClick={() => remove(place)}
              >
                <Icon name="close" size={12} />
              </button>
            </div>
          </li>
        ))}
      </ul>
      {refused && fewest !== undefined && entries.length <= fewest.count ? (
        <p role="alert" className={styles.refused}>
          {fewest.why}
        </p>
      ) : null}
      {add === null ? null : (
        <Button
          ref={addButton}
          size="small"
          icon="plus"
          onClick={() => restructure([...entries, add.entry()], { place: entries.length, control: ordered ? 1 : 0 })}
        >
          {add.label}
        </Button>
      )}
    </div>
  )
}
