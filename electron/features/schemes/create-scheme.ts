import type { VersionHead } from '../../../shared/contract/schemes.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { keepFirstProposal } from '../scheme-versions/mapping-service.ts'
import { cyclesOfVersion, deleteDraft, hasScheme, insertVersion, readVersion } from './schemes-repository.ts'
import { versionHead } from './schemes-service.ts'
import { readStarterScheme } from './starter-schemes.ts'
import { readWorking, requireDraft } from './working-copy.ts'

export type NewScheme =
  | { from: 'blank'; name: string; kind: EvaluateeKind }
  | { from: 'starter'; code: string }
  | { from: 'version'; versionId: number }
  | { from: 'copy'; versionId: number; name: string }
  | { from: 'scheme'; scheme: Scheme }

/**
 * Makes a draft. A next version keeps the scheme's code; everything else is a scheme of its own, and a code that is taken gets `-2`, `-3`, … behind it.
 *
 * @throws AppError `operator_required`, `not_found`
 */
export async function createScheme(app: App, operator: string | null, input: NewScheme): Promise<VersionHead> {
  const by = requireOperator(operator)
  return app.write(['schemes'], () => {
    const scheme = schemeOf(app.db, input)
    const id = insertVersion(app.db, scheme, app.clock().toISOString())
    if (input.from === 'version' || input.from === 'copy') keepFirstProposal(app, input.versionId, id)
    logOperation(app, {
      operator: by,
      action: 'scheme_created',
      objectKind: 'scheme_version',
      objectId: id,
      detail: { from: input.from, ...('versionId' in input ? { versionId: input.versionId } : {}) },
    })
    return versionHead(readVersion(app.db, id))
  })
}

function schemeOf(db: Database, input: NewScheme): Scheme {
  switch (input.from) {
    case 'blank':
      return blankScheme(freeCode(db, input.kind), input.name, input.kind)
    case 'starter': {
      const starter = readStarterScheme(input.code)
      return { ...starter, code: freeCode(db, starter.code) }
    }
    case 'version':
      return contentOf(db, input.versionId)
    case 'copy': {
      const copied = contentOf(db, input.versionId)
      return { ...copied, code: freeCode(db, copied.code), name: input.name }
    }
    case 'scheme':
      return { ...input.scheme, code: freeCode(db, input.scheme.code) }
  }
}

/** What a person sees of a version: its working copy where there is one. */
function contentOf(db: Database, versionId: number): Scheme {
  const stored = readVersion(db, versionId)
  return readWorking(db, versionId)?.scheme ?? stored.scheme
}

/** A scheme with one empty group of 100 points: a scheme has at least one indicator, and the check asks to fill it. */
function blankScheme(code: string, name: string, kind: EvaluateeKind): Scheme {
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code,
    name,
    kind,
    points: '100',
    parts: [{ part: 'base', indicator: { code: '1', name, points: '100', children: [] } }],
  })
}

/** The code, or the code with the first number behind it that no scheme has; at most 32 characters. */
export function freeCode(db: Database, wanted: string): string {
  if (!hasScheme(db, wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const code = `${wanted.slice(0, 31 - String(number).length)}-${number}`
    if (!hasScheme(db, code)) return code
  }
}

/**
 * Deletes a draft that no cycle names, after an automatic backup.
 *
 * @throws AppError `operator_required`, `not_found`, `scheme_frozen`, `in_use`
 */
export async function removeScheme(app: App, operator: string | null, versionId: number): Promise<{ removed: number }> {
  const by = requireOperator(operator)
  requireFree(app.db, versionId)
  await app.backup('scheme-removal')
  const removed = await app.write(['schemes'], () => {
    const stored = requireFree(app.db, versionId)
    logOperation(app, {
      operator: by,
      action: 'scheme_removed',
      objectKind: 'scheme_version',
      objectId: versionId,
      detail: { code: stored.schemeCode, number: stored.number, hash: stored.hash },
    })
    return deleteDraft(app.db, versionId)
  })
  return { removed }
}

function requireFree(db: Database, versionId: number) {
  const stored = requireDraft(db, versionId)
  const [cycle] = cyclesOfVersion(db, versionId)
  if (cycle !== undefined) throw new AppError('in_use', { name: cycle.name })
  return stored
}
