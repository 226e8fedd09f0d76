import type { App } from '../../../electron/features/app.ts'

/**
 * Something a user does that writes to the disk, told in steps.
 *
 * `run` calls `promise` each time the program has answered: from then on it must be there, whatever happens to the machine. `check` looks at the data
 * folder after the fault, opened again by a fresh program, and says in words which promises are broken and what is half there.
 */
export interface Scenario {
  readonly name: string
  /** Fills an empty data folder with what is there before; the program is closed afterwards. */
  readonly prepare: (dataFolder: string) => Promise<void>
  readonly run: (dataFolder: string, promise: (what: string) => void) => Promise<void>
  readonly check: (app: App, promised: readonly string[]) => Promise<readonly string[]> | readonly string[]
}
