import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { api } from '../../api/client.ts'
import { currentCycle } from '../../app/current-cycle.ts'
import { type StepNames, stepNames } from './step-names.ts'

/** Names for the steps of an explanation, from the scheme and the judges of the cycle on screen. Codes are shown until both have been read. */
export function useStepNames(tree: ExplanationNode): (nodeCode: string) => StepNames {
  const { cycle: wanted } = useSearch({ from: '__root__' })
  const cycles = useQuery(api.cycles.list.queryOptions())
  const cycle = currentCycle(cycles.data ?? [], wanted)
  const version = useQuery(api.schemes.version.queryOptions({ input: { versionId: cycle?.schemeVersionId ?? 0 }, enabled: cycle !== null }))
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId: cycle?.id ?? 0 }, enabled: cycle !== null }))
  return useMemo(
    () => stepNames({ tree, scheme: version.data?.scheme ?? null, judges: judges.data ?? [] }),
    [tree, version.data, judges.data],
  )
}
