import type { TableMapping } from '../../../shared/contract/exchange.ts'
import type { SchemeImportPreview, SchemeTableGuess } from '../../../shared/contract/scheme-import.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import type { ReadingDecision, SchemeReading } from '../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { App } from '../app.ts'
import { tableOf } from '../exchange/exchange-service.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { freeCode } from '../schemes/create-scheme.ts'
import { readReading, writeReading } from '../schemes/reading-repository.ts'
import { insertVersion, readVersion } from '../schemes/schemes-repository.ts'
import { requireDraft, writeWorking } from '../schemes/working-copy.ts'
import { guessRules, previewOf, readRules } from './read-rules.ts'

/** What is to be made of a table: where its rules stand, and the scheme's name and kind. */
export interface WantedScheme {
  readonly mapping: TableMapping
  readonly kind: EvaluateeKind
  readonly name: string
}

/** Where header and columns of the rules probably stand. @throws AppError `table_expired`, `not_found` (no such sheet) */
export function guessScheme(app: App, input: { tableId: string; sheet: number }): SchemeTableGuess {
  return guessRules(tableOf(app, input.tableId), input.tableId, input.sheet)
}

/** What would be made; nothing is kept. @throws AppError `table_expired`, `table_too_large`, `nothing_to_apply`, `not_found` */
export async function previewScheme(app: App, input: WantedScheme): Promise<SchemeImportPreview> {
  return previewOf(await readRules(tableOf(app, input.mapping.tableId), input.mapping, input))
}

/**
 * Makes a draft without rules and keeps the proposals beside it as pending, in one transaction.
 *
 * @throws AppError `operator_required`, `table_expired`, `table_too_large`, `nothing_to_apply`, `not_found`
 */
export async function importScheme(app: App, operator: string | null, input: WantedScheme): Promise<{ versionId: number }> {
  const by = requireOperator(operator)
  const { drafted, reading } = await readRules(tableOf(app, input.mapping.tableId), input.mapping, input)
  const versionId = await app.write(['schemes'], () => {
    const scheme = { ...drafted.scheme, code: freeCode(app.db, drafted.scheme.code) }
    const id = insertVersion(app.db, scheme, app.clock().toISOString())
    writeReading(app.db, id, reading)
    logOperation(app, {
      operator: by,
      action: 'scheme_imported',
      objectKind: 'scheme_version',
      objectId: id,
      detail: { source: reading.source, leaves: drafted.leaves.length, readings: reading.leaves.length + reading.settings.length },
    })
    return id
  })
  return { versionId }
}

/** The reading kept beside a version; null where it was not imported. @throws AppError `not_found` */
export function schemeReading(app: App, versionId: number): SchemeReading | null {
  readVersion(app.db, versionId)
  return readReading(app.db, versionId)
}

/**
 * Keeps decisions on readings together with the working copy that they lead to, in one transaction.
 *
 * @throws AppError `operator_required`, `not_found` (version, reading or place), `scheme_frozen`, `changed_meanwhile` (the draft was saved since)
 */
export async function decideReadings(
  app: App,
  operator: string | null,
  input: {
    versionId: number
    decisions: readonly { place: string; decision: ReadingDecision }[]
    working: { scheme: Scheme; baseHash: string } | null
  },
): Promise<SchemeReading> {
  const by = requireOperator(operator)
  return app.write(['schemes'], () => {
    const stored = requireDraft(app.db, input.versionId)
    const { working } = input
    if (working !== null && working.baseHash !== stored.hash) {
      throw new AppError('changed_meanwhile', { what: 'scheme_version', id: input.versionId })
    }
    const reading = readReading(app.db, input.versionId)
    if (reading === null) throw new AppError('not_found', { what: 'scheme_reading', id: input.versionId })
    const decided = input.decisions.reduce(decide, reading)
    writeReading(app.db, input.versionId, decided)
    if (working !== null) writeWorking(app.db, input.versionId, { ...working, keptAt: app.clock().toISOString(), keptBy: by })
    return decided
  })
}

function decide(reading: SchemeReading, { place, decision }: { place: string; decision: ReadingDecision }): SchemeReading {
  const index = /^settings:(\d{1,6})$/.exec(place)?.[1]
  if (index !== undefined) {
    if (reading.settings[Number(index)] === undefined) throw new AppError('not_found', { what: 'reading', place })
    return { ...reading, settings: reading.settings.map((note, at) => (at === Number(index) ? { ...note, decision } : note)) }
  }
  if (!reading.leaves.some(({ leaf }) => leaf === place)) throw new AppError('not_found', { what: 'reading', place })
  return { ...reading, leaves: reading.leaves.map((leaf) => (leaf.leaf === place ? { ...leaf, decision } : leaf)) }
}
