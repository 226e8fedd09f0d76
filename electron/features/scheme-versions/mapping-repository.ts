import { type SchemeMapping, schemeMappingSchema } from '../../../shared/domain/scheme/mapping.ts'
import type { Database } from '../../database/database.ts'

/** The mapping that is kept between two versions, or null. */
export function readMapping(db: Database, fromId: number, toId: number): SchemeMapping | null {
  const row = db.get(
    db.build.selectFrom('scheme_mapping').select('content').where('from_version_id', '=', fromId).where('to_version_id', '=', toId),
  )
  return row === undefined ? null : schemeMappingSchema.parse(JSON.parse(row.content))
}

/** Stores a mapping in place of the one before; inside the caller's transaction. */
export function writeMapping(db: Database, fromId: number, toId: number, mapping: SchemeMapping): void {
  const content = JSON.stringify(mapping)
  db.run(
    db.build
      .insertInto('scheme_mapping')
      .values({ from_version_id: fromId, to_version_id: toId, content })
      .onConflict((conflict) => conflict.columns(['to_version_id', 'from_version_id']).doUpdateSet({ content })),
  )
}
