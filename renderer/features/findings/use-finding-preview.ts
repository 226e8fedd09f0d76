import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FindingDraft, FindingPreview } from '../../../shared/contract/findings.ts'
import { api } from '../../api/client.ts'
import { useDelayed } from './use-delayed.ts'

/** Typing pauses longer than this before the host computes: short enough to feel at once, long enough to skip the digits between. */
const PAUSE = 150

/** What the host says a form would do. `draft` null: not enough is filled in. `stale` while a newer answer is on its way. */
export interface TrialResult {
  readonly preview: FindingPreview | null
  readonly stale: boolean
  readonly error: unknown
}

/**
 * Computes a draft on trial, a moment after the last change.
 *
 * The description is left out of the request: it moves no points, and typing it would ask the host again for each word. The former answer
 * stays while a new one is computed, but only for the same evaluatee.
 */
export function useFindingPreview(draft: FindingDraft | null, editing: number | null): TrialResult {
  const wanted = draft === null ? null : JSON.stringify({ ...draft, description: '' })
  const asked = useDelayed(wanted, PAUSE)
  const input = asked === null ? null : (JSON.parse(asked) as FindingDraft)
  const evaluateeId = input?.evaluateeId ?? null
  const [kept, setKept] = useState<{ evaluateeId: number; preview: FindingPreview } | null>(null)
  const answer = useQuery(
    api.findings.preview.queryOptions({
      input: { draft: input ?? emptyDraft, editing },
      enabled: input !== null,
      gcTime: 0,
    }),
  )
  if (answer.data !== undefined && evaluateeId !== null && kept?.preview !== answer.data) setKept({ evaluateeId, preview: answer.data })

  if (draft === null) return { preview: null, stale: false, error: null }
  const former = kept !== null && kept.evaluateeId === draft.evaluateeId ? kept.preview : null
  return { preview: answer.data ?? former, stale: wanted !== asked || answer.isFetching, error: answer.error }
}

/** Stands in the key of the switched-off query while nothing can be computed; never sent. */
const emptyDraft: FindingDraft = {
  cycleId: 1,
  evaluateeId: 1,
  indicator: 'none',
  rule: 'none',
  quantity: '0',
  level: null,
  multipliers: [],
  chosen: null,
  reason: '',
  matterKey: null,
  description: '',
  foundOn: '2000-01-01',
  source: 'other',
  deadline: null,
  evidence: [],
}
