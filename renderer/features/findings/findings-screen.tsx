import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { today as todayHere } from '../../components/moment.ts'
import { showSigned } from '../../components/number-text.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import { FindingBrowser } from './finding-browser.tsx'
import { FindingPanel } from './finding-panel.tsx'
import styles from './findings-screen.module.css'
import { leafCatalogue } from './leaf-catalogue.ts'
import { useOperator } from './use-operator.ts'

/** The import wizard loads when it is opened: few visits need it. */
const FindingsImport = lazy(() => import('./findings-import.tsx').then((module) => ({ default: module.FindingsImport })))

/** 督查录入: the list of findings and, beside it, the form that feeds it. */
export function FindingsScreen(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
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

  const table = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const openId = search.open ?? null
  const opened = useQuery(api.findings.get.queryOptions({ input: openId === null ? skipToken : { id: openId } }))

  const open = (id: number | null): void => {
    void navigate({ search: ({ open: _open, ...before }) => (id === null ? before : { ...before, open: id }), replace: true })
  }
  // Whether the form was still being fetched when somebody wanted to begin: its first field takes the focus as soon as it is there.
  const focusLate = useRef(false)
  useEffect(() => {
    if (!focusLate.current || firstField.current === null) return
    focusLate.current = false
    firstField.current.focus()
  })
  const startNew = (): void => {
    if (!may('findings.save')) return
    open(null)
    // The form takes the panel's place first; its first field exists only then.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        focusLate.current = firstField.current === null
        firstField.current?.focus()
      }),
    )
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
      <div className={styles.screen}>
        <PageHead title={t('findings.title')} />
        <Suspense fallback={<Loading />}>
          <FindingsImport
            cycleId={cycle.id}
            startWith={search.mode}
            onDone={() => void navigate({ search: ({ mode: _mode, ...before }) => before, replace: true })}
          />
        </Suspense>
      </div>
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
            {may('findings.importApply') && (
              <>
                <Button icon="upload" onClick={() => void navigate({ search: (before) => ({ ...before, mode: 'file' }) })}>
                  {t('findings.importFile')}
                </Button>
                <Button icon="paste" onClick={() => void navigate({ search: (before) => ({ ...before, mode: 'paste' }) })}>
                  {t('findings.importPaste')}
                </Button>
              </>
            )}
            {may('findings.save') && (
              <Button icon="plus" shortcut={operator.newKey} onClick={startNew}>
                {t('findings.add')}
              </Button>
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <FindingBrowser
          key={`list ${cycle.id}`}
          cycleId={cycle.id}
          year={cycle.year}
          evaluatees={evaluatees}
          categories={register.data.categories}
          leaves={leaves}
          operator={operator}
          openId={openId}
          onOpen={open}
          table={table}
        />
        <FindingPanel
          key={`panel ${cycle.id}`}
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
            table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
          }}
        />
      </div>
    </div>
  )
}
