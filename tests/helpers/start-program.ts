import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program started as a user would, from its command. */
export interface StartedProgram {
  readonly child: ChildProcess
  /** Address and token of the ready line. */
  readonly address: string
  readonly origin: string
  readonly token: string
}

const root = join(import.meta.dirname, '..', '..')
const readyLine = /^Hengjian ready: ((http:\/\/127\.0\.0\.1:\d+)\/#([A-Za-z0-9_-]{43}))$/mu

/** Everything a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** What `npm start` hands to Node: options for it, then the program. */
const startCommand = startScript().split(' ').slice(1)

function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start
}

/** How the program is run otherwise than by its command: a program that watches it, with its words, and further options for Node. */
export interface RunUnder {
  readonly watcher: readonly string[]
  readonly node: readonly string[]
}

/** Runs `npm start -- <words>` without npm; resolves when it ends. */
export function runStart(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  under: RunUnder = { watcher: [], node: [] },
): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const [program = process.execPath, ...command] = [...under.watcher, process.execPath, ...under.node, ...startCommand, ...words]
  const child = spawn(program, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  return { child, ended, out: () => out }
}

/**
 * Starts the browser host on a data folder and waits for its ready line.
 *
 * Rejects with what it printed when it ends before. The caller ends it with `endProgram`.
 */
export async function startProgram(
  dataFolder: string,
  words: readonly string[] = [],
  under?: RunUnder,
): Promise<StartedProgram & { ended: Promise<Ended> }> {
  const { child, ended, out } = runStart(['--browser', '--port', '0', '--data', dataFolder, '--no-open', ...words], {}, under)
  const ready = await new Promise<RegExpExecArray | null>((resolve) => {
    child.stdout?.on('data', () => {
      const found = readyLine.exec(out())
      if (found !== null) resolve(found)
    })
    void ended.then(() => resolve(null))
  })
  if (ready === null) {
    const { code, err } = await ended
    throw new Error(`the program ended with ${code} before it was ready:\n${out()}\n${err}`)
  }
  const [, address = '', origin = '', token = ''] = ready
  return { child, address, origin, token, ended }
}

/** Ends a started program as Ctrl+C does (or as the system does, with SIGTERM) and waits for its end. */
export function endProgram(
  program: { readonly child: ChildProcess; readonly ended: Promise<Ended> },
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
): Promise<Ended> {
  program.child.kill(signal)
  return program.ended
}
