import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { currentCycle } from '../app/current-cycle.ts'

/** Code of the seal in force of the cycle on screen, as printed on its reports; null while the cycle is open, or not known yet. */
export function useSealCode(): string | null {
  const { cycle: wanted } = useSearch({ from: '__root__' })
  const cycles = useQuery(api.cycles.list.queryOptions())
  const cycle = currentCycle(cycles.data ?? [], wanted)
  const sealed = cycle?.state === 'closed'
  const seal = useQuery(api.seals.inForce.queryOptions({ input: { cycleId: cycle?.id ?? 0 }, enabled: sealed }))
  return sealed ? (seal.data?.code ?? null) : null
}
