import { useEffect, useEffectEvent, useState } from 'react'

/** How long choosing has to rest before the host is asked. */
const pause = 120

export interface Asked<Answer> {
  readonly answer: Answer | null
  readonly error: unknown
}

/** Asks the host for a proposal a moment after the question changes; `question` null while it is not complete. What was answered to an earlier question goes. */
export function useProposal<Question, Answer>(question: Question | null, ask: (question: Question) => Promise<Answer>): Asked<Answer> {
  const key = question === null ? null : JSON.stringify(question)
  const [asked, setAsked] = useState<Asked<Answer> & { readonly key: string | null }>({ key: null, answer: null, error: null })
  const start = useEffectEvent(async (of: string, isStale: () => boolean) => {
    if (question === null) return
    try {
      const answer = await ask(question)
      if (!isStale()) setAsked({ key: of, answer, error: null })
    } catch (error) {
      if (!isStale()) setAsked({ key: of, answer: null, error })
    }
  })
  useEffect(() => {
    if (key === null) return
    let stale = false
    const timer = window.setTimeout(() => void start(key, () => stale), pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [key])
  return asked.key === key ? asked : { answer: null, error: null }
}
