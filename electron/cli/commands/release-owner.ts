import { resolve } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { createFileLog } from '../../api/file-log.ts'
import { refusalText } from '../../api/refusal-text.ts'
import { releaseOwner } from '../../features/accounts/release-owner.ts'
import { openApp } from '../../features/open-app.ts'
import { askKeys } from './ask-passphrase.ts'
import type { CommandLanguage } from './language.ts'
import type { Output } from './score.ts'

const words = {
  zh: {
    released: (login: string, password: string) =>
      `账户“${login}”的一次性密码：${password}\n登录后必须马上改成自己的密码。原密码已作废；由谁办理已记入审计日志。`,
    none: '没有改动任何内容：这个数据文件夹没有账户，或有几个符合的账户，请用 --login 指定其中一个。',
  },
  en: {
    released: (login: string, password: string) =>
      `One-time password of the account “${login}”: ${password}\nIt has to be changed right after signing in. The old password is worth nothing any more; the audit log says who did this.`,
    none: 'Nothing was changed: this data folder has no accounts, or several that fit; name one of them with --login.',
  },
} as const satisfies Record<CommandLanguage, unknown>

const wrongFolder: ReadonlySet<string> = new Set(['database_missing', 'database_foreign', 'folder_unreadable'])

/**
 * Lets an owner or administrator in whose password and recovery code are lost. It works on the closed data folder only, and so takes the right to read and
 * write its files, which is more than any account has.
 *
 * @returns 0 released; 1 the folder is in use, or nobody fits; 2 it is no data folder. Nothing is changed unless 0
 */
export async function runReleaseOwner(
  dataFolder: string,
  { operator, login, language }: { readonly operator: string; readonly login: string | null; readonly language: CommandLanguage },
  output: Output,
): Promise<number> {
  const clock = (): Date => new Date()
  const folder = resolve(dataFolder)
  try {
    const keys = await askKeys(folder, language)
    const app = await openApp({ dataFolder: folder, host: 'browser', clock, log: createFileLog(folder, clock), existingOnly: true, keys })
    try {
      const released = await releaseOwner(app, operator, login)
      output.print(words[language].released(released.login, released.password))
    } finally {
      app.close()
    }
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const isNobody = error.code === 'not_found' || error.code === 'not_permitted'
    output.complain(isNobody ? words[language].none : refusalText(error))
    return wrongFolder.has(error.code) ? 2 : 1
  }
}
