import { readFileSync } from 'node:fs'
import type { App } from '../../electron/features/app.ts'
import { createCycle } from '../../electron/features/cycles/cycles-service.ts'
import { storeTable } from '../../electron/features/exchange/exchange-service.ts'
import { insertVersion } from '../../electron/features/schemes/schemes-repository.ts'
import type { EvaluateeKind } from '../../shared/domain/glossary.ts'
import { smallScheme } from './app.ts'
import { clientOf } from './feature-client.ts'

/** A cycle without evaluatees and categories. @returns its id */
export async function emptyCycle(app: App, kind: EvaluateeKind = 'unit'): Promise<number> {
  const scheme = smallScheme((small) => ({ ...small, kind }))
  const id = await app.write(['schemes'], () => insertVersion(app.db, scheme, '2026-01-01T00:00:00Z'))
  return (await createCycle(app, '测试', { year: 2026, name: `2026 ${kind}`, scheme: { from: 'version', id } })).id
}

/** Uploads a file of `tests/fixtures/tables`. @returns the table's id */
export async function uploadFixture(app: App, name: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/tables/${name}`, import.meta.url)))
  return (await storeTable(app, bytes, name)).tableId
}

/** Pastes cells. @returns the table's id */
export async function paste(app: App, rows: readonly (readonly string[])[]): Promise<string> {
  return (await clientOf(app).exchange.paste({ text: rows.map((row) => row.join('\t')).join('\n') })).tableId
}

/** Previews a register as the guess reads it. */
export async function previewRegister(app: App, cycleId: number, tableId: string, acceptNewCategories = true) {
  const { register } = clientOf(app)
  const mapping = await register.guess({ cycleId, tableId, sheet: 0 })
  return register.preview({ cycleId, mapping, acceptNewCategories })
}

/** Previews pasted findings as the guess reads them. */
export async function previewFindings(app: App, cycleId: number, rows: readonly (readonly string[])[]) {
  const { findings } = clientOf(app)
  const mapping = await findings.importGuess({ cycleId, tableId: await paste(app, rows), sheet: 0 })
  return findings.importPreview({ cycleId, mapping })
}
