import { ORPCError } from '@orpc/client'
import type { AppErrorCode, AppErrorData } from '../../shared/domain/app-error.ts'

/**
 * Why a call did not succeed, for the screen to put into words.
 *
 * `app` is a refusal from the closed list; `input` the host did not accept the form of the request; `session` the token is missing or old;
 * `unreachable` nobody answered; `internal` a defect, with the reference under which the log knows it.
 */
export type Refusal =
  | { readonly kind: 'app'; readonly code: AppErrorCode; readonly data: AppErrorData }
  | { readonly kind: 'input' | 'session' | 'unreachable' }
  | { readonly kind: 'internal'; readonly reference: string | null }

/** Sorts whatever a call threw into the kinds that the screen knows. Told apart by code and status, never by message text. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    if (error.code === 'APP') {
      const { code, data } = error.data as { code: AppErrorCode; data: AppErrorData }
      return { kind: 'app', code, data }
    }
    if (error.status === 401 || error.status === 403) return { kind: 'session' }
    if (error.status === 400) return { kind: 'input' }
    const reference = (error.data as { reference?: unknown } | undefined)?.reference
    return { kind: 'internal', reference: typeof reference === 'string' ? reference : null }
  }
  return error instanceof TypeError ? { kind: 'unreachable' } : { kind: 'internal', reference: null }
}

/** Whether an error is this refusal of the closed list. */
export function isRefusal(error: unknown, code: AppErrorCode): boolean {
  const refusal = refusalOf(error)
  return refusal.kind === 'app' && refusal.code === code
}
