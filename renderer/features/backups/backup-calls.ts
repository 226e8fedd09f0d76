import { api, client } from '../../api/client.ts'

/**
 * The calls that look for a backup and restore it: those of somebody who is signed in, or those that are answered while the data does not open. Both take
 * and give the same.
 */
export const calls = {
  signedIn: {
    list: (folder: string | null) => client.backups.list({ folder }),
    media: () => client.backups.media(),
    folders: (path: string | null) => client.backups.folders({ path }),
    preview: client.backups.preview,
    restore: client.backups.restore,
    key: api.backups.key(),
  },
  closed: {
    list: (folder: string | null) => client.startup.backups({ folder }),
    media: () => client.startup.media(),
    folders: (path: string | null) => client.startup.folders({ path }),
    preview: client.startup.previewRestore,
    restore: client.startup.restore,
    key: api.startup.key(),
  },
} as const

/** Which of them a page may use. */
export type CallSet = keyof typeof calls
