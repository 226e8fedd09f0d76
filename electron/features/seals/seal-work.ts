import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import type { SealDifferences } from '../../../shared/contract/seals.ts'
import type { DatabaseKey } from '../../database/driver.ts'
import { openCopy } from '../../database/open-database.ts'
import { createResultsService } from '../results/materialised-results.ts'
import { buildDocument, fitsStored } from './build-document.ts'
import { canonicalBytes, sameJson, sha256, shortCode } from './canonical-json.ts'
import { type SealDocument, sealDocumentSchema } from './seal-document.ts'
import { type SealDifference, sealFileBytes, verifySeal } from './verify-seal.ts'

/** A finished copy of the database, and its key. */
export interface CopiedDatabase {
  readonly path: string
  readonly key: DatabaseKey | null
}

/** Who seals, when, and who signs. */
export interface Sealing {
  readonly sealedBy: string
  readonly sealedAt: string
  readonly signers: readonly string[]
}

/** A document that was made and verified. `packed` is its canonical bytes, packed. */
export interface MadeSeal {
  readonly revision: number
  readonly sha256: string
  readonly signers: readonly string[]
  readonly packed: Uint8Array<ArrayBuffer>
}

/** A written seal file; `fault` is the first thing that does not follow when it is read back. */
export interface WrittenSeal {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly evaluatees: number
  readonly ranked: number
  readonly fault: SealDifference | null
}

/**
 * Makes the document of a cycle from a finished copy of the database, and accepts it only when it gives the stored results, and when the file that would be
 * written of it verifies.
 *
 * @throws AppError `not_ready_to_seal`; Error (a defect) when the document does not give the stored results again
 */
export function makeSeal(copy: CopiedDatabase, cycleId: number, sealing: Sealing): MadeSeal {
  const db = openCopy(copy.path, [copy.key])
  try {
    const stored = { db, results: createResultsService({ db, clock: () => new Date(sealing.sealedAt) }) }
    const document = buildDocument(stored, cycleId, sealing)
    const unfit = fitsStored(stored, cycleId, document)
    if (unfit !== null) throw new Error(`sealed document does not give the stored result: ${unfit}`)
    const content = canonicalBytes(document)
    const hash = sha256(content)
    const fault = faultOf(sealFileBytes(content, { code: shortCode(hash), sha256: hash }), null)
    if (fault !== null) throw new Error(`sealed document does not verify: ${JSON.stringify(fault)}`)
    return { revision: document.revision, sha256: hash, signers: document.signers, packed: new Uint8Array(gzipSync(content)) }
  } finally {
    db.close()
  }
}

function faultOf(file: Buffer, code: string | null): SealDifference | null {
  const check = verifySeal(file.toString('utf8'), code)
  if (check.kind === 'unreadable') {
    const [problem] = check.problems
    return { code: 'not_canonical', place: problem?.path ?? '', stated: '', found: problem?.message ?? '' }
  }
  return check.differences[0] ?? null
}

/** Writes the seal file of a packed document and reads it back: hash, code and every result must follow again. */
export function writeSealFile(packed: Uint8Array, head: { readonly code: string; readonly sha256: string }): WrittenSeal {
  const bytes = sealFileBytes(gunzipSync(packed), head)
  const check = verifySeal(bytes.toString('utf8'), head.code)
  if (check.kind === 'unreadable') throw new Error(`seal ${head.code} cannot be read: ${JSON.stringify(check.problems.slice(0, 3))}`)
  const { results, counts } = check.document
  return { bytes: new Uint8Array(bytes), evaluatees: results.length, ranked: counts.ranked, fault: check.differences[0] ?? null }
}

const placedSchema = z.object({
  results: sealDocumentSchema.shape.results,
  register: sealDocumentSchema.shape.register,
  scheme: sealDocumentSchema.shape.scheme,
})

/** What of totals, places and grades is different between two packed documents. */
export function differencesOf(before: Uint8Array, after: Uint8Array): SealDifferences {
  const [old, current] = [placesIn(before), placesIn(after)]
  const ids = new Set([...current.keys(), ...old.keys()])
  const rows = [...ids].flatMap((id) => {
    const [a, b] = [old.get(id) ?? null, current.get(id) ?? null]
    if (sameJson(a?.placed ?? null, b?.placed ?? null)) return []
    return [
      { name: b?.name ?? a?.name ?? '', category: b?.category ?? a?.category ?? '', before: a?.placed ?? null, after: b?.placed ?? null },
    ]
  })
  return { rows, same: ids.size - rows.length }
}

function placesIn(packed: Uint8Array) {
  const { results, register, scheme } = placedSchema.parse(JSON.parse(gunzipSync(packed).toString('utf8'))) satisfies Pick<
    SealDocument,
    'results' | 'register' | 'scheme'
  >
  const grades = new Map(scheme.content.settings.bands.map(({ code, name }) => [code, name]))
  const names = new Map(register.map((one) => [one.evaluatee, one]))
  return new Map(
    results
      .filter(({ state }) => state !== 'exempt')
      .map(({ evaluatee, total, place, grade }) => [
        evaluatee,
        {
          name: names.get(evaluatee)?.name ?? '',
          category: names.get(evaluatee)?.category ?? '',
          placed: { total, place, gradeName: grade === null ? null : (grades.get(grade) ?? grade) },
        },
      ]),
  )
}
