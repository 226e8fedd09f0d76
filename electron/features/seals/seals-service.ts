import type { ExportedFile } from '../../../shared/contract/reports.ts'
import type { Seal, SealDifferences, SealStatus } from '../../../shared/contract/seals.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App, Topic } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readChoices, readDepartures } from '../decisions/decisions-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { fileName, giveExport } from '../reports/given-exports.ts'
import { buildDocument, fitsStored } from './build-document.ts'
import { canonicalJson, sha256, shortCode } from './canonical-json.ts'
import { type SealDocument, sealDocumentSchema } from './seal-document.ts'
import { sealGate } from './seal-gate.ts'
import {
  insertSeal,
  markReopened,
  readSealContent,
  readSeals,
  readSigners,
  type StoredSeal,
  sealInForce,
  setCycleState,
} from './seals-repository.ts'
import { verifySeal } from './verify-seal.ts'

/** Whatever shows the state of a cycle reads again. */
const topics: readonly Topic[] = ['decisions', 'cycles', 'results']

/** Seal in force, history and what is still to be finished. @throws AppError `no_cycle` */
export function sealStatus(app: App, cycleId: number): SealStatus {
  readCycle(app.db, cycleId)
  const history = readSeals(app.db, cycleId).map((seal) => toSeal(app, seal))
  const [newest] = history
  const inForce = newest === undefined || newest.reopened !== null ? null : newest
  return {
    inForce,
    history,
    gate: inForce === null ? [...sealGate(app, cycleId)] : [],
    decisions: { departures: readDepartures(app.db, cycleId).size, ties: readChoices(app.db, cycleId).length },
    calibrated: app.results.compiled(cycleId).scheme.settings.calibration !== 'off',
  }
}

/** The seal in force as other screens name it; null while the cycle is open. */
export function namedSeal(app: App, cycleId: number): { code: string; revision: number; sealedAt: string } | null {
  const seal = sealInForce(app.db, cycleId)
  return seal === null ? null : { code: seal.code, revision: seal.revision, sealedAt: seal.sealedAt }
}

function toSeal(app: App, { cycleId: _, ...seal }: StoredSeal): Seal {
  return { ...seal, signers: [...readSigners(app.db, seal.id)] }
}

function readSealed(app: App, sealId: number): { readonly seal: StoredSeal; readonly content: string; readonly document: SealDocument } {
  const stored = readSealContent(app.db, sealId)
  if (stored === undefined) throw new AppError('not_found', { what: 'seal', id: sealId })
  return { ...stored, document: sealDocumentSchema.parse(JSON.parse(stored.content)) }
}

/**
 * Seals a cycle. Taken in this order: the gate, a verified backup, then under the write gate the document from one state of the database, its recomputation
 * from the document alone, the comparison with the stored results; and last, in one transaction, the seal and the closing of the cycle.
 *
 * @param signers names of those who sign beside the operator; doubles are dropped
 * @throws AppError `operator_required`, `cycle_closed`, `not_ready_to_seal` (with the first open thing: `what`, `open`); Error (a defect) when the document
 *   does not give the stored results again: nothing is sealed then
 */
export async function seal(app: App, operator: string | null, cycleId: number, signers: readonly string[]): Promise<Seal> {
  const sealedBy = requireOperator(operator)
  requireOpenCycle(app.db, cycleId)
  requireReady(app, cycleId)
  await app.backup('seal')
  const id = await app.gate.run(async () => {
    requireOpenCycle(app.db, cycleId)
    requireReady(app, cycleId)
    const document = await buildDocument(app, cycleId, { sealedBy, signers: [...new Set([sealedBy, ...signers])] })
    const unfit = fitsStored(app, cycleId, document)
    if (unfit !== null) throw new Error(`sealed document does not give the stored result: ${unfit}`)
    const content = canonicalJson(document)
    const hash = sha256(content)
    const check = verifySeal(canonicalJson({ format: 'hengjian-seal-file/1', code: shortCode(hash), sha256: hash, document }), null)
    if (check.kind !== 'checked' || check.differences.length > 0)
      throw new Error(
        `sealed document does not verify: ${JSON.stringify(check.kind === 'checked' ? check.differences.slice(0, 3) : check.problems)}`,
      )
    const sealId = app.db.transaction(() => {
      const inserted = insertSeal(app.db, {
        cycleId,
        revision: document.revision,
        sha256: hash,
        content,
        sealedBy,
        sealedAt: document.sealedAt,
      })
      setCycleState(app.db, cycleId, 'closed')
      logOperation(app, {
        operator: sealedBy,
        action: 'cycle_sealed',
        objectKind: 'cycle',
        objectId: cycleId,
        detail: { seal: inserted, revision: document.revision, sha256: hash, signers: document.signers },
      })
      return inserted
    })
    app.changes.publish([...topics])
    return sealId
  })
  const [made] = readSeals(app.db, cycleId)
  if (made === undefined || made.id !== id) throw new Error(`seal ${id} is not the newest of cycle ${cycleId}`)
  return toSeal(app, made)
}

function requireReady(app: App, cycleId: number): void {
  const [first] = sealGate(app, cycleId).filter(({ open }) => open > 0)
  if (first !== undefined) throw new AppError('not_ready_to_seal', { what: first.what, open: first.open })
}

/**
 * Opens a sealed cycle again. The seal stays with both names and the reason; the next one is the next revision.
 *
 * @throws AppError `operator_required`, `reason_required`, `second_person_required` (the same name twice), `no_cycle`, `not_found` (nothing is sealed)
 */
export async function reopen(app: App, operator: string | null, input: { cycleId: number; second: string; reason: string }): Promise<void> {
  const by = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  if (sameName(by, input.second)) throw new AppError('second_person_required', { name: by })
  await app.write(topics, () => {
    readCycle(app.db, input.cycleId)
    const inForce = sealInForce(app.db, input.cycleId)
    if (inForce === null) throw new AppError('not_found', { what: 'seal', id: input.cycleId })
    setCycleState(app.db, input.cycleId, 'open')
    markReopened(app.db, inForce.id, { by, with: input.second, at: app.clock().toISOString(), reason: input.reason })
    logOperation(app, {
      operator: by,
      action: 'cycle_reopened',
      objectKind: 'cycle',
      objectId: input.cycleId,
      note: input.reason,
      detail: { seal: inForce.id, revision: inForce.revision, with: input.second },
    })
  })
}

/** Blanks and full-width letters do not make another person. */
function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  return plain(a) === plain(b)
}

/** What of totals, places and grades is different between two seals of one cycle. @throws AppError `not_found` */
export function sealDifferences(app: App, from: number, to: number): SealDifferences {
  const [before, after] = [readSealed(app, from), readSealed(app, to)]
  if (before.seal.cycleId !== after.seal.cycleId) throw new AppError('not_found', { what: 'seal', id: to })
  const [old, current] = [placesIn(before.document), placesIn(after.document)]
  const rows = [...new Set([...current.keys(), ...old.keys()])].flatMap((id) => {
    const [a, b] = [old.get(id) ?? null, current.get(id) ?? null]
    if (canonicalJson(a?.placed ?? null) === canonicalJson(b?.placed ?? null)) return []
    return [
      { name: b?.name ?? a?.name ?? '', category: b?.category ?? a?.category ?? '', before: a?.placed ?? null, after: b?.placed ?? null },
    ]
  })
  return { rows, same: new Set([...old.keys(), ...current.keys()]).size - rows.length }
}

function placesIn({ results, register, scheme }: SealDocument) {
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

/**
 * Writes the seal file and reads it back before it is given out: hash, code and every result must follow again.
 *
 * @throws AppError `not_found`, `export_check_failed`
 */
export function sealFile(app: App, sealId: number): ExportedFile {
  const { seal: head, content, document } = readSealed(app, sealId)
  const name = fileName(`${document.cycle.name} ${head.revision} ${head.code}.seal.json`)
  const text = `{"code":${JSON.stringify(head.code)},"document":${content},"format":"hengjian-seal-file/1","sha256":${JSON.stringify(head.sha256)}}\n`
  const check = verifySeal(text, head.code)
  if (check.kind !== 'checked' || check.differences.length > 0) {
    const [first] = check.kind === 'checked' ? check.differences : []
    throw new AppError('export_check_failed', {
      sheet: name,
      what: first?.code ?? 'form',
      expected: first?.stated ?? '',
      found: first?.found ?? '',
    })
  }
  const bytes = new TextEncoder().encode(text)
  return giveExport(app, { name, bytes }, [{ name: head.code, rows: document.results.length }], document.counts.ranked)
}
