import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { scenarios } from './index.ts'
import { openScenarioApp } from './open.ts'

/*
 * The process under fault: `node run-scenario.js <name> <data folder> <run|start>`; `start` only opens and closes the program, as after a fault. Each promise
 * is one line on the output and, beside the data, in `promises.txt`, where the log of file calls sees it in its order. A refusal ends the run with its code
 * as the last line and exit code 3, any other error with exit code 4.
 */
const [name, dataFolder, stage] = process.argv.slice(2)
const scenario = scenarios.find((candidate) => candidate.name === name)
if (scenario === undefined || dataFolder === undefined) throw new Error(`no scenario ${String(name)}`)
const promises = process.env.FAULTS_LOG === undefined ? null : openSync(join(dataFolder, 'promises.txt'), 'a')
try {
  if (stage === 'start') (await openScenarioApp(dataFolder)).close()
  else {
    await scenario.run(dataFolder, (what) => {
      if (promises !== null) writeSync(promises, `${what}\n`)
      writeSync(1, `promised ${what}\n`)
    })
  }
} catch (error) {
  writeSync(1, error instanceof AppError ? `refused ${error.code}\n` : `failed ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof AppError ? 3 : 4)
}
process.exit(0)
