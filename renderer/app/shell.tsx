import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState, useSearch } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../shared/contract/cycles.ts'
import { api } from '../api/client.ts'
import { setOperatorHeader } from '../api/session.ts'
import { ExplanationHost } from '../components/explanation-panel/explanation-host.tsx'
import { NoticeArea } from '../components/notice.tsx'
import { Loading, Problem } from '../components/states.tsx'
import { chooseLanguage } from '../i18n/i18n.ts'
import { AuditNotice } from './audit-notice.tsx'
import { currentCycle } from './current-cycle.ts'
import { CycleContext } from './cycle-context.ts'
import { Rail } from './rail.tsx'
import { screens } from './screens.ts'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useFocusOnScreenChange } from './use-focus-on-screen-change.ts'

const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }))

/** Screens that make sense before there is a cycle. */
const withoutCycle: readonly string[] = ['/settings', '/start', '/schemes', '/backups', '/audit', '/encryption']

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
export function Shell(): ReactElement {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { cycle: wanted } = useSearch({ from: '__root__' })
  const about = useQuery(api.settings.about.queryOptions())
  const cycles = useQuery(api.cycles.list.queryOptions())
  const cycle = currentCycle(cycles.data ?? [], wanted)
  useDocumentTitle(path)
  useFocusOnScreenChange()

  const operator = about.data?.operator ?? null
  useLayoutEffect(() => setOperatorHeader(operator), [operator])
  const language = about.data?.language
  useEffect(() => {
    if (language !== undefined) void chooseLanguage(language)
  }, [language])

  const error = about.error ?? cycles.error
  const ready = about.data !== undefined && cycles.data !== undefined
  return (
    <ExplanationHost>
      {/* A button, not a link: the address' fragment holds the route. */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t('shell.skip')}
      </button>
      <div className={styles.app}>
        <Rail cycle={cycle} about={about.data ?? null} />
        <div className={styles.side}>
          <TopBar cycles={cycles.data ?? []} cycle={cycle} about={about.data ?? null} />
          <main id="content" tabIndex={-1} className={styles.main}>
            {error !== null && (
              <div className={styles.page}>
                <Problem
                  error={error}
                  onRetry={() => {
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
      <NoticeArea />
    </ExplanationHost>
  )
}

function ScreenPlace({ cycle }: { readonly cycle: Cycle | null }): ReactElement {
  // The screen that stands here, not the one that is still being fetched: the address changes before its screen does.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname })
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
