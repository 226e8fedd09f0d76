import { AppError } from '../../../shared/domain/app-error.ts'
import { provenSecond } from '../accounts/second-person.ts'
import { os } from '../handlers.ts'
import type { FolderPhase, ProgramPort } from '../program-port.ts'
import { readAccessMode } from '../startup/access-mode.ts'
import { checkOnDemand, readBackups } from './backup-files.ts'
import { backupState, copyToMedium, makeBackup } from './backups-service.ts'
import { listBackupFolders, listMedia } from './media.ts'
import { folderOf, keysOf, prepareRestore } from './restore-preview.ts'
import { restore } from './restore-service.ts'

export const backupsHandlers = {
  state: os.backups.state.handler(({ context }) => backupState(context.app)),
  list: os.backups.list.handler(({ input, context }) => readBackups(input.folder ?? context.app.folder.backups)),
  make: os.backups.make.handler(({ context }) => makeBackup(context.app, context.operator)),
  check: os.backups.check.handler(({ input, context }) => {
    const phase = context.program.folder()
    return checkOnDemand(folderOf(phase, input.source), input.source, keysOf(phase), context.program.clock())
  }),
  copy: os.backups.copy.handler(({ input, context }) => copyToMedium(context.app, context.operator, input)),
  media: os.backups.media.handler(() => listMedia()),
  folders: os.backups.folders.handler(({ input }) => listBackupFolders(input.path)),
  preview: os.backups.preview.handler(async ({ input, context }) => {
    return (await prepareRestore(context.program.folder(), input.source)).preview
  }),
  restore: os.backups.restore.handler(({ input, context }) =>
    restore(context.program, input, {
      operator: context.operator,
      proveSecond: (second) => provenSecond(context.app, second, 'restore_confirmation_failed'),
    }),
  ),
}

/** The part of `startup` that looks for a backup when there is no data to be protected by a sign-in. */
export const brokenFolderHandlers = {
  backups: os.startup.backups.handler(({ input, context }) => {
    const phase = requireNoData(context.program)
    return readBackups(input.folder ?? folderOf(phase, { folder: null, name: '' }))
  }),
  media: os.startup.media.handler(({ context }) => {
    requireNoData(context.program)
    return listMedia()
  }),
  folders: os.startup.folders.handler(({ input, context }) => {
    requireNoData(context.program)
    return listBackupFolders(input.path)
  }),
  previewRestore: os.startup.previewRestore.handler(async ({ input, context }) => {
    return (await prepareRestore(requireNoData(context.program), input.source)).preview
  }),
  restore: os.startup.restore.handler(({ input, context }) => {
    requireNoData(context.program)
    // Accounts cannot be asked while the data does not open; both names stand in the log of the restored data.
    return restore(context.program, input, { operator: null, proveSecond: ({ name }) => Promise.resolve(name) })
  }),
  openFolder: os.startup.openFolder.handler(async ({ input, context }) => {
    requireNoData(context.program)
    return { dataFolder: (await context.program.openDataFolder(input.path)).folder.root }
  }),
  tryAgain: os.startup.tryAgain.handler(async ({ context }) => {
    requireNoData(context.program)
    return { phase: (await context.program.reopen(() => Promise.resolve(undefined))).phase }
  }),
}

/**
 * Where nobody needs to be signed in for a restore: the data does not open, or there is none yet because nobody has set the folder up.
 *
 * @throws AppError `sign_in_required` everywhere else
 */
function requireNoData(program: ProgramPort): FolderPhase {
  const phase = program.folder()
  if (phase.phase === 'broken') return phase
  if (phase.phase === 'open' && readAccessMode(phase.app.db) === null) {
    const { db } = phase.app
    if (db.get(db.build.selectFrom('cycle').select('id').limit(1)) === undefined) return phase
  }
  throw new AppError('sign_in_required')
}
