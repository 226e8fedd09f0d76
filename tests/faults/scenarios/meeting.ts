import type { App } from '../../../electron/features/app.ts'
import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { openScenarioApp } from './open.ts'
import type { Scenario } from './scenario.ts'
import { beginYear, checkResults, judgedLeaf, readYear } from './small-year.ts'

const settings = { minutesPerItem: 8, spreadLimit: '1', agreementLimit: '0', secondRound: false, quorum: 'all' } as const
const officeCode = '2468'
/** Every cell has a mark of its own, in tenths. */
const tenths = (judge: number, evaluatee: number): number => 1 + judge * 10 + evaluatee

/**
 * A meeting over two units of three, as a panel holds it: the judges sign in at the station, mark each unit while its item is open, and hand their sheets in;
 * the chair goes from step to step. A promise is `<what> <numbers>`, and each is looked for by itself.
 */
export const meeting: Scenario = {
  name: 'meeting',
  async prepare(dataFolder) {
    await beginYear(dataFolder)
    const app = await openScenarioApp(dataFolder)
    const { cycleId, evaluatees, judges } = readYear(app)
    const scope = { kind: 'evaluatees' as const, ids: evaluatees.slice(0, 2) }
    const leaves = { kind: 'chosen' as const, codes: [judgedLeaf] }
    await clientOf(app).panels.add({ cycleId, name: '考评一组', scope, leaves, judgeIds: [...judges] })
    app.close()
  },
  async run(dataFolder, promise) {
    const app = await openScenarioApp(dataFolder)
    const { cycleId, judges } = readYear(app)
    const { meetings, judging } = clientOf(app, '主持人')
    const { id: panelId } = app.db.prepare('SELECT id FROM panel').get() as { id: number }
    const codes = await judging.giveCodes({ cycleId, panelId, judgeIds: [...judges] })
    promise('codes given')
    await judging.openStation({ cycleId, panelIds: [panelId], officeCode, idleSeconds: 600 })
    promise('station open')

    const take = async (answer: Promise<MeetingConsole>): Promise<MeetingConsole> => {
      const shown = await answer
      promise(`version ${shown.version}`)
      return shown
    }
    let shown = await take(
      meetings.create({ cycleId, panelId, name: '年度考评会', heldOn: '2026-11-20', settings, order: { kind: 'register' } }),
    )
    const at = () => ({ meetingId: shown.id, version: shown.version })
    for (const judgeId of judges) shown = await take(meetings.attend({ ...at(), judgeId, state: 'present', reason: '' }))
    for (const to of ['recusals', 'rules', 'items'] as const) shown = await take(meetings.step({ ...at(), to }))
    for (const [place, { id: itemId, evaluateeId }] of shown.items.entries()) {
      shown = await take(meetings.openItem({ ...at(), itemId }))
      for (const [judge, { code }] of codes.entries()) {
        const { seat } = await judging.signIn({ code })
        const mark = { state: 'scored' as const, value: String(tenths(judge, place) / 10), option: null }
        await judging.saveMyMarks({ seat, panelId, marks: [{ evaluateeId, indicator: judgedLeaf, mark }] })
        promise(`mark ${judge} ${place}`)
        await judging.leave({ seat })
      }
      shown = await take(meetings.closeRound({ ...at(), itemId, absent: [] }))
      promise(`round ${itemId}`)
      shown = await take(meetings.closeItem({ ...at(), itemId }))
    }
    for (const { code, judgeId } of codes) {
      const { seat } = await judging.signIn({ code })
      await judging.handIn({ seat, panelId, confirmed: true })
      promise(`handed in ${judgeId}`)
      await judging.leave({ seat })
    }
    shown = await take(meetings.step({ ...at(), to: 'results' }))
    await take(meetings.close({ ...at(), minutes: '纪要' }))
    promise('closed')
    await judging.closeStation({ officeCode })
    promise('station closed')
    app.close()
  },
  async check(app, promised) {
    return [...promised.filter((what) => !isThere(app, what)), ...halfDone(app), ...(await checkResults(app, readYear(app).cycleId))]
  },
}

function isThere(app: App, promised: string): boolean {
  const number = (sql: string, ...values: readonly (number | undefined)[]): number =>
    Number(
      app.db
        .prepare(sql)
        .pluck()
        .get(...values),
    )
  const { evaluatees, judges } = readYear(app)
  const words = promised.split(' ')
  const [first = 0, second = 0] = words.map(Number).filter(Number.isFinite)
  switch (words.filter((word) => !/^\d+$/u.test(word)).join(' ')) {
    case 'codes given':
      return number('SELECT count(*) FROM judge WHERE code_hash IS NOT NULL') === 2
    case 'station open':
      return number(`SELECT count(*) FROM setting WHERE key = 'station'`) === 1
    case 'version':
      return number('SELECT max(version) FROM meeting') >= first
    case 'mark': {
      const sql = 'SELECT value FROM mark WHERE judge_id = ? AND evaluatee_id = ? AND indicator = ?'
      const value = app.db.prepare(sql).pluck().get(judges[first], evaluatees[second], judgedLeaf)
      return value === tenths(first, second) * 1000
    }
    case 'round':
      return number('SELECT count(*) FROM meeting_round_mark WHERE item_id = ?', first) === 2
    case 'handed in':
      return number('SELECT count(*) FROM score_sheet WHERE judge_id = ? AND submitted_at IS NOT NULL AND content IS NOT NULL', first) === 1
    case 'closed':
      return number(`SELECT count(*) FROM meeting WHERE step = 'closed' AND minutes = '纪要'`) === 1
    case 'station closed':
      return number(`SELECT count(*) FROM setting WHERE key = 'station' AND value = ''`) === 1
    default:
      throw new Error(`nobody promises ${promised}`)
  }
}

/** Steps of which one half is stored without the other. */
function halfDone(app: App): readonly string[] {
  const found = (sql: string): readonly unknown[] => app.db.prepare(sql).all()
  const keptMarks = '(SELECT count(*) FROM meeting_round_mark m WHERE m.item_id = i.id)'
  const closedRounds = found(
    `SELECT id FROM meeting_item i WHERE (round_closed_at IS NULL) <> (${keptMarks} = 0) OR ${keptMarks} NOT IN (0, 2)`,
  )
  const closedItems = found(`SELECT id FROM meeting_item WHERE state = 'closed' AND round_closed_at IS NULL`)
  const sheets = found('SELECT judge_id FROM score_sheet WHERE (submitted_at IS NULL) <> (content IS NULL)')
  const ended = found(`SELECT id FROM meeting WHERE (step = 'closed') <> (minutes IS NOT NULL)`)
  return [
    ...(closedRounds.length === 0 ? [] : ['a round is over without the marks of all judges']),
    ...(closedItems.length === 0 ? [] : ['an item is closed whose round is not']),
    ...(sheets.length === 0 ? [] : ['a sheet is handed in without its content']),
    ...(ended.length === 0 ? [] : ['a meeting is closed without its minutes']),
  ]
}
