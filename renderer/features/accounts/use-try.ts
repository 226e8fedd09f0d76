import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../../api/refusal.ts'
import { useRefusalText } from '../../components/refusal-text.ts'
import { usePasswordProblem } from './password-problem.ts'
import { useCountdown } from './use-countdown.ts'
import { useDuration } from './use-duration.ts'

/** A try of a password or code: whether one is on its way, whether the next has to wait, and what to say. */
export interface Try {
  readonly isPending: boolean
  readonly waits: boolean
  readonly problem: string | null
  /** Said in a calm voice once a wait is over. */
  readonly note: string | null
  /** @returns whether it succeeded */
  readonly run: (attempt: () => Promise<void>) => Promise<boolean>
}

/**
 * Runs tries of a secret and puts their refusals into words, with the time of a wait counting down.
 *
 * @param wrong words for a wrong one, by how many tries are left
 */
export function useTry(wrong: (left: number) => string): Try {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const passwordProblem = usePasswordProblem()
  const duration = useDuration()
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [wait, setWait] = useState<{ readonly seconds: number } | null>(null)
  const left = useCountdown(wait)

  async function run(attempt: () => Promise<void>): Promise<boolean> {
    setPending(true)
    try {
      await attempt()
      setError(null)
      setWait(null)
      return true
    } catch (problem) {
      const refusal = refusalOf(problem)
      const seconds = refusal.kind === 'app' && refusal.code === 'account_waits' ? Number(refusal.data.seconds) : 0
      setWait(seconds > 0 ? { seconds } : null)
      setError(problem)
      return false
    } finally {
      setPending(false)
    }
  }

  function words(): string | null {
    if (error === null) return null
    const refusal = refusalOf(error)
    if (refusal.kind !== 'app') return refusalText(error)
    switch (refusal.code) {
      case 'sign_in_failed':
        return wrong(Number(refusal.data.left))
      case 'account_waits':
        return left > 0 ? t('accounts.signIn.wait', { time: duration(left) }) : null
      case 'account_locked':
        return t('accounts.signIn.locked')
      default:
        return passwordProblem(error) ?? refusalText(error)
    }
  }

  const waits = left > 0
  return { isPending, waits, problem: words(), note: wait !== null && !waits ? t('accounts.signIn.waitOver') : null, run }
}
