import type { App } from '../../../electron/features/app.ts'
import type { MeetingConsole, MeetingSettings } from '../../../shared/contract/meetings.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { makeCycle, smallScheme, type TestCycle } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'

export const settings: MeetingSettings = {
  minutesPerItem: 8,
  spreadLimit: '0.2',
  agreementLimit: '0.5',
  secondRound: true,
  quorum: 'two_thirds',
}

/** A cycle of 甲局, 乙局, 丙局 without any mark, with a panel of three judges that marks all of them on the one judged leaf A3 特色工作 (0–4). */
export interface MeetingCycle extends TestCycle {
  readonly panelId: number
}

export async function makeMeetingCycle(
  app: App,
  options: { scheme?: Scheme; evaluatees?: readonly { name: string }[] } = {},
): Promise<MeetingCycle> {
  const cycle = await makeCycle(app, { scheme: options.scheme ?? smallScheme(), ...options })
  return app.write(['panels'], () => {
    const { db } = app
    db.run(db.build.deleteFrom('mark'))
    app.results.rescore(cycle.cycleId, cycle.evaluatees)
    const third = db.run(
      db.build.insertInto('judge').values({ cycle_id: cycle.cycleId, code: 'j3', name: '示例三', judge_group: 'panel', position: 3 }),
    ).insertedId
    const panelId = db.run(
      db.build
        .insertInto('panel')
        .values({ cycle_id: cycle.cycleId, name: '第一考评组', position: 1, scope: '{"kind":"all"}', leaves: '{"kind":"all"}' }),
    ).insertedId
    const judges = [...cycle.judges, third]
    for (const judge_id of judges) db.run(db.build.insertInto('panel_judge').values({ panel_id: panelId, judge_id }))
    return { ...cycle, judges, panelId }
  })
}

/** A meeting as the office runs it: each call sends back the version of the answer before. */
export function runMeeting(app: App, operator = '主持人') {
  const { meetings, scoring } = clientOf(app, operator)
  let shown: MeetingConsole | null = null
  const at = () => {
    if (shown === null) throw new Error('no meeting yet')
    return { meetingId: shown.id, version: shown.version }
  }
  const take = async (answer: Promise<MeetingConsole>): Promise<MeetingConsole> => {
    shown = await answer
    return shown
  }
  const itemOf = (name: string): { itemId: number } => {
    const item = shown?.items.find((each) => each.name === name)
    if (item === undefined) throw new Error(`no item ${name}`)
    return { itemId: item.id }
  }
  const judgeOf = (name: string): { judgeId: number } => {
    const judge = shown?.judges.find((each) => each.name === name)
    if (judge === undefined) throw new Error(`no judge ${name}`)
    return { judgeId: judge.id }
  }
  return {
    meetings,
    at,
    itemOf,
    judgeOf,
    console: () => shown,
    create: (cycle: MeetingCycle, change: Partial<MeetingSettings> = {}) =>
      take(
        meetings.create({
          cycleId: cycle.cycleId,
          panelId: cycle.panelId,
          name: '年度考评会',
          heldOn: '2026-03-20',
          settings: { ...settings, ...change },
          order: { kind: 'register' },
        }),
      ),
    reread: () => take(meetings.get({ meetingId: at().meetingId })),
    attend: (judge: string, state: 'present' | 'absent', reason = '') =>
      take(meetings.attend({ ...at(), ...judgeOf(judge), state, reason })),
    join: () => take(meetings.join(at())),
    step: (to: MeetingConsole['step']) => take(meetings.step({ ...at(), to })),
    open: (name: string) => take(meetings.openItem({ ...at(), ...itemOf(name) })),
    closeRound: (name: string, absent: readonly (readonly [string, string])[] = []) =>
      take(
        meetings.closeRound({
          ...at(),
          ...itemOf(name),
          absent: absent.map(([judge, reason]) => ({ ...judgeOf(judge), reason })),
        }),
      ),
    secondRound: (name: string, reason: string) => take(meetings.secondRound({ ...at(), ...itemOf(name), reason })),
    close: (name: string) => take(meetings.closeItem({ ...at(), ...itemOf(name) })),
    reopen: (name: string, reason: string) => take(meetings.reopenItem({ ...at(), ...itemOf(name), reason })),
    countdown: (name: string, action: 'start' | 'stop' | 'reset') => take(meetings.countdown({ ...at(), ...itemOf(name), action })),
    mark: (cycle: MeetingCycle, judge: string, evaluatee: number, value: string) =>
      scoring.saveMark({
        cycleId: cycle.cycleId,
        evaluateeId: cycle.evaluatees[evaluatee] ?? 0,
        indicator: 'A3',
        ...judgeOf(judge),
        mark: { state: 'scored', value, option: null },
      }),
    /** Through check-in, recusals and rules, with everybody present. */
    async begin(): Promise<void> {
      for (const judge of shown?.judges ?? []) await this.attend(judge.name, 'present')
      await this.step('recusals')
      await this.step('rules')
      await this.step('items')
    },
  }
}
