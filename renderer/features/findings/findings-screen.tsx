import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingFilter, FindingRow } from '../../../shared/contract/findings.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { today as todayHere } from '../../components/moment.ts'
import { showSigned } from '../../components/number-text.ts'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { FindingFilters } from './finding-filters.tsx'
import { FindingList } from './finding-list.tsx'
import { FindingPanel } from './finding-panel.tsx'
import styles from './findings-screen.module.css'
import { leafCatalogue } from './leaf-catalogue.ts'
import { conditionsOf, type FindingSort, openFilter, usualSort } from './list-view.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useDelayed } from './use-delayed.ts'
import { useOperator } from './use-operator.ts'
import { usePagedFindings } from './use-paged-findings.ts'

/** The import wizard loads when it is opened: few visits need it. */
const FindingsImport = lazy(() => import('./findings-import.tsx').then((module) => ({ default: module.FindingsImport })))

/** Typing in the search field asks the host after a pause of this length, in milliseconds. */
const SEARCH_PAUSE = 200

/** 督查录入: the list of findings and, beside it, the form that feeds it. */
export function FindingsScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const scheme = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle.schemeVersionId } }))
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const counts = useQuery(api.findings.counts.queryOptions({ input: { cycleId: cycle.id } }))
  const operator = useOperator()
  const search = useSearch({ from: '/findings' })
  const navigate = useNavigate({ from: '/findings' })
  const [today] = useState(todayHere)
  const leaves = useMemo(() => (scheme.data === undefined ? [] : leafCatalogue(scheme.data.scheme)), [scheme.data])
  const evaluatees = useMemo(
    () => register.data?.evaluatees.filter(({ participation }) => participation !== 'exempt') ?? [],
    [register.data],
  )

  const { filter, setFilter } = useFindingFilter(cycle.id)
  const text = useDelayed(filter.text, SEARCH_PAUSE)
  const asked = useMemo(() => ({ ...filter, text: text.trim() }), [filter, text])
  const [sort, setSort] = useState<FindingSort>(usualSort)
  const found = usePagedFindings(asked, sort)
  const [selected, setSelected] = useState<ReadonlyMap<number, FindingRow>>(new Map())
  const list = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const openId = search.open ?? null
  const opened = useQuery(api.findings.get.queryOptions({ input: openId === null ? skipToken : { id: openId } }))

  const open = (id: number | null): void => {
    void navigate({ search: ({ open: _open, ...before }) => (id === null ? before : { ...before, open: id }), replace: true })
  }
  const startNew = (): void => {
    open(null)
    // The form takes the panel's place first; its first field exists only then.
    requestAnimationFrame(() => requestAnimationFrame(() => firstField.current?.focus()))
  }
  const latestStart = useRef(startNew)
  latestStart.current = startNew
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyN' || event.shiftKey || event.metaKey || event.ctrlKey === event.altKey) return
      event.preventDefault()
      latestStart.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const unread = [scheme, register].find((query) => query.isError)
  if (unread !== undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('findings.title')} />
        <Problem error={unread.error} onRetry={() => void unread.refetch()} />
      </div>
    )
  }
  if (scheme.data === undefined || register.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('findings.title')} />
        <Loading />
      </div>
    )
  }

  if (search.mode !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <FindingsImport
          cycleId={cycle.id}
          startWith={search.mode}
          onDone={() => void navigate({ search: ({ mode: _mode, ...before }) => before, replace: true })}
        />
      </Suspense>
    )
  }
  const month = counts.data?.month
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('findings.title')}
        facts={
          month === undefined || counts.data === undefined
            ? []
            : [
                t('findings.facts.month', { count: month.number }),
                t('findings.facts.points', { points: showSigned(month.points, 2) }),
                t('findings.facts.submitted', { count: counts.data.submitted }),
              ]
        }
        actions={
          <>
            <Button icon="upload" onClick={() => void navigate({ search: (before) => ({ ...before, mode: 'file' }) })}>
              {t('findings.importFile')}
            </Button>
            <Button icon="paste" onClick={() => void navigate({ search: (before) => ({ ...before, mode: 'paste' }) })}>
              {t('findings.importPaste')}
            </Button>
            <Button icon="plus" shortcut={operator.newKey} onClick={startNew}>
              {t('findings.add')}
            </Button>
          </>
        }
      />
      <div className={styles.columns}>
        <Card className={styles.list}>
          <FindingFilters
            filter={filter}
            onChange={setFilter}
            counts={counts.data}
            evaluatees={evaluatees}
            categories={register.data.categories}
            leaves={leaves}
          />
          {selected.size > 0 && <SelectionBar selected={selected} operator={operator} onClear={() => setSelected(new Map())} />}
          <div ref={list} className={styles.table}>
            {found.loading ? (
              <Loading />
            ) : found.error !== null ? (
              <Problem error={found.error} onRetry={found.retry} />
            ) : (
              <FindingList
                found={found}
                year={cycle.year}
                sort={sort}
                onSort={setSort}
                openId={openId}
                onOpen={(row) => open(row.id)}
                selected={selected}
                onSelect={setSelected}
                empty={<NothingFound filtered={isFiltered(asked)} onClear={() => setFilter(openFilter(cycle.id))} />}
              />
            )}
          </div>
          <p className={styles.foot}>
            <span role="status">{t('findings.list.found', { count: found.total })}</span>
            <span>{t('findings.list.keys')}</span>
          </p>
        </Card>
        <FindingPanel
          cycleId={cycle.id}
          today={today}
          evaluatees={evaluatees}
          leaves={leaves}
          operator={operator}
          openId={openId}
          opened={opened}
          firstField={firstField}
          onLeave={() => {
            open(null)
            list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
          }}
        />
      </div>
    </div>
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
