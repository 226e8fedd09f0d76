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

const unsafeSwitches =
  /^--(?:no-sandbox|disable-gpu-sandbox|disable-web-security|remote-debugging|inspect|js-flags|load-extension|disable-extensions-except|proxy-|host-rules)/u

/**
 * The first switch that would take away a protection, or null. An installed program refuses to start with one: a prepared shortcut must not be
 * able to open the scores to a debugger.
 */
export function unsafeSwitch(words: readonly string[]): string | null {
  return words.find((word) => unsafeSwitches.test(word)) ?? null
}
