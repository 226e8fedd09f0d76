import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followChanges } from './api/change-stream.ts'
import { api } from './api/client.ts'
import { queryClient } from './api/query-client.ts'
import { takeSessionToken } from './api/session.ts'
import { router } from './app/router.tsx'
import { startTexts } from './i18n/i18n.ts'
import './styles/tokens.css'
import './styles/base.css'

takeSessionToken()
// What the first screen waits for is asked for at once: where the program stands, whose machine this is, who sits here, the cycles, and its code.
void queryClient.prefetchQuery(api.startup.state.queryOptions())
void queryClient.prefetchQuery(api.judging.station.queryOptions())
void queryClient.prefetchQuery(api.accounts.me.queryOptions())
void queryClient.prefetchQuery(api.settings.about.queryOptions())
void queryClient.prefetchQuery(api.cycles.list.queryOptions())
void router.load()
await startTexts()

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

void followChanges(queryClient, new AbortController().signal)
// When the first screen stands, so that the faces do not delay it.
requestIdleCallback(() => void import('./styles/fonts.ts'), { timeout: 3000 })
