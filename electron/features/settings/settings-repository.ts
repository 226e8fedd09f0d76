import type { Database } from '../../database/database.ts'

const keys = ['language', 'operator', 'onePersonOffice', 'station', 'codeAttempts', 'accessMode', 'accessPolicy', 'backupCopy'] as const
export type SettingKey = (typeof keys)[number]

/** Stored value of a setting, or null while it was never set. */
export function readSetting(db: Database, key: SettingKey): string | null {
  return db.get(db.build.selectFrom('setting').select('value').where('key', '=', key))?.value ?? null
}

export function writeSetting(db: Database, key: SettingKey, value: string): void {
  db.run(
    db.build
      .insertInto('setting')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
