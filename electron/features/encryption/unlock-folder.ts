import { AppError } from '../../../shared/domain/app-error.ts'
import type { DataFolder } from '../app.ts'
import { keyFileName, type OpenedKeyFile, openKeyFile, readKeyFile } from './key-file.ts'

/** Wrong secrets that are answered at once. */
const freeTries = 3
const longestWait = 300

/** Wrong secrets in a row, and when the last one was typed, by folder. */
const failures = new Map<string, { readonly count: number; readonly at: number }>()

/**
 * Opens the key file of a folder with a passphrase or a recovery code.
 *
 * After three wrong ones each further try waits, twice as long each time, at most five minutes, by the machine's uptime. That slows down who tries at the
 * screen; who has the files is slowed down by the work that every try costs.
 *
 * @param uptime milliseconds that only grow
 * @throws AppError `passphrase_refused`, `passphrase_waits` (seconds), `keys_missing`, `keys_damaged`
 */
export async function unlockFolder(
  folder: DataFolder,
  secret: string,
  uptime = (): number => performance.now(),
): Promise<OpenedKeyFile & { readonly failedBefore: number }> {
  const before = failures.get(folder.root) ?? { count: 0, at: 0 }
  const seconds = Math.ceil(waitAfter(before.count) - (uptime() - before.at) / 1000)
  if (seconds > 0) throw new AppError('passphrase_waits', { seconds })
  const file = await readKeyFile(folder.root)
  if (file === null) throw new AppError('keys_missing', { path: `${folder.root}/${keyFileName}` })
  const opened = await openKeyFile(file, secret)
  if (opened === null) {
    const { count } = failures.get(folder.root) ?? { count: 0 }
    failures.set(folder.root, { count: count + 1, at: uptime() })
    throw new AppError('passphrase_refused', { path: folder.root, seconds: waitAfter(count + 1) })
  }
  failures.delete(folder.root)
  return { ...opened, failedBefore: before.count }
}

function waitAfter(count: number): number {
  return count < freeTries ? 0 : Math.min(2 ** (count - freeTries + 1), longestWait)
}
