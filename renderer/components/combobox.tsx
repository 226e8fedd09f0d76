import { type ReactElement, type ReactNode, type Ref, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import styles from './combobox.module.css'
import controls from './controls.module.css'
import type { ControlProps } from './field.tsx'
import { type Searchable, searchItems } from './match-text.ts'

export interface ComboboxItem extends Searchable {
  readonly key: string
  /** Stands muted at the end of the line: the unit, the path, the initials. */
  readonly note?: string
  readonly disabled?: boolean
}

interface ComboboxProps<Item extends ComboboxItem> extends Partial<ControlProps> {
  readonly items: readonly Item[]
  /** Key of the chosen item; null while none is chosen. */
  readonly value: string | null
  readonly onChoose: (item: Item) => void
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly label?: string
  readonly renderItem?: (item: Item) => ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

const shownAtOnce = 50

/**
 * Chooses one of many by typing: name, code, pinyin or initials.
 *
 * Arrows move, Enter or Tab takes the marked item, Esc gives the earlier text back. A text that was not taken is not a value: when the field is
 * left, the chosen item's name stands again.
 */
export function Combobox<Item extends ComboboxItem>(props: ComboboxProps<Item>): ReactElement {
  const { items, value, onChoose, placeholder, disabled = false, autoFocus = false, label, renderItem, ref, ...control } = props
  const { t } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState<string | null>(null)
  const [marked, setMarked] = useState(0)
  const chosen = useMemo(() => items.find((item) => item.key === value), [items, value])
  const open = query !== null
  const result = useMemo(() => searchItems(query ?? '', open ? items : [], shownAtOnce), [items, query, open])
  const active = open ? result.items[Math.min(marked, result.items.length - 1)] : undefined

  function take(item: Item): void {
    if (item.disabled === true) return
    setQuery(null)
    onChoose(item)
  }

  function mark(index: number): void {
    const next = Math.max(0, Math.min(index, result.items.length - 1))
    setMarked(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div className={styles.combobox}>
      <input
        {...control}
        ref={ref}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.key}`}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: only set by a form that the user has just opened, whose first field this is
        autoFocus={autoFocus}
        disabled={disabled}
        placeholder={placeholder}
        className={controls.control}
        value={query ?? chosen?.name ?? ''}
        onFocus={(event) => event.target.select()}
        onClick={() => {
          if (query === null) {
            setMarked(0)
            setQuery('')
          }
        }}
        onChange={(event) => {
          setMarked(0)
          setQuery(event.target.value)
        }}
        onBlur={() => setQuery(null)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            if (!open) setQuery('')
            mark(open ? marked + (event.key === 'ArrowDown' ? 1 : -1) : 0)
          } else if (event.key === 'Enter' && active !== undefined) {
            event.preventDefault()
            take(active)
          } else if (event.key === 'Tab' && active !== undefined && query !== '' && query !== null) {
            take(active)
          } else if (event.key === 'Escape' && open) {
            event.preventDefault()
            event.stopPropagation()
            setQuery(null)
          }
        }}
      />
      <div className={classNames(styles.popup, !open && styles.hidden)}>
        <div ref={list} id={listId} role="listbox" aria-label={label ?? placeholder ?? t('common.search')} className={styles.list}>
          {result.items.map((item) => (
            <div
              key={item.key}
              id={`${listId}-${item.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={item === active}
              aria-disabled={item.disabled === true ? true : undefined}
              className={classNames(styles.option, item === active && styles.active)}
              // Keeps the focus in the text field, so that choosing does not first close the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(item)}
              onKeyDown={(event) => event.key === 'Enter' && take(item)}
            >
              {renderItem === undefined ? (
                <>
                  <span>{item.name}</span>
                  {item.note !== undefined && <span className={styles.note}>{item.note}</span>}
                </>
              ) : (
                renderItem(item)
              )}
            </div>
          ))}
        </div>
        {open && result.items.length === 0 && <p className={styles.empty}>{t('components.noMatch')}</p>}
        {result.found > shownAtOnce && <p className={styles.empty}>{t('components.tooMany', { count: shownAtOnce })}</p>}
      </div>
    </div>
  )
}
