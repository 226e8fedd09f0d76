import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../shared/contract/audit.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ExportOutcome } from '../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../components/export-panel/use-export.ts'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import '../../i18n/trust-texts.ts'
import styles from './audit.module.css'
import { AuditCheck } from './audit-check.tsx'
import { AuditFilters, noFilter } from './audit-filters.tsx'
import { AuditLinePanel } from './audit-line-panel.tsx'
import { AuditTable } from './audit-table.tsx'
import { useHeadCheck } from './head-check.tsx'
import { useAuditCheck } from './use-audit-check.ts'

/** Lines that are fetched at a time. */
const pageLength = 200

/** 审计日志: who did what, the check that nothing was changed behind the program's back, and what an auditor takes along. */
export function AuditScreen(): ReactElement {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<AuditFilter>(noFilter)
  const [open, setOpen] = useState<number | null>(null)
  const state = useQuery(api.audit.state.queryOptions())
  const list = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (before: number | null) => ({ filter, before, limit: pageLength }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.before,
      placeholderData: (before) => before,
    }),
  )
  const { refetch } = state
  // Reading the log adds a line to it, and so do other people.
  useEffect(() => {
    if (list.dataUpdatedAt > 0) void refetch()
  }, [list.dataUpdatedAt, refetch])
  const check = useAuditCheck()
  const head = useHeadCheck()
  const exported = useExport()
  const lines = useMemo(() => list.data?.pages.flatMap((page) => page.lines) ?? [], [list.data])
  const total = list.data?.pages[0]?.total ?? null
  const end = state.data?.end
  const facts =
    state.data === undefined || end === undefined
      ? []
      : [t('audit.facts.lines', { count: end.seq }), t('audit.facts.code', { code: end.code })]
  const change = useCallback((next: AuditFilter) => setFilter(next), [])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list

  return (
    <>
      <PageHead
        title={t('audit.title')}
        facts={facts}
        actions={
          <>
            {head.button}
            <Button title={t('audit.hints.exportHead')} onClick={() => exported.start(() => client.audit.exportHead())}>
              {t('audit.exportHead')}
            </Button>
            <Button
              title={t('audit.hints.exportSegment')}
              disabled={end === undefined}
              onClick={() => exported.start(() => client.audit.exportSegment({ from: 1, to: end?.seq ?? 1 }))}
            >
              {t('audit.exportSegment')}
            </Button>
            <Button
              icon="download"
              title={t('audit.hints.exportTable')}
              disabled={total === 0}
              onClick={() => exported.start(() => client.audit.exportTable({ filter }))}
            >
              {t('audit.exportTable')}
            </Button>
            <Button variant="primary" title={t('audit.hints.verify')} disabled={check.state.kind === 'running'} onClick={check.start}>
              {t('audit.verify')}
            </Button>
          </>
        }
      />
      <ExportOutcome {...exported} />
      {head.outcome}
      <AuditCheck state={check.state} onAgain={check.start} onStop={check.stop} onLine={setOpen} />
      <Card className={styles.card}>
        <AuditFilters filter={filter} onChange={change} total={total} />
        {list.isPending && <Loading />}
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {list.data !== undefined && (
          <div className={styles.table}>
            <AuditTable
              lines={lines}
              current={open}
              onOpen={setOpen}
              onEnd={() => {
                if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
              }}
              empty={
                <EmptyState
                  title={t('audit.filter.none')}
                  actions={<Button onClick={() => setFilter(noFilter)}>{t('audit.filter.clear')}</Button>}
                />
              }
            />
          </div>
        )}
      </Card>
      {open !== null && <AuditLinePanel key={open} seq={open} onClose={() => setOpen(null)} />}
    </>
  )
}
