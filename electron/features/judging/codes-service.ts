import { AppError } from '../../../shared/domain/app-error.ts'
import { hashCode, newSalt, randomCode, saltOf, sameCode } from '../../security/personal-codes.ts'
import type { App } from '../app.ts'
import { requireOpenCycle } from '../cycles/cycles-repository.ts'
import { logOperation, requireOperator } from '../operations.ts'
import { readAssignments } from '../panels/assignments.ts'
import { readPanelJudge, requirePanel } from './read-sheet.ts'
import { stationMemory } from './station-memory.ts'

/** A code that was given out, as printed on its slip. */
export interface GivenCode {
  judgeId: number
  name: string
  group: string
  code: string
}

/**
 * Gives each of the judges a new personal code of six digits, unlike any other of the cycle; the one before is worth nothing any more.
 *
 * The codes are returned once and stored only as hashes, and no log knows them.
 *
 * @throws AppError `operator_required`, `no_cycle`, `cycle_closed`, `not_found` (panel, or a judge who is not on it)
 */
export function giveCodes(
  app: App,
  operator: string | null,
  input: { cycleId: number; panelId: number; judgeIds: readonly number[] },
): Promise<GivenCode[]> {
  const by = requireOperator(operator)
  // One at a time: two rounds at once could give out the same code twice.
  return stationMemory(app).gate.run(async () => {
    requireOpenCycle(app.db, input.cycleId)
    const panel = requirePanel(readAssignments(app.db, input.cycleId), input.panelId)
    const judgeIds = [...new Set(input.judgeIds)]
    for (const id of judgeIds) if (!panel.judgeIds.includes(id)) throw new AppError('not_found', { what: 'judge', id })
    const kept = readHashes(app, input.cycleId).filter(({ id }) => !judgeIds.includes(id))
    const salt = kept[0] === undefined ? newSalt() : saltOf(kept[0].hash)
    const taken = kept.map(({ hash }) => hash)
    const given: (GivenCode & { hash: string })[] = []
    for (const judgeId of judgeIds) {
      const { code, hash } = await freeCode(salt, taken)
      taken.push(hash)
      const judge = readPanelJudge(app, panel, judgeId)
      given.push({ judgeId, name: judge.name, group: judge.group, code, hash })
    }
    await app.write(['panels'], () => {
      for (const { judgeId, hash } of given) {
        app.db.run(app.db.build.updateTable('judge').set({ code_hash: hash }).where('id', '=', judgeId))
      }
      logOperation(app, {
        operator: by,
        action: 'codes_given',
        objectKind: 'panel',
        objectId: input.panelId,
        note: panel.name,
        detail: { cycle: input.cycleId, judges: judgeIds },
      })
    })
    return given.map(({ hash: _, ...code }) => code)
  })
}

async function freeCode(salt: string, taken: readonly string[]): Promise<{ code: string; hash: string }> {
  for (;;) {
    const code = randomCode()
    const hash = await hashCode(code, salt)
    if (!taken.some((other) => sameCode(other, hash))) return { code, hash }
  }
}

function readHashes(app: App, cycleId: number): readonly { readonly id: number; readonly hash: string }[] {
  return app.db
    .all(app.db.build.selectFrom('judge').select(['id', 'code_hash']).where('cycle_id', '=', cycleId).where('code_hash', 'is not', null))
    .flatMap(({ id, code_hash }) => (code_hash === null ? [] : [{ id, hash: code_hash }]))
}

/** The judge of a cycle whose code this is; null when it is nobody's. Every judge is compared, so that the time says nothing. */
export async function judgeOfCode(app: App, cycleId: number, code: string): Promise<number | null> {
  const hashes = readHashes(app, cycleId)
  const hash = await hashCode(code, hashes[0] === undefined ? newSalt() : saltOf(hashes[0].hash))
  const matching = readHashes(app, cycleId).filter((judge) => sameCode(judge.hash, hash))
  return matching[0]?.id ?? null
}
