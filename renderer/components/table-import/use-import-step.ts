import { type RefObject, useEffect, useRef, useState } from 'react'

/** Puts the focus on the heading when a wizard comes to another step, because the button that led to it is gone. */
export function useStepFocus(step: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const shownStep = useRef(step)
  useEffect(() => {
    if (shownStep.current !== step) heading.current?.focus()
    shownStep.current = step
  }, [step])
  return heading
}

/** One call of a wizard at a time: what is under way by name, and the refusal of the last one, which changed nothing. */
export interface OneCall {
  readonly busy: string | null
  readonly error: unknown
  run(what: string, work: () => Promise<void>): Promise<void>
  forget(): void
}

export function useOneCall(): OneCall {
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  return {
    busy,
    error,
    run: async (what, work) => {
      setBusy(what)
      setError(null)
      try {
        await work()
      } catch (problem) {
        setError(problem)
      } finally {
        setBusy(null)
      }
    },
    forget: () => setError(null),
  }
}
