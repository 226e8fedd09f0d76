import { resolve } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { createFileLog } from '../../api/file-log.ts'
import { refusalText } from '../../api/refusal-text.ts'
import { releaseStation } from '../../features/judging/release-station.ts'
import { openApp } from '../../features/open-app.ts'
import { askKeys } from './ask-passphrase.ts'
import type { CommandLanguage } from './language.ts'
import type { Output } from './score.ts'

const words = {
  zh: {
    released: '评委入座已解除，本机恢复为办公室使用；已记入操作记录。评委此前的打分都在。',
    none: '本机不在评委入座状态，没有改动任何内容。',
  },
  en: {
    released:
      'The judge station is released and the machine is the office’s again; the operation log says so. All marks of the judges are kept.',
    none: 'The machine is no judge station; nothing was changed.',
  },
} as const satisfies Record<CommandLanguage, unknown>

/** Refusals that mean that the folder named is none of ours; every other one means that it could not be opened now. */
const wrongFolder: ReadonlySet<string> = new Set(['database_missing', 'database_foreign', 'folder_unreadable'])

/**
 * Takes a machine back whose office code nobody knows. It works on the closed data folder only: a running program holds the folder, and a judge at the
 * screen cannot run commands.
 *
 * @returns 0 released, or no station; 1 the folder is in use or cannot be written; 2 it is no data folder. Nothing is changed unless 0
 */
export async function runReleaseStation(
  dataFolder: string,
  { operator, language }: { readonly operator: string; readonly language: CommandLanguage },
  output: Output,
): Promise<number> {
  const clock = (): Date => new Date()
  const folder = resolve(dataFolder)
  try {
    const keys = await askKeys(folder, language)
    const app = await openApp({ dataFolder: folder, host: 'browser', clock, log: createFileLog(folder, clock), existingOnly: true, keys })
    try {
      const released = await releaseStation(app, operator)
      output.print(released === null ? words[language].none : words[language].released)
    } finally {
      app.close()
    }
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    output.complain(refusalText(error))
    return wrongFolder.has(error.code) ? 2 : 1
  }
}
