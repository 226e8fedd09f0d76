/** What the file name of a backup says. */
export interface BackupName {
  readonly name: string
  readonly at: Date
  /** Short word for why it was made: `import`, `migration-70`, `seal`. */
  readonly reason: string
}

const pattern = /^hengjian-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([a-z][a-z0-9-]{0,40})\.db$/u

/** File name of a backup: the instant (UTC, so that names sort by time in every time zone) and why it was made. */
export function backupName(at: Date, reason: string): string {
  return `hengjian-${at.toISOString().replaceAll(/[:.]/gu, '-')}-${reason}.db`
}

/** Reads a file name; null when it is not the name of a backup. A name that was read holds no way into another folder. */
export function readBackupName(name: string): BackupName | null {
  const found = pattern.exec(name)
  if (found === null) return null
  const [, day, hour, minute, second, milli, reason = ''] = found
  const at = new Date(`${day}T${hour}:${minute}:${second}.${milli}Z`)
  return Number.isNaN(at.getTime()) ? null : { name, at, reason }
}
