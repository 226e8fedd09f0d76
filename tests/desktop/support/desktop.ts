import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { buildDesktop, buildRenderer, desktopEntry, isDesktopStale, isRendererStale } from '../../../electron/cli/start/build-output.ts'
import { findDesktopRuntime } from '../../../electron/cli/start/desktop-runtime.ts'

const runtime = findDesktopRuntime()
const reason = 'the desktop runtime is not installed here'
// Once a run: the runner itself reads every file, and each of its workers does so again.
if (runtime === null && process.env.TEST_WORKER_INDEX === undefined && process.env.HENGJIAN_SKIP_SAID === undefined) {
  process.env.HENGJIAN_SKIP_SAID = '1'
  console.warn(`\nSKIPPED: the tests of the desktop window, because ${reason} (node node_modules/electron/install.js).`)
}

/** A running program and its window. */
export interface OpenDesktop {
  readonly program: ElectronApplication
  readonly window: Page
}

/** One data folder of a test, and the programs that are started on it. */
export class Desktop {
  readonly folder = mkdtempSync(join(tmpdir(), 'hengjian-desktop-'))
  readonly #open = new Set<ElectronApplication>()
  readonly #children = new Set<ChildProcess>()

  /** Starts the program and waits for its page; `words` go on its command line. */
  async start(...words: readonly string[]): Promise<OpenDesktop> {
    if (runtime === null) throw new Error(reason)
    const program = await _electron.launch({ executablePath: runtime, args: this.#words(words) })
    this.#open.add(program)
    program.once('close', () => this.#open.delete(program))
    const window = await program.firstWindow()
    await window.waitForLoadState()
    return { program, window }
  }

  /** Starts it a second time as a person would, and resolves with its exit code. */
  startAgain(): Promise<number | null> {
    if (runtime === null) throw new Error(reason)
    const child = spawn(runtime, this.#words([]), { stdio: 'ignore' })
    this.#children.add(child)
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
  }

  async remove(): Promise<void> {
    for (const program of this.#open) await program.close()
    for (const child of this.#children) child.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The engine's own folder is the test's as well: its lock says which program is the first. */
  #words(words: readonly string[]): string[] {
    return [desktopEntry, `--data=${join(this.folder, 'data')}`, `--user-data-dir=${join(this.folder, 'engine')}`, ...words]
  }
}

/** A test with a data folder of its own, on bundles that are as new as their sources. */
export const test = base.extend<{ desktop: Desktop; skipped: undefined }>({
  skipped: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern
    async ({}, use) => {
      base.skip(runtime === null, reason)
      if (isRendererStale()) await buildRenderer()
      if (isDesktopStale()) await buildDesktop()
      await use(undefined)
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern
  desktop: async ({}, use) => {
    const desktop = new Desktop()
    await use(desktop)
    await desktop.remove()
  },
})
export { expect } from '@playwright/test'

/** Answer to a call that the page itself makes. */
export interface CallAnswer {
  readonly status: number
  readonly json: unknown
}

/** Calls a procedure from within the page, as its own code does: `call(window, 'cycles/list')`. */
export function call(window: Page, path: string, input?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<CallAnswer> {
  return window.evaluate(
    async ([procedure, body, more]) => {
      const response = await fetch(`/rpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...more },
        body,
      })
      const answer: unknown = await response.json()
      return { status: response.status, json: typeof answer === 'object' && answer !== null && 'json' in answer ? answer.json : answer }
    },
    [path, JSON.stringify({ json: input }), headers] as const,
  )
}

/** Header of a demonstration's operator. */
export const operator = { 'x-hengjian-operator': encodeURIComponent('测试员') }
