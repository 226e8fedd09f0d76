import type { ExportedFile } from '../../../shared/contract/reports.ts'
import type { Seal, SealDifferences, SealStatus } from '../../../shared/contract/seals.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import { provenSecond } from '../accounts/second-person.ts'
import type { App, Topic } from '../app.ts'
import { readCycle, requireOpenCycle } from '../cycles/cycles-repository.ts'
import { readChoices, readDepartures } from '../decisions/decisions-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { fileName, giveExport, logExport } from '../reports/given-exports.ts'
import { samePerson } from '../same-person.ts'
import { sealGate } from './seal-gate.ts'
import { inSealingThread } from './sealing-thread.ts'
import {
  insertSeal,
  markReopened,
  readPackedDocument,
  readSeal,
  readSeals,
  type StoredSeal,
  sealInForce,
  setCycleState,
} from './seals-repository.ts'

/** Whatever shows the state of a cycle reads again. */
const topics: readonly Topic[] = ['decisions', 'cycles', 'results']

/** Seal in force, history and what is still to be finished. @throws AppError `no_cycle` */
export function sealStatus(app: App, cycleId: number): SealStatus {
  readCycle(app.db, cycleId)
  const history = readSeals(app.db, cycleId).map(toSeal)
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

function toSeal({ cycleId: _, ...seal }: StoredSeal): Seal {
  return { ...seal, signers: [...seal.signers] }
}

/**
 * Seals a cycle. All of it happens under the write gate, so that nothing changes meanwhile, in this order: a verified backup; in a thread of its own, from
 * that backup, the document, its comparison with the stored results and its recomputation from itself alone; and last, in one transaction, the seal and the
 * closing of the cycle. The screens are answered all the time.
 *
 * @param signers names of those who sign beside the operator; doubles are dropped
 * @throws AppError `operator_required`, `cycle_closed`, `not_ready_to_seal` (with the first open thing: `what`, `open`); Error (a defect) when the document
 *   does not give the stored results again: nothing is sealed then
 */
export async function seal(app: App, operator: string | null, cycleId: number, signers: readonly string[]): Promise<Seal> {
  const sealedBy = requireOperator(operator)
  const sealed = await app.gate.run(async () => {
    requireOpenCycle(app.db, cycleId)
    requireReady(app, cycleId)
    const { path } = await app.backup('seal', sealedBy)
    const sealedAt = app.clock().toISOString()
    const sealing = { sealedBy, sealedAt, signers: [...new Set([sealedBy, ...signers])] }
    const made = await inSealingThread({ kind: 'make', copy: { path, key: app.db.key }, cycleId, sealing })
    const sealId = app.db.transaction(() => {
      const inserted = insertSeal(app.db, { ...made, cycleId, sealedBy, sealedAt })
      setCycleState(app.db, cycleId, 'closed')
      logOperation(app, {
        operator: sealedBy,
        action: 'cycle_sealed',
        objectKind: 'cycle',
        objectId: cycleId,
        detail: { seal: inserted, revision: made.revision, sha256: made.sha256, signers: made.signers },
      })
      return inserted
    })
    app.changes.publish([...topics])
    return toSeal(storedSeal(app, sealId))
  })
  // The seal stands; a disk without room for one more backup is told, and does not undo it.
  await app.backups.takeAfter('sealed', sealedBy)
  return sealed
}

function storedSeal(app: App, sealId: number): StoredSeal {
  const stored = readSeal(app.db, sealId)
  if (stored === undefined) throw new AppError('not_found', { what: 'seal', id: sealId })
  return stored
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
export async function reopen(
  app: App,
  operator: string | null,
  input: { cycleId: number; second: string; password: string | null; reason: string },
): Promise<void> {
  const by = requireOperator(operator)
  if (input.reason === '') throw new AppError('reason_required', { field: 'reason' })
  if (samePerson(by, input.second)) throw new AppError('second_person_required', { name: by })
  const second = await provenSecond(app, { name: input.second, password: input.password }, 'reopen_confirmation_failed')
  if (samePerson(by, second)) throw new AppError('second_person_required', { name: by })
  await app.write(topics, () => {
    readCycle(app.db, input.cycleId)
    const inForce = sealInForce(app.db, input.cycleId)
    if (inForce === null) throw new AppError('not_found', { what: 'seal', id: input.cycleId })
    setCycleState(app.db, input.cycleId, 'open')
    markReopened(app.db, inForce.id, { by, with: second, at: app.clock().toISOString(), reason: input.reason })
    logOperation(app, {
      operator: by,
      action: 'cycle_reopened',
      objectKind: 'cycle',
      objectId: input.cycleId,
      note: input.reason,
      detail: { seal: inForce.id, revision: inForce.revision, with: second },
    })
  })
}

/** What of totals, places and grades is different between two seals of one cycle. @throws AppError `not_found` */
export async function sealDifferences(app: App, from: number, to: number): Promise<SealDifferences> {
  if (storedSeal(app, from).cycleId !== storedSeal(app, to).cycleId) throw new AppError('not_found', { what: 'seal', id: to })
  return inSealingThread({
    kind: 'differences',
    before: readPackedDocument(app.db, from),
    after: readPackedDocument(app.db, to),
  })
}

/**
 * Writes the seal file and reads it back before it is given out: hash, code and every result must follow again.
 *
 * @throws AppError `not_found`, `export_check_failed`
 */
export async function sealFile(app: App, operator: string | null, sealId: number): Promise<ExportedFile> {
  const { cycleId, revision, code, sha256 } = storedSeal(app, sealId)
  const name = fileName(`${readCycle(app.db, cycleId).name} ${revision} ${code}.seal.json`)
  await logExport(app, operator, name, cycleId)
  const packed = readPackedDocument(app.db, sealId)
  const { bytes, evaluatees, ranked, fault } = await inSealingThread({ kind: 'file', packed, head: { code, sha256 } })
  if (fault !== null) {
    throw new AppError('export_check_failed', { sheet: name, what: fault.code, expected: fault.stated, found: fault.found })
  }
  return giveExport(app, { name, bytes }, [{ name: code, rows: evaluatees }], ranked)
}
