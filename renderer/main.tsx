import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followChanges } from './api/change-stream.ts'
import { queryClient } from './api/query-client.ts'
import { takeSessionToken } from './api/session.ts'
import { router } from './app/router.tsx'
import { startTexts } from './i18n/i18n.ts'
import './styles/tokens.css'
import './styles/base.css'

takeSessionToken()
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
// After the first frame, so that the faces do not delay it.
requestAnimationFrame(() => setTimeout(() => void import('./styles/fonts.ts'), 0))
