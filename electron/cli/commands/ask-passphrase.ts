import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { AppError } from '../../../shared/domain/app-error.ts'
import { dataFolderAt } from '../../features/data-folder.ts'
import { needsKeys } from '../../features/encryption/change-encryption.ts'
import type { KeyRing } from '../../features/encryption/key-ring.ts'
import { unlockFolder } from '../../features/encryption/unlock-folder.ts'
import type { CommandLanguage } from './language.ts'

const question: Record<CommandLanguage, string> = {
  zh: '这个数据文件夹已加密，请输入口令或恢复码：',
  en: 'This data folder is encrypted. Passphrase or recovery code: ',
}

/**
 * The keys of a closed data folder; null when it is not encrypted.
 *
 * The passphrase comes from the environment (`HENGJIAN_PASSPHRASE`), the keyboard (not shown) or the first line of the input; never from the command line,
 * which every program on the machine can read.
 *
 * @throws AppError `passphrase_required`, `passphrase_refused`, `keys_damaged`
 */
export async function askKeys(path: string, language: CommandLanguage): Promise<KeyRing | null> {
  const folder = dataFolderAt(path)
  if (!(await needsKeys(folder))) return null
  const secret = process.env.HENGJIAN_PASSPHRASE ?? (await readSecret(question[language]))
  if (secret === '') throw new AppError('passphrase_required', { path: folder.root })
  return (await unlockFolder(folder, secret)).ring
}

async function readSecret(prompt: string): Promise<string> {
  const { isTTY } = process.stdin
  if (isTTY) process.stderr.write(prompt)
  // What is typed goes nowhere but into the answer.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: isTTY })
  try {
    for await (const line of reader) return line
    return ''
  } finally {
    reader.close()
    if (isTTY) process.stderr.write('\n')
  }
}
