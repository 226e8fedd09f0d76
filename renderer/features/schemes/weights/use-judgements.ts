import { useState } from 'react'
import { type Judgements, parseJudgements } from './comparisons.ts'

/** The comparisons of one group of one version, kept on this machine with every choice: they are the work of a meeting and no part of the scheme. */
export function useJudgements(versionId: number, group: string): readonly [Judgements, (next: Judgements) => void] {
  const key = `hengjian.comparisons.${versionId}.${group}`
  const [state, setState] = useState(() => ({ key, judgements: parseJudgements(localStorage.getItem(key)) }))
  if (state.key !== key) setState({ key, judgements: parseJudgements(localStorage.getItem(key)) })
  return [
    state.judgements,
    (judgements) => {
      localStorage.setItem(key, JSON.stringify(judgements))
      setState({ key, judgements })
    },
  ]
}
