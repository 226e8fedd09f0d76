import { loadFirstSample } from '../../api/first-sample.ts'
import type { Program } from '../../api/open-program.ts'
import { openProgram } from '../../api/open-program.ts'
import type { LoopbackHost } from '../../server/serve.ts'
import { serve } from '../../server/serve.ts'
import { rendererFolder } from './build-output.ts'
import { openBrowser } from './open-browser.ts'
import { startMessages } from './start-messages.ts'
import type { StartOptions } from './start-options.ts'

/**
 * Runs the browser host until the process is asked to end (Ctrl+C, SIGTERM, SIGHUP).
 *
 * Resolves after everything is closed. A second request to end stops at once; what was saved is on disk either way.
 * Rejects with the AppError of a data folder that cannot be opened, or the system's error when the port is taken.
 */
export async function runBrowserHost(dataFolder: string, options: StartOptions): Promise<void> {
  const program = await openProgram({ host: 'browser', dataFolder, rendererFolder, clock: () => new Date() })
  try {
    if (options.sample !== null) {
      console.log(startMessages.loadingSample)
      if (!(await loadFirstSample(program.api, options.sample))) console.log(startMessages.sampleNotLoaded)
    }
    const host = await serve({ api: program.api, log: program.log, port: options.port })
    const ended = endRequested(program)
    console.log(startMessages.ready(host.address))
    if (options.open) openBrowser(host.address)
    await ended
    await closeHost(host)
  } finally {
    await program.close()
  }
}

async function closeHost(host: LoopbackHost): Promise<void> {
  await host.close()
  console.log(startMessages.closed)
}

/** Resolves at the first request to end the program; defects nobody caught are logged, and end it when they leave it in an unknown state. */
function endRequested(program: Program): Promise<void> {
  return new Promise((resolve, reject) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    let asked = false
    const ask = () => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    for (const signal of signals) process.on(signal, ask)
    process.on('unhandledRejection', (error) => program.log.error('unhandled rejection', error))
    process.on('uncaughtException', reject)
  })
}
