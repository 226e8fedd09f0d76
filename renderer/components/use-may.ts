import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../api/client.ts'
import { mayCall, type ProcedureName } from '../api/rights.ts'

/**
 * Whether who sits here may ask a procedure, for what is not to be offered otherwise: `const may = useMay()`, `may('findings.confirm')`.
 *
 * False for everything while it is not known who sits here; the shell knows before it draws a screen.
 */
export function useMay(): (procedure: ProcedureName) => boolean {
  const { data: me } = useQuery(api.accounts.me.queryOptions())
  return useCallback((procedure) => me !== undefined && mayCall(me, procedure), [me])
}
