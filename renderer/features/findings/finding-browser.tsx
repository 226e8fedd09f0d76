import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, type RefObject, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingFilter, FindingRow } from '../../../shared/contract/findings.ts'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { FindingFilters } from './finding-filters.tsx'
import { FindingList } from './finding-list.tsx'
import styles from './findings-screen.module.css'
import type { LeafEntry } from './leaf-catalogue.ts'
import { conditionsOf, type FindingSort, openFilter, usualSort } from './list-view.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useDelayed } from './use-delayed.ts'
import type { Operator } from './use-operator.ts'
import { usePagedFindings } from './use-paged-findings.ts'

/** Typing in the search field asks the host after a pause of this length, in milliseconds. */
const SEARCH_PAUSE = 200

interface FindingBrowserProps {
  readonly cycleId: number
  readonly year: number
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  readonly leaves: readonly LeafEntry[]
  readonly operator: Operator
  readonly openId: number | null
  readonly onOpen: (id: number) => void
  /** Holds the table, so that the screen can give the focus back to it. */
  readonly table: RefObject<HTMLDivElement | null>
}

/** The list of findings with its filters and what is done with several at once. Pages that arrive while one scrolls draw only this part anew. */
export function FindingBrowser(props: FindingBrowserProps): ReactElement {
  const { cycleId, year, evaluatees, categories, leaves, operator, openId, onOpen, table } = props
  const { t } = useTranslation()
  const counts = useQuery(api.findings.counts.queryOptions({ input: { cycleId } }))
  const { filter, setFilter } = useFindingFilter(cycleId)
  const text = useDelayed(filter.text, SEARCH_PAUSE)
  const asked = useMemo(() => ({ ...filter, text: text.trim() }), [filter, text])
  const [sort, setSort] = useState<FindingSort>(usualSort)
  const [selected, setSelected] = useState<ReadonlyMap<number, FindingRow>>(new Map())
  const found = usePagedFindings(asked, sort)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is read from its beginning, whatever the former position was
  useEffect(() => {
    table.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 })
  }, [asked, sort, table])
  return (
    <Card className={styles.list}>
      <FindingFilters
        filter={filter}
        onChange={setFilter}
        counts={counts.data}
        evaluatees={evaluatees}
        categories={categories}
        leaves={leaves}
      />
      {selected.size > 0 && <SelectionBar selected={selected} operator={operator} onClear={() => setSelected(new Map())} />}
      <div ref={table} className={styles.table}>
        {found.loading ? (
          <Loading />
        ) : found.error !== null ? (
          <Problem error={found.error} onRetry={found.retry} />
        ) : (
          <FindingList
            found={found}
            year={year}
            sort={sort}
            onSort={setSort}
            openId={openId}
            onOpen={(row) => onOpen(row.id)}
            selected={selected}
            onSelect={setSelected}
            empty={<NothingFound filtered={isFiltered(asked)} onClear={() => setFilter(openFilter(cycleId))} />}
          />
        )}
      </div>
      <p className={styles.foot}>
        <span role="status">{t('findings.list.found', { count: found.total })}</span>
        <span>{t('findings.list.keys')}</span>
      </p>
    </Card>
  )
}

function isFiltered(filter: FindingFilter): boolean {
  return filter.group !== 'all' || filter.text !== '' || conditionsOf(filter) > 0
}

function NothingFound({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }): ReactElement {
  const { t } = useTranslation()
  if (!filtered) {
    return (
      <EmptyState icon="findings" title={t('findings.list.emptyTitle')}>
        {t('findings.list.emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="search"
      title={t('findings.list.emptyFilterTitle')}
      actions={<Button onClick={onClear}>{t('findings.filters.clear')}</Button>}
    >
      {t('findings.list.emptyFilterText')}
    </EmptyState>
  )
}

/**
 * The filter of the list. What other screens link to (group, evaluatee, category, indicator) stands in the address; the rest lives as long as
 * the screen.
 */
function useFindingFilter(cycleId: number): { filter: FindingFilter; setFilter: (filter: FindingFilter) => void } {
  const { group, evaluatee, category, indicator } = useSearch({ from: '/findings' })
  const navigate = useNavigate({ from: '/findings' })
  const [own, setOwn] = useState({ text: '', source: null, from: null, to: null } as Pick<FindingFilter, 'text' | 'source' | 'from' | 'to'>)
  const filter = useMemo(
    (): FindingFilter => ({
      cycleId,
      ...own,
      group: group ?? 'all',
      evaluateeId: evaluatee ?? null,
      categoryId: category ?? null,
      indicator: indicator ?? null,
    }),
    [cycleId, own, group, evaluatee, category, indicator],
  )
  const setFilter = (next: FindingFilter): void => {
    setOwn({ text: next.text, source: next.source, from: next.from, to: next.to })
    void navigate({
      search: ({ group: _group, evaluatee: _evaluatee, category: _category, indicator: _indicator, ...before }) => ({
        ...before,
        ...(next.group === 'all' ? {} : { group: next.group }),
        ...(next.evaluateeId === null ? {} : { evaluatee: next.evaluateeId }),
        ...(next.categoryId === null ? {} : { category: next.categoryId }),
        ...(next.indicator === null ? {} : { indicator: next.indicator }),
      }),
      replace: true,
    })
  }
  return { filter, setFilter }
}
