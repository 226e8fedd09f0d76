import type { Page } from '@playwright/test'
import { test as base, expect as baseExpect } from '@playwright/test'
import { Program } from '../pages/program.ts'
import type { Host } from './host.ts'
import { withHost } from './host.ts'

/** Assertions that wait as long as a busy machine may take; how quick the program is, the bench says. */
export const expect = baseExpect.configure({ timeout: 20_000 })

interface Options {
  /** Further options of `npm start`, such as `['--sample']`. Empty: a first start without any data. */
  startWords: readonly string[]
  /** False: nobody has set up yet how the folder is entered, so that the first-run wizard stands on screen. */
  entered: boolean
}

interface Fixtures {
  host: Host
  /** The program in a browser tab, opened at its address. */
  program: Program
}

/** A test with a program of its own in a process of its own, on a folder of its own, seen in a tab that must stay free of errors. */
export const test = base.extend<Options & Fixtures>({
  startWords: [[], { option: true }],
  entered: [true, { option: true }],
  // A control that does not appear fails its test by name instead of using up the whole test's time.
  actionTimeout: 30_000,
  host: [async ({ startWords, entered }, use) => withHost(startWords, entered, use), { timeout: 90_000 }],
  program: async ({ page, host }, use) => {
    const complaints = watch(page)
    const program = new Program(page)
    await program.open(host.address)
    await use(program)
    baseExpect(complaints, 'the tab reported errors, or asked somebody else than the program').toEqual([])
  },
})

/**
 * Collects what a tab complains about: uncaught errors, errors of the console, and requests to anybody but this machine.
 *
 * Answers that refuse (4xx) and calls cut off by a restart are logged by the browser by itself and are no complaint: the screens put them into words.
 */
export function watch(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/^Failed to load resource/u.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/u.test(request.url())) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}
