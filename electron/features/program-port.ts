import type { AppError } from '../../shared/domain/app-error.ts'
import type { App, DataFolder } from './app.ts'

/** Where the data folder stands, whoever asks: open, not to be opened (with the reason), or encrypted and without its key. */
export type FolderPhase =
  | { readonly phase: 'open'; readonly app: App }
  | { readonly phase: 'broken'; readonly folder: DataFolder; readonly trouble: AppError }
  | { readonly phase: 'locked'; readonly folder: DataFolder }

/** What a use case may ask of the running program beyond its open data folder. */
export interface ProgramPort {
  readonly host: App['host']
  readonly clock: () => Date
  folder(): FolderPhase
  /**
   * Closes the data folder after its writes, lets `work` change its files, and opens it again; when `work` throws, the folder is opened as it is and the
   * error goes on. With `path` another folder is opened afterwards. Every stream ends; pages read everything anew. A folder that does not
   * open afterwards leaves the program `broken`, and the answer says so.
   */
  reopen(work: (folder: DataFolder) => Promise<void>): Promise<FolderPhase>
  /** Opens another data folder in place of the present one. When that one cannot be opened, the present one stays and the AppError says why. */
  openDataFolder(path: string): Promise<App>
}

/** Stands for the data folder while none is open: whoever touches it is told why. */
export function closedApp(refusal: AppError): App {
  return new Proxy({} as App, {
    get: () => {
      throw refusal
    },
  })
}
