import type { SampleSize } from '../api/first-sample.ts'
import { sampleSizes } from '../api/first-sample.ts'

export interface LaunchOptions {
  /** Null: the platform's own place. */
  readonly dataFolder: string | null
  readonly sample: SampleSize | null
}

/** Reads the program's own switches, `--data=<folder>` and `--sample=<size>`; every other word is ignored. */
export function readLaunchOptions(words: readonly string[]): LaunchOptions {
  const value = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const data = value('data')
  const size = value('sample')
  return { dataFolder: data === undefined || data === '' ? null : data, sample: sampleSizes.find((name) => name === size) ?? null }
}

/**
 * Switches that an installed program may be started with: its own, and those with which a screen, a scale or a graphics driver is set right. The
 * engine reads the command line before the program does, so a switch cannot be ignored; what is not named here is refused.
 */
const allowedSwitches: ReadonlySet<string> = new Set([
  'data',
  'sample',
  'disable-gpu',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
])

/** Variables that take the sandbox away or put another helper in its place, whatever their value. */
const unsafeVariables = ['ELECTRON_DISABLE_SANDBOX', 'CHROME_DEVEL_SANDBOX']

/**
 * The first word or variable that may take a protection away, or null. An installed program refuses to start with one: a prepared shortcut must
 * not be able to open the scores to a debugger. A switch begins as the engine sees it: with one hyphen or two, on Windows with a slash as well.
 */
export function unsafeStart(words: readonly string[], environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const start = platform === 'win32' ? /^(?:--|-|\/)/u : /^--?/u
  const isRefused = (word: string) => start.test(word) && !allowedSwitches.has(word.replace(start, '').split('=', 1)[0] ?? '')
  return words.find(isRefused) ?? unsafeVariables.find((name) => environment[name] !== undefined) ?? null
}
