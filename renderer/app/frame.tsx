import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { whenShutOut } from '../api/answered.ts'
import { api } from '../api/client.ts'
import { forgetAnswers, lookWhereItStands } from '../api/way-in.ts'
import { Loading, Problem } from '../components/states.tsx'
import { Entry } from './entry.tsx'
import { IdentityGate } from './identity-gate.tsx'
import type { OwnPage } from './own-page.ts'
import { SessionWatch } from './session-watch.tsx'
import { Shell } from './shell.tsx'

const StationScreen = lazy(async () => ({ default: (await import('../features/judging/station-screen.tsx')).StationScreen }))
const StartUpRestore = lazy(async () => ({ default: (await import('../features/backups/start-up-restore.tsx')).StartUpRestore }))
const SetUpWizard = lazy(async () => ({ default: (await import('../features/accounts/set-up-wizard.tsx')).SetUpWizard }))
const ChangePassword = lazy(async () => ({ default: (await import('../features/accounts/change-password.tsx')).ChangePassword }))
const NewRecoveryCode = lazy(async () => ({ default: (await import('../features/accounts/new-recovery-code.tsx')).NewRecoveryCode }))

/** Screens that fill a window of their own, without rail and top bar. */
const bare: readonly string[] = ['/display']

/**
 * What stands around every screen: the shell, or nothing on the second screen. While the machine is a judge station 评委入座 its page stands in place of
 * shell and screen in every tab, whatever the address says; the host refuses what the office's screens would ask.
 */
export function Frame(): ReactElement {
  // The screen that stands here, not the one that is still being fetched: an office's screen must not lose its shell before it goes.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname })
  const queryClient = useQueryClient()
  const { data, isError } = useQuery(api.judging.station.queryOptions())
  const station = data?.station ?? null
  const locked = station !== null
  useEffect(() => {
    // What the office had on screen must not be in this page's memory while a judge sits here.
    const keep = new Set(['judging', 'display'])
    if (locked) queryClient.removeQueries({ predicate: ({ queryKey }) => !keep.has(String((queryKey[0] as readonly unknown[])[0])) })
  }, [locked, queryClient])

  if (bare.includes(path)) return <Outlet />
  if (station !== null) {
    return (
      <Suspense fallback={<Loading />}>
        <StationScreen station={station} />
      </Suspense>
    )
  }
  return data === undefined && !isError ? <Loading /> : <WayIn />
}

/**
 * The way in, and behind it the shell. While nobody has entered no screen is drawn, and nothing that the host said to somebody stays in memory; the address
 * stays, so that the same screen stands again afterwards.
 */
function WayIn(): ReactElement {
  const queryClient = useQueryClient()
  const startup = useQuery(api.startup.state.queryOptions())
  const phase = startup.data?.phase
  const me = useQuery({ ...api.accounts.me.queryOptions(), enabled: phase === 'open' })
  const [ownPage, setOwnPage] = useState<OwnPage | null>(null)
  const [login, setLogin] = useState<string | null>(null)
  // The wizard stays until its recovery code was noted, although accounts exist by then.
  const [settingUp, setSettingUp] = useState(false)
  if (phase === 'setup' && !settingUp) setSettingUp(true)
  // An empty folder gets its data from a backup, or another folder is opened: then somebody has set it up already.
  const [restoring, setRestoring] = useState(false)
  if (restoring && phase !== undefined && phase !== 'setup') {
    setRestoring(false)
    setSettingUp(false)
  }

  useEffect(
    () =>
      whenShutOut(() => {
        const known = queryClient.getQueryData(api.startup.state.queryKey())
        if (known?.phase === 'open') void lookWhereItStands(queryClient)
      }),
    [queryClient],
  )
  useEffect(() => {
    if (phase === undefined || phase === 'open') return
    forgetAnswers(queryClient)
    setOwnPage((page) => (page === 'leaveDemonstration' ? page : null))
  }, [phase, queryClient])

  // Without an answer the shell says what is wrong.
  if (startup.data === undefined) return startup.isPending ? <Loading /> : <Shell onOwnPage={setOwnPage} />
  const state = startup.data
  if (restoring && state.phase === 'setup') {
    return (
      <Suspense fallback={<Loading />}>
        <StartUpRestore state={state} onCancel={() => setRestoring(false)} />
      </Suspense>
    )
  }
  if ((settingUp && state.phase !== 'broken' && state.phase !== 'locked') || ownPage === 'leaveDemonstration') {
    return (
      <Suspense fallback={<Loading />}>
        <SetUpWizard
          state={state}
          onDone={(known) => {
            setLogin(known)
            setSettingUp(false)
            setOwnPage(null)
            void lookWhereItStands(queryClient)
          }}
          {...(ownPage === 'leaveDemonstration' ? { onCancel: () => setOwnPage(null) } : {})}
          {...(state.phase === 'setup' && !state.hasData ? { onRestore: () => setRestoring(true) } : {})}
        />
      </Suspense>
    )
  }
  if (state.phase !== 'open') return <Entry state={state} login={login} />
  if (me.isError) return <Problem error={me.error} onRetry={() => void lookWhereItStands(queryClient)} />
  if (me.data === undefined) return <Loading />
  const { account, idleSeconds } = me.data
  const mustChange = account?.mustChangePassword === true
  return (
    <>
      {account !== null && <SessionWatch key={account.id} idleSeconds={idleSeconds} />}
      {account !== null && <IdentityGate name={account.name} />}
      <Suspense fallback={<Loading />}>
        {mustChange || ownPage === 'changePassword' ? (
          <ChangePassword onCancel={mustChange ? null : () => setOwnPage(null)} />
        ) : account !== null && ownPage === 'newRecovery' ? (
          <NewRecoveryCode login={account.login} dataFolder={state.dataFolder} onDone={() => setOwnPage(null)} />
        ) : (
          <Shell onOwnPage={setOwnPage} />
        )}
      </Suspense>
    </>
  )
}
