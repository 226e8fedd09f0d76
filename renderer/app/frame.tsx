import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useEffect } from 'react'
import { api } from '../api/client.ts'
import { Loading } from '../components/states.tsx'
import { Entry } from './entry.tsx'
import { Shell } from './shell.tsx'

const StationScreen = lazy(async () => ({ default: (await import('../features/judging/station-screen.tsx')).StationScreen }))

/** Screens that fill a window of their own, without rail and top bar. */
const bare: readonly string[] = ['/display']

/**
 * What stands around every screen: the shell, or nothing on the second screen; before anybody has entered, the way in stands in their place. While the machine is a judge station 评委入座 its page stands in place of
 * shell and screen in every tab, whatever the address says; the host refuses what the office's screens would ask.
 */
export function Frame(): ReactElement {
  // The screen that stands here, not the one that is still being fetched: an office's screen must not lose its shell before it goes.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname })
  const queryClient = useQueryClient()
  const startup = useQuery(api.startup.state.queryOptions())
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
  if (startup.data !== undefined && startup.data.phase !== 'open') return <Entry state={startup.data} />
  // Without an answer the shell says what is wrong.
  return (data === undefined && !isError) || startup.isPending ? <Loading /> : <Shell />
}
