import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactElement, Suspense } from 'react'
import { api } from '../api/client.ts'

const AuditWarning = lazy(async () => ({ default: (await import('../features/audit/audit-warning.tsx')).AuditWarning }))

/** How often it is asked, in milliseconds: the clock of the PC may be changed at any time. */
const interval = 60_000

/** Warns above every screen when the start found changes from outside, or the clock is wrong; nothing while all is well. */
export function AuditNotice(): ReactElement | null {
  const { data } = useQuery(api.audit.state.queryOptions({ refetchInterval: interval }))
  if (data === undefined || (data.clock === null && data.findings.length === 0)) return null
  return (
    <Suspense fallback={null}>
      <AuditWarning state={data} />
    </Suspense>
  )
}
