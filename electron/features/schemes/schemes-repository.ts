import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { SchemeVersionState } from '../../../shared/domain/glossary.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { Database } from '../../database/database.ts'

export interface StoredVersion {
  readonly id: number
  readonly schemeCode: string
  readonly number: number
  readonly state: SchemeVersionState
  readonly publishedAt: string | null
  readonly hash: string
  readonly scheme: Scheme
}

/** SHA-256 of the stored content, in hex: names exactly this content. */
export function hashContent(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** @throws AppError `not_found` */
export function readVersion(db: Database, id: number): StoredVersion {
  const row = db.get(db.build.selectFrom('scheme_version').selectAll().where('id', '=', id))
  if (row === undefined) throw new AppError('not_found', { what: 'scheme_version', id })
  return {
    id: row.id,
    schemeCode: row.scheme_code,
    number: row.number,
    state: row.state,
    publishedAt: row.published_at,
    hash: row.hash,
    scheme: schemeSchema.parse(JSON.parse(row.content)),
  }
}

/** Heads of all versions, newest first within a scheme. */
export function listVersions(db: Database) {
  return db.all(
    db.build
      .selectFrom('scheme_version')
      .select(['id', 'scheme_code', 'number', 'name', 'kind', 'state', 'published_at'])
      .orderBy('scheme_code')
      .orderBy('number', 'desc'),
  )
}

/** Stores a scheme as the next version of its code, as a draft. @returns the new version's id */
export function insertVersion(db: Database, scheme: Scheme, at: string): number {
  const last = db.get(
    db.build
      .selectFrom('scheme_version')
      .select((expression) => expression.fn.max('number').as('number'))
      .where('scheme_code', '=', scheme.code),
  )
  const content = JSON.stringify(scheme)
  return db.run(
    db.build.insertInto('scheme_version').values({
      scheme_code: scheme.code,
      number: (last?.number ?? 0) + 1,
      name: scheme.name,
      kind: scheme.kind,
      state: 'draft',
      content,
      hash: hashContent(content),
      published_at: null,
      created_at: at,
    }),
  ).insertedId
}

/** Replaces a draft's content. @throws AppError `scheme_frozen` when the version is no draft any more */
export function updateDraft(db: Database, id: number, scheme: Scheme): void {
  const content = JSON.stringify(scheme)
  const { changes } = db.run(
    db.build
      .updateTable('scheme_version')
      .set({ scheme_code: scheme.code, content, hash: hashContent(content), name: scheme.name, kind: scheme.kind })
      .where('id', '=', id)
      .where('state', '=', 'draft'),
  )
  if (changes !== 1) throw new AppError('scheme_frozen', { id })
}

/** Freezes a draft. @throws AppError `scheme_frozen` when it is frozen already */
export function freezeVersion(db: Database, id: number, at: string): void {
  const { changes } = db.run(
    db.build.updateTable('scheme_version').set({ state: 'published', published_at: at }).where('id', '=', id).where('state', '=', 'draft'),
  )
  if (changes !== 1) throw new AppError('scheme_frozen', { id })
}

/** Marks every other published version of a scheme as superseded 已被取代. */
export function supersedeOthers(db: Database, schemeCode: string, versionId: number): void {
  db.run(
    db.build
      .updateTable('scheme_version')
      .set({ state: 'superseded' })
      .where('scheme_code', '=', schemeCode)
      .where('id', '<>', versionId)
      .where('state', '=', 'published'),
  )
}

/** Whether a scheme of this code exists. */
export function hasScheme(db: Database, schemeCode: string): boolean {
  return db.get(db.build.selectFrom('scheme_version').select('id').where('scheme_code', '=', schemeCode).limit(1)) !== undefined
}

/** Whether a version is the only one of its scheme: no other one would lose it under another code. */
export function isOnlyVersion(db: Database, { id, schemeCode }: Pick<StoredVersion, 'id' | 'schemeCode'>): boolean {
  const other = db.build.selectFrom('scheme_version').select('id').where('scheme_code', '=', schemeCode).where('id', '<>', id)
  return db.get(other.limit(1)) === undefined
}

/** Deletes a draft with its working copy, reading and mappings. */
export function deleteDraft(db: Database, versionId: number): number {
  return db.run(db.build.deleteFrom('scheme_version').where('id', '=', versionId).where('state', '=', 'draft')).changes
}

/** Cycles that name a version, newest first. */
export function cyclesOfVersion(db: Database, versionId: number) {
  return db.all(
    db.build
      .selectFrom('cycle')
      .select(['id', 'name', 'year'])
      .where('scheme_version_id', '=', versionId)
      .orderBy('year', 'desc')
      .orderBy('id'),
  )
}
