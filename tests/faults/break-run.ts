import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fullCheck } from './full-check.ts'
import { programPath } from './program/bundle-program.ts'
import { openScenarioApp } from './scenarios/open.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** What is done to the program's file calls: nothing, or the `at`-th is broken (see shim/file-faults.c). */
export interface Fault {
  readonly kind: 'kill' | 'full' | 'error'
  readonly at: number
}

/** What the program does: all that the scenario tells, or only what every start does, which repairs what an earlier fault left. */
export type Stage = 'run' | 'start'

export interface BrokenRun {
  readonly promised: readonly string[]
  /** How it ended: `done`, `killed`, `refused <code>`, `failed <message>`. */
  readonly end: string
  /** File calls below the data folder; null when the process was killed. */
  readonly calls: number | null
}

/** Where data folders are made: in memory where there is such a place, because what is broken is the calls and not the disk. */
export const roomy = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder for one run, copied from what the scenario needs to be there; gone when `use` is done. */
export async function withCopy<T>(template: string, use: (root: string, dataFolder: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(roomy, 'hengjian-fault-'))
  try {
    const dataFolder = join(root, 'data')
    cpSync(template, dataFolder, { recursive: true })
    return await use(root, dataFolder)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/**
 * Runs a scenario in a process of its own with the given settings of the library that breaks file calls.
 *
 * @param shim path of that library
 */
export function runBroken(
  shim: string,
  scenario: Scenario,
  dataFolder: string,
  fault: Fault | null,
  more: { readonly stage?: Stage; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<BrokenRun> {
  const count = `${dataFolder}.count`
  rmSync(count, { force: true })
  const child = spawn(process.execPath, [programPath, scenario.name, dataFolder, more.stage ?? 'run'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(tmpdir(), 'hengjian-fault-compile-cache'),
      LD_PRELOAD: shim,
      FAULTS_UNDER: `${dataFolder}/`,
      FAULTS_COUNT: count,
      ...(fault === null ? {} : { FAULTS_KIND: fault.kind, FAULTS_AT: String(fault.at) }),
      ...more.environment,
    },
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const lines = out.split('\n').filter((line) => line !== '')
      const promised = lines.filter((line) => line.startsWith('promised ')).map((line) => line.slice('promised '.length))
      const last = lines.findLast((line) => !line.startsWith('promised '))
      const end = signal === 'SIGKILL' ? 'killed' : code === 0 ? 'done' : (last ?? `failed with ${code ?? signal}`)
      resolve({ promised, end, calls: existsSync(count) ? Number(readFileSync(count, 'utf8')) : null })
    })
  })
}

/**
 * Opens the data folder with a fresh program, as after a restart, and looks for what is lost or broken.
 *
 * @returns each in words; empty when every promise holds, the file is sound, the audit log and the seals of the rows agree, and results are what the
 *   facts give
 */
export async function lossesOf(scenario: Scenario, dataFolder: string, promised: readonly string[]): Promise<readonly string[]> {
  let app: Awaited<ReturnType<typeof openScenarioApp>>
  try {
    app = await openScenarioApp(dataFolder)
  } catch (error) {
    return [`does not open: ${error instanceof Error ? error.message : String(error)}`]
  }
  try {
    const { file, seals } = await fullCheck(app)
    return [...file, ...seals, ...(await scenario.check(app, promised))]
  } finally {
    app.close()
  }
}
