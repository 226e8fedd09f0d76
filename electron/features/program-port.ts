import type { AppError } from '../../shared/domain/app-error.ts'
import type { App, DataFolder } from './app.ts'
import type { KeyRing } from './encryption/key-ring.ts'

/** Where the data folder stands, whoever asks: open, not to be opened (with the reason), or encrypted and without its key. */
export type FolderPhase =
  | { readonly phase: 'open'; readonly app: App }
  | { readonly phase: 'broken'; readonly folder: DataFolder; readonly trouble: AppError; readonly keys: KeyRing | null }
  | { readonly phase: 'locked'; readonly folder: DataFolder }

/** The keys of a folder after a change; null when it is not encrypted any more. */
export interface ChangedKeys {
  readonly keys: KeyRing | null
}

/** What a use case may ask of the running program beyond its open data folder. */
export interface ProgramPort {
  readonly host: App['host']
  readonly clock: () => Date
  folder(): FolderPhase
  /**
   * Closes the data folder after its writes, lets `work` change its files, and opens it again; when `work` throws, the folder is opened as it is and the
   * error goes on. Every stream ends; pages read everything anew. A folder that does not open afterwards leaves the program `broken`, and the
   * answer says so.
   *
   * @param work may answer with other keys for the folder; without, those that were in use are tried, and asked for where they do not belong any more
   */
  reopen(work: (folder: DataFolder) => Promise<ChangedKeys | undefined>): Promise<FolderPhase>
  /** Opens an encrypted data folder that waits for its keys. A second call finds it open and changes nothing. */
  unlock(keys: KeyRing): Promise<FolderPhase>
  /**
   * Opens another data folder in place of the present one. When that one cannot be opened, the present one stays and the AppError says why.
   *
   * @param secret of an encrypted folder. @throws AppError `passphrase_required` when it needs one, `passphrase_refused`, `passphrase_waits`
   */
  openDataFolder(path: string, secret?: string): Promise<App>
}

/** Stands for the data folder while none is open: whoever touches it is told why. */
export function closedApp(refusal: AppError): App {
  return new Proxy({} as App, {
    get: () => {
      throw refusal
    },
  })
}
