import { parseArgs } from 'node:util'
import type { SampleSize } from '../../api/first-sample.ts'
import { sampleSizes } from '../../api/first-sample.ts'

export interface StartOptions {
  /** Use the browser host even where the desktop runtime is installed. */
  readonly browser: boolean
  /** 0 takes a free port. */
  readonly port: number
  /** Null: the platform's own place. */
  readonly dataFolder: string | null
  readonly sample: SampleSize | null
  /** Open the system browser, if there is one. */
  readonly open: boolean
  readonly help: boolean
}

/** What was typed cannot be understood; `word` is the part that cannot. */
export class UnknownOption extends Error {
  readonly word: string
  constructor(word: string) {
    super(`unknown option ${word}`)
    this.name = 'UnknownOption'
    this.word = word
  }
}

/**
 * Reads `[--browser] [--port <n>] [--data <folder>] [--sample [office|province]] [--no-open] [--help]`.
 *
 * `--sample` alone means `office`. @throws UnknownOption for anything else
 */
export function readStartOptions(words: readonly string[]): StartOptions {
  const { values, positionals } = parsed(words)
  const [size, ...more] = positionals
  if (more[0] !== undefined) throw new UnknownOption(more[0])
  if (size !== undefined && values.sample !== true) throw new UnknownOption(size)
  return {
    browser: values.browser === true,
    port: values.port === undefined ? 0 : portNumber(values.port),
    dataFolder: values.data ?? null,
    sample: values.sample === true ? sampleSize(size ?? 'office') : null,
    open: values['no-open'] !== true,
    help: values.help === true,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        sample: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UnknownOption(error instanceof Error ? (/'(.+?)'/u.exec(error.message)?.[1] ?? error.message) : String(error))
  }
}

function portNumber(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UnknownOption(`--port ${text}`)
  return port
}

function sampleSize(text: string): SampleSize {
  const size = sampleSizes.find((name) => name === text)
  if (size === undefined) throw new UnknownOption(`--sample ${text}`)
  return size
}
