import { Outlet, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Shell } from './shell.tsx'

/** Screens that fill a window of their own, without rail and top bar. */
const bare: readonly string[] = ['/display']

/** What stands around every screen: the shell, or nothing on the second screen. */
export function Frame(): ReactElement {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return bare.includes(path) ? <Outlet /> : <Shell />
}
