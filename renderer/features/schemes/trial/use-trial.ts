import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { TrialFacts, TrialLeaf, TrialProblem, TrialResult } from '../../../../shared/contract/scheme-trial.ts'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { client } from '../../../api/client.ts'
import { changedNodes } from './changed-nodes.ts'
import { type KeptTrial, keepTrial, readKeptTrial } from './kept-trial.ts'
import { factsFor } from './trial-facts.ts'

export type TrialAction =
  | { readonly do: 'leaf'; readonly code: string; readonly leaf: TrialLeaf }
  | { readonly do: 'set'; readonly trial: KeptTrial }

/** What the host computed. `changed` names the nodes whose score is another than in the answer before. */
export interface TrialAnswer {
  readonly refusing: readonly SchemeProblem[]
  readonly problems: ReadonlyMap<string, readonly TrialProblem[]>
  readonly result: TrialResult | null
  readonly changed: ReadonlySet<string>
  readonly error: unknown
}

const nothing: TrialAnswer = { refusing: [], problems: new Map(), result: null, changed: new Set(), error: null }

/** How long typing has to rest before the host is asked. */
const pause = 150

/** The trial of a version: kept in this window, computed a moment after each change of the facts or of the scheme. */
export function useTrial(versionId: number, scheme: Scheme, schemeLeaves: readonly Leaf[]) {
  const [trial, dispatch] = useReducer(reduce, versionId, readKeptTrial)
  const latest = useRef(trial)
  useEffect(() => {
    latest.current = trial
    const timer = window.setTimeout(() => keepTrial(versionId, trial), pause)
    return () => window.clearTimeout(timer)
  }, [versionId, trial])
  useEffect(() => () => keepTrial(versionId, latest.current), [versionId])
  const { own } = trial.facts
  const leaves = useMemo(() => [...schemeLeaves, ...Object.values(own).flat()], [schemeLeaves, own])
  const answer = useAnswer(scheme, leaves, trial.facts)
  return { trial, dispatch, answer }
}

function reduce(trial: KeptTrial, action: TrialAction): KeptTrial {
  if (action.do === 'set') return action.trial
  return { ...trial, facts: { ...trial.facts, leaves: { ...trial.facts.leaves, [action.code]: action.leaf } } }
}

function useAnswer(scheme: Scheme, leaves: readonly Leaf[], facts: TrialFacts): TrialAnswer {
  const [answer, setAnswer] = useState<TrialAnswer>(nothing)
  useEffect(() => {
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const { refusing, problems, result } = await client.schemeTrial.trial({ scheme, facts: factsFor(leaves, facts) })
        if (stale) return
        setAnswer((before) => ({
          refusing,
          problems: Map.groupBy(problems, ({ at }) => at),
          result,
          changed: changedNodes(before.result?.tree ?? null, result?.tree ?? null),
          error: null,
        }))
      } catch (error) {
        if (!stale) setAnswer((before) => ({ ...before, error }))
      }
    }, pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [scheme, leaves, facts])
  return answer
}
