import type { VerdictCounts } from '../../../shared/contract/base.ts'
import type { PastedJudge } from '../../../shared/contract/panels.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { App } from '../app.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { matchKey, tidy } from '../exchange/cell-text.ts'
import { readUnits, type Unit } from '../register/register-repository.ts'
import { readJudges } from './judges-repository.ts'
import { readJudgeGroups, storeJudge } from './judges-service.ts'
import { syncRecusals } from './recusals-service.ts'

const headings = new Set(['姓名', '评委', '评委姓名', 'name', 'judge'])

interface ReadJudge extends PastedJudge {
  /** What would be stored; null when the line is refused. */
  readonly fields: { readonly name: string; readonly group: string; readonly unitId: number | null } | null
}

/**
 * What a pasted list of judges would add: one a line, name, group and own unit apart by tabs or commas, blank lines and a heading line left out. Group and unit are
 * found by name or code; `group` stands for a line that names none. A judge whom the cycle has already in that group is `same`.
 *
 * @throws AppError `no_cycle`
 */
export function readPastedJudges(app: App, input: { cycleId: number; text: string; group: string | null }): PastedJudge[] {
  return readLines(app, input).map(({ fields: _fields, ...line }) => line)
}

/** Adds the new ones of a pasted list. @throws AppError `nothing_to_apply`, `cycle_closed` */
export function addPastedJudges(
  app: App,
  operator: string | null,
  input: { cycleId: number; text: string; group: string | null },
): Promise<VerdictCounts> {
  return app.write(['inputs', 'panels', 'results'], () => {
    const lines = readLines(app, input)
    const added = lines.flatMap(({ verdict, fields }) => (verdict === 'new' && fields !== null ? [fields] : []))
    if (added.length === 0) throw new AppError('nothing_to_apply')
    for (const fields of added) storeJudge(app, operator, input.cycleId, fields)
    syncRecusals(app, operator, input.cycleId)
    const count = (verdict: PastedJudge['verdict']) => lines.filter((line) => line.verdict === verdict).length
    return { new: added.length, same: count('same'), changed: 0, refused: count('refused') }
  })
}

function readLines(app: App, { cycleId, text, group: standing }: { cycleId: number; text: string; group: string | null }): ReadJudge[] {
  readCycle(app.db, cycleId)
  const groups = readJudgeGroups(app, cycleId)
  const units = readUnits(app.db)
  const taken = new Set(readJudges(app.db, cycleId).map(({ name, group }) => `${group}/${name}`))
  const met = new Set<string>()
  const read = (line: number, cells: readonly string[]): ReadJudge => {
    const [name = '', groupText = '', unitText = ''] = cells.map(tidy)
    const group = groupText === '' ? groups.find(({ code }) => code === standing) : groups.find((each) => namesGroup(each, groupText))
    const unit = unitText === '' ? null : findUnit(units, unitText)
    const shown = {
      line,
      name,
      group: group?.name ?? groupText,
      unit: typeof unit === 'object' && unit !== null ? unit.shortName : unitText,
    }
    const refused = (problem: NonNullable<PastedJudge['problem']>): ReadJudge => ({ ...shown, verdict: 'refused', problem, fields: null })
    if (name === '') return refused('no_name')
    if (name.length > 40) return refused('name_too_long')
    if (group === undefined) return refused(groupText === '' ? 'no_group' : 'group_unknown')
    if (typeof unit === 'string') return refused(unit)
    const key = `${group.code}/${name}`
    if (met.has(key)) return refused('twice')
    met.add(key)
    const fields = { name, group: group.code, unitId: unit?.id ?? null }
    return { ...shown, verdict: taken.has(key) ? 'same' : 'new', problem: null, fields }
  }
  return text
    .split(/\r\n|\r|\n/)
    .map((row, place) => ({ line: place + 1, cells: row.split(/\t|[,，;；]/) }))
    .filter(({ cells }, place) => cells.some((cell) => tidy(cell) !== '') && !(place === 0 && headings.has(matchKey(cells[0] ?? ''))))
    .map(({ line, cells }) => read(line, cells))
}

function namesGroup(group: { readonly code: string; readonly name: string }, text: string): boolean {
  return matchKey(group.name) === matchKey(text) || matchKey(group.code) === matchKey(text)
}

/** The unit that is meant; two units of one short name are not told apart by it. */
function findUnit(units: readonly Unit[], text: string): Unit | 'unit_unknown' | 'unit_ambiguous' {
  const key = matchKey(text)
  const named = units.find((unit) => matchKey(unit.name) === key || matchKey(unit.code) === key)
  if (named !== undefined) return named
  const short = units.filter((unit) => matchKey(unit.shortName) === key)
  const [only] = short
  if (only === undefined) return 'unit_unknown'
  return short.length === 1 ? only : 'unit_ambiguous'
}
