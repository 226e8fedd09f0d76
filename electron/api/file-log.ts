import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Log } from '../features/app.ts'

/**
 * Log of one program run, one JSON object a line in `<data folder>/logs/<day>.log`, readable by the owner only.
 *
 * A line is written when it is logged, so that what led to a crash is there; lines are rare. When the disk refuses (full, read-only), the
 * line goes to the standard error: a log that cannot be written must not stop what it reports on. `clock` gives the time of each line.
 */
export function createFileLog(dataFolder: string, clock: () => Date): Log {
  function write(line: Readonly<Record<string, unknown>>): void {
    const at = clock().toISOString()
    const text = `${JSON.stringify({ at, ...line })}\n`
    const path = join(dataFolder, 'logs', `${at.slice(0, 10)}.log`)
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      appendFileSync(path, text, { mode: 0o600 })
    } catch (refusal) {
      process.stderr.write(`${refusal instanceof Error ? refusal.message : String(refusal)}\n${text}`)
    }
  }

  return {
    error(message, error) {
      const reference = randomBytes(5).toString('hex')
      write({ level: 'error', reference, message, ...described(error) })
      return reference
    },
    info(message) {
      write({ level: 'info', message })
    },
  }
}

/** Name, message and stack of an error with its causes; nothing of the data it was thrown over. */
function described(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: String(error) }
  return {
    error: `${error.name}: ${error.message}`,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: described(error.cause) }),
  }
}
