import { type SchemeReading, schemeReadingSchema } from '../../../shared/domain/scheme/reading.ts'
import type { Database } from '../../database/database.ts'

/** The reading kept beside a draft, or null where it was not imported. */
export function readReading(db: Database, versionId: number): SchemeReading | null {
  const row = db.get(db.build.selectFrom('scheme_reading').select('content').where('version_id', '=', versionId))
  return row === undefined ? null : schemeReadingSchema.parse(JSON.parse(row.content))
}

/** Stores a reading in place of the one before; inside the caller's transaction. */
export function writeReading(db: Database, versionId: number, reading: SchemeReading): void {
  const content = JSON.stringify(reading)
  db.run(
    db.build
      .insertInto('scheme_reading')
      .values({ version_id: versionId, content })
      .onConflict((conflict) => conflict.column('version_id').doUpdateSet({ content })),
  )
}

/** How many readings nobody has decided on; null where nothing was imported. */
export function pendingReadings(db: Database, versionId: number): number | null {
  const reading = readReading(db, versionId)
  return reading === null ? null : [...reading.leaves, ...reading.settings].filter(({ decision }) => decision === 'pending').length
}
