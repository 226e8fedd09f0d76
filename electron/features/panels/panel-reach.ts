import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readAllOwnLeaves } from '../own-indicators/own-leaves.ts'
import { judgedOf } from './leaves-to-mark.ts'
import { type PanelFields, readPanels, type StoredPanel } from './panels-repository.ts'

/** An evaluatee as panels see it. */
interface Placed {
  readonly id: number
  readonly name: string
  readonly categoryId: number
}

/** The cycle's evaluatees and judged leaves, to spell out what a panel covers. */
export interface Ground {
  readonly evaluatees: readonly Placed[]
  /** Codes of every judged leaf, own leaves 自定项 included. */
  readonly codes: ReadonlySet<string>
}

/** Reads what panels of a cycle can cover. */
export function readGround(app: App, cycleId: number): Ground {
  const evaluatees = app.db.all(
    app.db.build
      .selectFrom('evaluatee')
      .select(['id', 'name', 'category_id as categoryId'])
      .where('cycle_id', '=', cycleId)
      .orderBy('position')
      .orderBy('id'),
  )
  const own = [...readAllOwnLeaves(app, cycleId).values()].flat()
  const judged = judgedOf([...app.results.compiled(cycleId).leaves, ...own])
  return { evaluatees, codes: new Set(judged.map(({ code }) => code)) }
}

/** Evaluatees that a panel marks, in register order, the exempt among them. */
export function evaluateesOf({ evaluatees }: Ground, { scope }: PanelFields): readonly Placed[] {
  if (scope.kind === 'all') return evaluatees
  const ids = new Set(scope.ids)
  return evaluatees.filter(({ id, categoryId }) => ids.has(scope.kind === 'categories' ? categoryId : id))
}

/** Codes of the leaves that a panel marks; a chosen one that the scheme no longer has is left out. */
export function codesOf({ codes }: Ground, { leaves }: PanelFields): readonly string[] {
  return leaves.kind === 'all' ? [...codes] : leaves.codes.filter((code) => codes.has(code))
}

/**
 * No two panels of a cycle give a judge the same place, or a mark would stand on two sheets.
 *
 * Looks at leaves whatever the judge's group, so that a change of the group cannot make them overlap.
 * @throws AppError `panel_overlap` with judge, panel, other and evaluatee
 */
export function requireNoOverlap(app: App, cycleId: number): void {
  const panels = readPanels(app.db, cycleId)
  if (panels.length < 2) return
  const ground = readGround(app, cycleId)
  const spelt = panels.map((panel) => ({
    panel,
    judges: new Set(panel.judgeIds),
    ids: new Set(evaluateesOf(ground, panel).map(({ id }) => id)),
    codes: new Set(codesOf(ground, panel)),
  }))
  spelt.forEach((one, place) => {
    for (const other of spelt.slice(place + 1)) {
      const judgeId = one.panel.judgeIds.find((id) => other.judges.has(id))
      const evaluatee = ground.evaluatees.find(({ id }) => one.ids.has(id) && other.ids.has(id))
      if (judgeId === undefined || evaluatee === undefined || [...one.codes].every((code) => !other.codes.has(code))) continue
      throw new AppError('panel_overlap', {
        judge: judgeName(app, judgeId),
        panel: one.panel.name,
        other: other.panel.name,
        evaluatee: evaluatee.name,
      })
    }
  })
}

function judgeName(app: App, id: number): string {
  return app.db.get(app.db.build.selectFrom('judge').select('name').where('id', '=', id))?.name ?? ''
}

/** A mark that a change of a panel would leave without a panel; standing back is no mark. */
export interface UncoveredMark {
  readonly evaluateeId: number
  readonly indicator: string
  readonly judgeId: number
}

/** Marks at places that `before` covers and `after` does not; null: the panel goes away. */
export function uncoveredMarks(app: App, before: StoredPanel, after: PanelFields | null): UncoveredMark[] {
  const ground = readGround(app, before.cycleId)
  const spell = (panel: PanelFields | null) =>
    panel === null
      ? ['[]', '[]', '[]']
      : [
          JSON.stringify(panel.judgeIds),
          JSON.stringify(evaluateesOf(ground, panel).map(({ id }) => id)),
          JSON.stringify(codesOf(ground, panel)),
        ]
  const [judges = '', ids = '', codes = ''] = spell(before)
  const kept = spell(after)
  if (kept[0] === judges && kept[1] === ids && kept[2] === codes) return []
  const among = '(SELECT value FROM json_each(?))'
  return app.db
    .prepare(
      `SELECT evaluatee_id AS evaluateeId, indicator, judge_id AS judgeId FROM mark
       WHERE evaluatee_id IN ${among} AND judge_id IN ${among} AND indicator IN ${among} AND state NOT IN ('empty', 'recused')
         AND NOT (judge_id IN ${among} AND evaluatee_id IN ${among} AND indicator IN ${among})
       ORDER BY evaluatee_id, indicator, judge_id`,
    )
    .all(ids, judges, codes, ...kept) as UncoveredMark[]
}
