import { type Implementer, implement } from '@orpc/server'
import { type Contract, contract } from '../../shared/contract/contract.ts'
import type { Caller } from './accounts/caller.ts'
import type { App } from './app.ts'
import type { ProgramPort } from './program-port.ts'

/** What every handler gets beside its input. */
export type ApiContext = Caller & {
  /** The data folder that is open while this call runs. */
  readonly app: App
  /** Name of who sits at the screen: of the account, or as typed in a demonstration; null when nobody said so. */
  readonly operator: string | null
  /** Aborts when nobody waits for the answer any more, or when the data folder is closed. */
  readonly signal: AbortSignal
  /** Whether who calls may use the screens: somebody is signed in, or the data folder is a demonstration. */
  readonly entered: boolean
  readonly program: ProgramPort
}

/**
 * The contract as something to implement: every feature takes its part from here, once.
 *
 * ```ts
 * export const registerHandlers = {
 *   list: os.register.list.handler(({ input, context }) => listRegister(context.app, input.cycleId)),
 *   …one for every procedure of the feature, or the router does not type-check
 * }
 * ```
 *
 * A handler maps contract to service and nothing else. Services throw `AppError`; the edge turns it into the typed refusal.
 */
export const os: Implementer<Contract, ApiContext & Record<never, never>, ApiContext> = implement(contract).$context<ApiContext>()
