import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterStarted } from '../../helpers/enter-demonstration.ts'
import { endProgram, startProgram } from '../../helpers/start-program.ts'

/** The real program on a data folder of its own, in a process of its own. */
export interface Host {
  /** Address with the session's token, as the ready line gives it; another one after a restart. */
  address: string
  readonly dataFolder: string
  /** Ends the program as Ctrl+C does and starts it again on the same folder. */
  readonly restart: () => Promise<void>
  /** Ends the program, lets something happen to its folder, and starts it again. */
  readonly restartWith: (happen: () => void) => Promise<void>
  /** Ends the program without any warning, as a power switch does, and starts it again on the same folder. */
  readonly crash: () => Promise<void>
  /** Ends the program before its time; its folder stays until the test is over. */
  readonly leave: () => Promise<void>
}

/**
 * Runs something against a freshly started program, then ends the program and takes its folder away.
 *
 * @param words further options of `npm start`, such as `--sample`; a restart leaves them out, because the data is there then
 * @param entered whether the folder becomes a demonstration, which needs no account; false: the first-run wizard stands on screen
 * @throws when the program did not end by itself with exit code 0, or wrote to its error output
 */
export async function withHost(words: readonly string[], entered: boolean, use: (host: Host) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hengjian-e2e-'))
  let running = await startProgram(dataFolder, words)
  if (entered) await enterStarted(running)
  let ended = false
  const end = async () => {
    if (ended) return
    ended = true
    const { code, err } = await endProgram(running)
    if (code !== 0 || err !== '') throw new Error(`the program ended with ${code}:\n${err}`)
  }
  const host: Host = {
    address: running.address,
    dataFolder,
    restart: () => host.restartWith(() => undefined),
    restartWith: async (happen) => {
      await end()
      happen()
      running = await startProgram(dataFolder)
      ended = false
      host.address = running.address
    },
    crash: async () => {
      running.child.kill('SIGKILL')
      await running.ended
      running = await startProgram(dataFolder)
      host.address = running.address
    },
    leave: end,
  }
  try {
    await use(host)
  } finally {
    await end()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
