import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { Icon } from '../../components/icons.tsx'
import styles from './meetings.module.css'

interface OrderListProps {
  readonly evaluatees: readonly { readonly id: number; readonly name: string; readonly categoryName: string }[]
  readonly order: readonly number[]
  readonly onOrder: (order: readonly number[]) => void
}

/** The evaluatees in an order by hand: dragged with the mouse, moved with Alt+↑ and Alt+↓, or with the buttons of a line. */
export function OrderList({ evaluatees, order, onOrder }: OrderListProps): ReactElement {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const byId = new Map(evaluatees.map((evaluatee) => [evaluatee.id, evaluatee]))
  const move = (from: number, to: number): void => {
    const id = order[from]
    if (id === undefined || to < 0 || to >= order.length || from === to) return
    onOrder(order.toSpliced(from, 1).toSpliced(to, 0, id))
  }
  return (
    <>
      <p className="muted small">{t('meetings.create.manualHelp')}</p>
      <ol ref={list} className={styles.order} aria-label={t('meetings.create.manualLabel')}>
        {order.map((id, place) => {
          const evaluatee = byId.get(id)
          if (evaluatee === undefined) return null
          return (
            <li
              key={id}
              draggable
              className={classNames(dragged === place && styles.dragged)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDragged(place)
              }}
              onDragOver={(event) => {
                event.preventDefault()
                if (dragged === null || dragged === place) return
                move(dragged, place)
                setDragged(place)
              }}
              onDragEnd={() => setDragged(null)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                event.preventDefault()
                move(place, event.key === 'ArrowUp' ? place - 1 : place + 1)
              }}
            >
              <span className={styles.orderName}>
                {place + 1}. {evaluatee.name}
              </span>
              <span className="muted small">{evaluatee.categoryName}</span>
              <button
                type="button"
                className={styles.mover}
                aria-label={t('meetings.create.moveUp', { name: evaluatee.name })}
                aria-disabled={place === 0}
                onClick={() => move(place, place - 1)}
              >
                <Icon name="up" size={13} />
              </button>
              <button
                type="button"
                className={classNames(styles.mover, styles.moverDown)}
                aria-label={t('meetings.create.moveDown', { name: evaluatee.name })}
                aria-disabled={place === order.length - 1}
                onClick={() => move(place, place + 1)}
              >
                <Icon name="up" size={13} />
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
