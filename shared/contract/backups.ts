import * as z from 'zod'
import { appErrorCodeSchema } from '../domain/app-error.ts'
import { procedure } from './base.ts'

/** Kinds of things that a backup holds, in the order in which people think of them. */
export const countedKinds = [
  'cycles',
  'schemes',
  'evaluatees',
  'findings',
  'evidence',
  'inputs',
  'judges',
  'marks',
  'ballots',
  'meetings',
  'decisions',
  'seals',
  'accounts',
] as const
const countedKindSchema = z.enum(countedKinds)
export type CountedKind = z.infer<typeof countedKindSchema>

/**
 * `verified`: opened and checked when it was made, and nothing speaks against it since. `damaged`: a later check, or its size, says otherwise.
 * `unchecked`: there is no note of what it should be (an older one). `newer`: written by a later version of the program, which has to read it.
 */
const standingSchema = z.enum(['verified', 'damaged', 'unchecked', 'newer'])

const backupSchema = z.strictObject({
  name: z.string(),
  at: z.string(),
  /** Why it was made: `manual`, `timed`, `exit`, `import`, `restore`, `seal`, `sealed`, `migration-70`, … */
  reason: z.string(),
  bytes: z.int(),
  madeBy: z.string().nullable(),
  program: z.string().nullable(),
  standing: standingSchema,
  /** When it was last opened and checked: its making, or a later check. Null for one that never was. */
  checkedAt: z.string().nullable(),
  /** Null where nobody noted it. */
  counts: z.partialRecord(countedKindSchema, z.int()).nullable(),
  seals: z.int().nullable(),
})
export type BackupFile = z.infer<typeof backupSchema>

/** What the office should know of its backups; shown wherever it matters. */
const backupStateSchema = z.strictObject({
  folder: z.string(),
  lastAt: z.string().nullable(),
  lastReason: z.string().nullable(),
  /** Whether anything was changed since the last backup. */
  changedSince: z.boolean(),
  intervalMinutes: z.int(),
  /** Why the last automatic backup was not made; null while all is well. */
  trouble: z
    .strictObject({
      at: z.string(),
      code: appErrorCodeSchema.nullable(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    })
    .nullable(),
  /** The last copy on a second medium 第二介质; null when there never was one. */
  copy: z.strictObject({ at: z.string(), folder: z.string(), name: z.string() }).nullable(),
  /** A copy on a second medium is due: none for 7 days. */
  copyDue: z.boolean(),
  totalBytes: z.int(),
  freeBytes: z.int().nullable(),
})
export type BackupState = z.infer<typeof backupStateSchema>

const nameSchema = z.string().max(120)
const folderSchema = z.string().min(1).max(1000)
/** A backup: among those of the data folder (`folder` null), or in another folder such as that of a USB stick. */
export const backupSourceSchema = z.strictObject({ folder: folderSchema.nullable(), name: nameSchema })
export type BackupSource = z.infer<typeof backupSourceSchema>

const checkSchema = z.strictObject({
  name: z.string(),
  ok: z.boolean(),
  at: z.string(),
  /**
   * `changed`: its bytes, or the note beside it that says what they should be, are not those that were written; `damaged`: it does not open or is not
   * whole; `unsigned`: as `ok`, but nothing says what it should be.
   */
  finding: z.enum(['ok', 'changed', 'damaged', 'unsigned']),
  milliseconds: z.int(),
})
export type BackupCheck = z.infer<typeof checkSchema>

const copiedSchema = z.strictObject({
  folder: z.string(),
  name: z.string(),
  bytes: z.int(),
  evidenceFiles: z.int(),
  evidenceBytes: z.int(),
  /** The chosen folder is on the disk of the data folder, so that the copy does not survive that disk. */
  sameDisk: z.boolean(),
})
export type CopiedBackup = z.infer<typeof copiedSchema>

const sealNameSchema = z.strictObject({ cycle: z.string(), revision: z.int(), sealedAt: z.string(), inForce: z.boolean() })

/** What a restore would do, said before anything is changed. */
const restorePreviewSchema = z.strictObject({
  /** Proves that what is confirmed is what was shown. */
  previewId: z.string(),
  backup: backupSchema,
  /** False: it cannot be restored, and why. */
  usable: z.boolean(),
  fault: z.enum(['changed', 'damaged', 'newer', 'foreign', 'other_key']).nullable(),
  /** The station whose key signed it, by its fingerprint; null where nothing says so. */
  signer: z.strictObject({ fingerprint: z.string(), isThis: z.boolean() }).nullable(),
  /** Whether the present data could be read; where it is damaged, what is known comes from the backups made since. */
  presentReadable: z.boolean(),
  /** The backup is not an earlier state of the present data but of something else: everything present would be replaced. */
  otherHistory: z.boolean(),
  lost: z.strictObject({
    /** First and last line of the operation log that would be gone; null when nothing would be, or when it is not known. */
    range: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
    operations: z.int(),
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    /** Who did what since then, the most frequent first; at most 40. */
    groups: z.array(z.strictObject({ operator: z.string(), action: z.string(), count: z.int(), lastAt: z.string() })),
  }),
  /** Rows now and in the backup, for the kinds that either has; `present` null where it could not be read. */
  counts: z.array(z.strictObject({ kind: countedKindSchema, present: z.int().nullable(), backup: z.int() })),
  /** Sealed results that would be gone or no longer in force. Not empty: a second person has to confirm. */
  lostSeals: z.array(sealNameSchema),
})
export type RestorePreview = z.infer<typeof restorePreviewSchema>

/** Words that confirm a restore, one a language; typed by hand. */
export const confirmationWords = ['恢复', 'restore'] as const

const restoreInput = z.strictObject({
  source: backupSourceSchema,
  previewId: z.string().max(100),
  /** The word of confirmation, typed. */
  confirmation: z.string().max(40),
  reason: z.string().trim().max(500),
  /** Who restores, where nobody is signed in; elsewhere the operator counts. */
  by: z.string().trim().max(40).nullable(),
  /** The second person, needed when sealed results would be lost. The password counts once accounts exist. */
  second: z.strictObject({ name: z.string().trim().min(1).max(40), password: z.string().max(1024).nullable() }).nullable(),
})
export type RestoreInput = z.infer<typeof restoreInput>

const restoredSchema = z.strictObject({
  /** `open`: the restored data is there. `locked`: it is encrypted and waits for its passphrase. `broken`: it does not open. */
  phase: z.enum(['open', 'locked', 'broken']),
  backup: z.string(),
  /** Folder with the files that were there before. */
  quarantine: z.string(),
  /** Evidence that the restored data names and that is not on the disk, by the names that people gave; at most 200. */
  missingEvidence: z.array(z.string()),
  missingCount: z.int(),
  /** Evidence files fetched from beside the backup. */
  fetchedEvidence: z.int(),
})
export type Restored = z.infer<typeof restoredSchema>

const mediumSchema = z.strictObject({ path: z.string(), freeBytes: z.int(), hasBackups: z.boolean() })
export type Medium = z.infer<typeof mediumSchema>

const foldersSchema = z.strictObject({
  path: z.string(),
  parent: z.string().nullable(),
  hasBackups: z.boolean(),
  folders: z.array(z.strictObject({ name: z.string(), path: z.string(), hasBackups: z.boolean() })),
})
export type BackupFolders = z.infer<typeof foldersSchema>

export const backupsContract = {
  state: procedure.output(backupStateSchema),
  /** Backups of the data folder (null) or of another folder, newest first. */
  list: procedure.input(z.strictObject({ folder: folderSchema.nullable() })).output(z.array(backupSchema)),
  /** Makes one now. Refused with `backup_space_low`, `disk_full`. */
  make: procedure.output(backupSchema),
  /** Opens one and checks it against what was noted when it was made. */
  check: procedure.input(z.strictObject({ source: backupSourceSchema })).output(checkSchema),
  /** Copies one to another medium and reads it back there; `evidence` takes the evidence files along that are not there yet. */
  copy: procedure.input(z.strictObject({ name: nameSchema, folder: folderSchema, evidence: z.boolean() })).output(copiedSchema),
  /** Removable media and drives of this machine, for a copy or to restore from. */
  media: procedure.output(z.array(mediumSchema)),
  /** Folders below a path (null: the user's home), to choose one that is not listed as a medium. */
  folders: procedure.input(z.strictObject({ path: z.string().max(1000).nullable() })).output(foldersSchema),
  preview: procedure.input(z.strictObject({ source: backupSourceSchema })).output(restorePreviewSchema),
  /**
   * Replaces the present data by a backup; the present files go to the quarantine. Refused with `backup_damaged`, `restore_outdated`,
   * `restore_unconfirmed`, `reason_required`, `two_people_required`.
   */
  restore: procedure.input(restoreInput).output(restoredSchema),
}

/** The same while the data folder does not open; part of `startup`, answered only then. */
export const brokenFolderContract = {
  backups: procedure.input(z.strictObject({ folder: folderSchema.nullable() })).output(z.array(backupSchema)),
  media: procedure.output(z.array(mediumSchema)),
  folders: procedure.input(z.strictObject({ path: z.string().max(1000).nullable() })).output(foldersSchema),
  previewRestore: procedure.input(z.strictObject({ source: backupSourceSchema })).output(restorePreviewSchema),
  restore: procedure.input(restoreInput).output(restoredSchema),
  /** Opens another data folder instead; the damaged one stays as it is. */
  openFolder: procedure.input(z.strictObject({ path: folderSchema })).output(z.strictObject({ dataFolder: z.string() })),
  /** Tries the same folder again, after its disk was put back or the program updated. */
  tryAgain: procedure.output(z.strictObject({ phase: z.enum(['open', 'locked', 'broken']) })),
}
