import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../shared/contract/cycles.ts'
import type { Indicator } from '../../shared/domain/scheme/indicators.ts'
import { api } from '../api/client.ts'
import { classNames } from '../components/class-names.ts'
import { useOpenExplanation } from '../components/explanation-panel/explanation-context.ts'
import { type Searchable, searchItems } from '../components/match-text.ts'
import { loadPinyin } from '../components/pinyin-index.ts'
import styles from './global-search.module.css'
import { screens } from './screens.ts'

interface Entry extends Searchable {
  readonly key: string
  readonly note: string
  readonly open: () => void
}

const perGroup = 8

/** Every indicator below a node, with the names above it. */
function indicatorsBelow(indicator: Indicator, path: readonly string[]): readonly { code: string; name: string; path: string }[] {
  const own = { code: indicator.code, name: indicator.name, path: path.join(' › ') }
  return 'children' in indicator
    ? [own, ...indicator.children.flatMap((child) => indicatorsBelow(child, [...path, indicator.name]))]
    : [own]
}

/** What can be found in a cycle: screens, evaluatees (their explanation opens) and indicators of the scheme (their place in it opens). */
function useEntries(cycle: Cycle): readonly { readonly title: string; readonly entries: readonly Entry[] }[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const explain = useOpenExplanation()
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))
  const spell = useQuery({ queryKey: ['pinyin'], queryFn: async () => ({ spell: await loadPinyin() }) })

  return useMemo(() => {
    const pinyin = spell.data?.spell
    const spelled = (name: string) => (pinyin === undefined ? {} : pinyin(name))
    return [
      {
        title: t('shell.searchScreens'),
        entries: screens.map(({ key, path }): Entry => {
          const name = t(`shell.screens.${key}`)
          return { key: `screen-${key}`, name, note: '', ...spelled(name), open: () => void navigate({ to: path }) }
        }),
      },
      {
        title: t('shell.searchEvaluatees'),
        entries: (register.data?.evaluatees ?? []).map(
          ({ id, name, shortName, code, pinyin: full, initials, unitName }): Entry => ({
            key: `evaluatee-${id}`,
            name,
            shortName,
            code,
            pinyin: full,
            initials,
            note: unitName === name ? code : unitName,
            open: () => explain({ evaluateeId: id }),
          }),
        ),
      },
      {
        title: t('shell.searchIndicators'),
        entries: (version.data?.scheme.parts ?? [])
          .flatMap(({ indicator }) => indicatorsBelow(indicator, []))
          .map(
            ({ code, name, path }): Entry => ({
              key: `indicator-${code}`,
              name,
              code,
              ...spelled(name),
              note: path,
              open: () => void navigate({ to: '/schemes', search: { cycle: cycle.id, indicator: code } }),
            }),
          ),
      },
    ]
  }, [t, navigate, explain, register.data, version.data, spell.data, cycle.id])
}

/** Finds any screen, unit, branch or indicator by name, code, pinyin or initials, and opens it. */
export function GlobalSearch({ cycle, onClose }: { readonly cycle: Cycle; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const listId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const groups = useEntries(cycle)
  const found = useMemo(
    () =>
      groups
        .map(({ title, entries }) => ({ title, entries: searchItems(query, entries, perGroup).items }))
        .filter(({ entries }) => entries.length > 0),
    [groups, query],
  )
  const flat = found.flatMap(({ entries }) => entries)
  const active = flat[Math.min(marked, flat.length - 1)]

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  function open(entry: Entry): void {
    onClose()
    entry.open()
  }

  function mark(index: number): void {
    const next = Math.max(0, Math.min(index, flat.length - 1))
    setMarked(next)
    const key = flat[next]?.key
    list.current?.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('shell.searchLabel')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <input
        type="text"
        role="combobox"
        aria-label={t('shell.searchLabel')}
        aria-expanded={flat.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.key}`}
        autoComplete="off"
        className={styles.input}
        placeholder={t('shell.searchPlaceholder')}
        value={query}
        onChange={(event) => {
          setMarked(0)
          setQuery(event.target.value)
        }}
        onBlur={onClose}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            mark(marked + (event.key === 'ArrowDown' ? 1 : -1))
          } else if (event.key === 'Enter' && active !== undefined) {
            event.preventDefault()
            open(active)
          }
        }}
      />
      <div ref={list} id={listId} role="listbox" tabIndex={-1} aria-label={t('shell.searchLabel')} className={styles.list}>
        {found.map(({ title, entries }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
          <div key={title} role="group" aria-label={title}>
            <p className={styles.group} aria-hidden="true">
              {title}
            </p>
            {entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above handles the keys for the marked option
              <div
                key={entry.key}
                id={`${listId}-${entry.key}`}
                data-key={entry.key}
                role="option"
                tabIndex={-1}
                aria-selected={entry === active}
                className={classNames(styles.option, entry === active && styles.active)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => open(entry)}
              >
                <span>{entry.name}</span>
                <span className={styles.note}>{entry.note}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className={styles.hint}>{flat.length === 0 ? t('components.noMatch') : t('shell.searchHint')}</p>
    </dialog>
  )
}
