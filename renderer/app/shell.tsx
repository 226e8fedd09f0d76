import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useRouterState, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../shared/contract/cycles.ts'
import { api } from '../api/client.ts'
import { setOperatorHeader } from '../api/session.ts'
import { ExplanationHost } from '../components/explanation-panel/explanation-host.tsx'
import { NoticeArea } from '../components/notice.tsx'
import { EmptyState, Loading, Problem } from '../components/states.tsx'
import { useMay } from '../components/use-may.ts'
import { chooseLanguage } from '../i18n/i18n.ts'
import { pageLanguage } from '../i18n/page-language.ts'
import { AuditNotice } from './audit-notice.tsx'
import { currentCycle } from './current-cycle.ts'
import { CycleContext } from './cycle-context.ts'
import type { OwnPage } from './own-page.ts'
import { Rail } from './rail.tsx'
import { screens } from './screens.ts'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useFocusOnScreenChange } from './use-focus-on-screen-change.ts'

const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }))

/** Where every start begins. */
const home = '/overview'
/** Screens that make sense before there is a cycle. */
const withoutCycle: readonly string[] = ['/settings', '/start', '/schemes', '/backups', '/audit', '/encryption', '/accounts']

function useDocumentTitle(path: string): void {
  const { t } = useTranslation()
  const screen = screens.find((known) => known.path === path)
  const title = screen === undefined ? t('common.productName') : t('shell.title', { screen: t(`shell.screens.${screen.key}`) })
  useEffect(() => {
    document.title = title
  }, [title])
}

/**
 * Everything around the screens: rail, top bar, notices, the explanation drawer, and the choice of the cycle they all work on.
 *
 * Waits for the cycles and for who sits here before it draws a screen, so that no screen handles their absence. Without any cycle it shows
 * the first start in place of the screen.
 */
export function Shell({ onOwnPage }: { readonly onOwnPage: (page: OwnPage) => void }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const me = useQuery(api.accounts.me.queryOptions())
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { cycle: wanted } = useSearch({ from: '__root__' })
  const about = useQuery(api.settings.about.queryOptions())
  // Who runs the program or guards it works on no cycle.
  const hasCycles = may('cycles.list')
  const cycles = useQuery({ ...api.cycles.list.queryOptions(), enabled: hasCycles })
  const cycle = currentCycle(hasCycles ? (cycles.data ?? []) : [], wanted)
  useDocumentTitle(path)
  useFocusOnScreenChange()

  const operator = about.data?.operator ?? null
  useLayoutEffect(() => setOperatorHeader(operator), [operator])
  const language = about.data?.language
  useEffect(() => {
    if (language !== undefined) void chooseLanguage(pageLanguage() ?? language)
  }, [language])

  const error = me.error ?? about.error ?? (hasCycles ? cycles.error : null)
  const ready = about.data !== undefined && (!hasCycles || cycles.data !== undefined)
  return (
    <ExplanationHost>
      {/* A button, not a link: the address' fragment holds the route. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('shell.skip')}
      </button>
      <div className={styles.window}>
        {me.data?.mode === 'demonstration' && (
          <section className={styles.demonstration} aria-label={t('shell.demonstrationLabel')}>
            <p>{t('shell.demonstration')}</p>
            <button type="button" onClick={() => onOwnPage('leaveDemonstration')}>
              {t('shell.demonstrationSetUp')}
            </button>
          </section>
        )}
        <div className={styles.app}>
          <Rail cycle={cycle} about={about.data ?? null} />
          <div className={styles.side}>
            <TopBar cycles={cycles.data ?? []} cycle={cycle} about={about.data ?? null} me={me.data ?? null} onOwnPage={onOwnPage} />
            <main id="content" tabIndex={-1} className={styles.main}>
              {error !== null && (
                <div className={styles.page}>
                  <Problem
                    error={error}
                    onRetry={() => {
                      void me.refetch()
                      void about.refetch()
                      void cycles.refetch()
                    }}
                  />
                </div>
              )}
              {error === null && !ready && <Loading />}
              {ready && <AuditNotice />}
              {ready && <ScreenPlace cycle={cycle} />}
            </main>
          </div>
        </div>
      </div>
      <NoticeArea />
    </ExplanationHost>
  )
}

function ScreenPlace({ cycle }: { readonly cycle: Cycle | null }): ReactElement {
  // The screen that stands here, not the one that is still being fetched: the address changes before its screen does.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname })
  const may = useMay()
  const { t } = useTranslation()
  const screen = screens.find((known) => known.path === path)
  if (screen !== undefined && !may(screen.asks)) {
    const first = screens.find(({ asks }) => may(asks))
    // The screen on which every start begins is not theirs who see no results: theirs is the first one that they may see.
    if (path === home && first !== undefined) return <Navigate to={first.path} replace />
    return (
      <div className={styles.page}>
        <EmptyState icon="lock" title={t('shell.noRight')}>
          {t('shell.noRightText')}
        </EmptyState>
      </div>
    )
  }
  if (cycle === null && !withoutCycle.includes(path) && !may('cycles.create')) {
    return (
      <div className={styles.page}>
        <EmptyState title={t('shell.noCycleYet')}>{t('shell.noCycleYetText')}</EmptyState>
      </div>
    )
  }
  if (cycle === null && !withoutCycle.includes(path)) {
    return (
      <div className={styles.page}>
        <Suspense fallback={<Loading />}>
          <StartScreen />
        </Suspense>
      </div>
    )
  }
  return (
    <CycleContext value={cycle}>
      {/* Another cycle is another screen: nothing chosen or typed in one may reach the other. */}
      <div key={cycle?.id ?? 'none'} className={styles.page}>
        <Outlet />
      </div>
    </CycleContext>
  )
}
