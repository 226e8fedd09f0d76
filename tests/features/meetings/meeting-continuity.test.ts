import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { openTestApp } from '../../helpers/app.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { makeMeetingCycle, settings } from './meeting-cycle.ts'
import type { HostCall } from './meeting-host.ts'

/** The program in a process of its own, killed without warning after each answer and started again before the next call. */
function killedHost(dataFolder: string) {
  let child: ChildProcess | null = null
  const start = async (): Promise<ChildProcess> => {
    if (child !== null) return child
    // Compiled once, not at each of the many starts.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'hengjian-meeting-compile-cache') }
    const started = fork(join(import.meta.dirname, 'meeting-host.ts'), [dataFolder], { execArgv: [], env })
    child = started
    await once(started, 'message')
    return started
  }
  const kill = async (): Promise<void> => {
    const killed = child
    child = null
    if (killed === null) return
    const gone = once(killed, 'exit')
    killed.kill('SIGKILL')
    await gone
  }
  onTestFinished(kill)
  const call = async (name: HostCall['name'], input: object): Promise<unknown> => {
    const asked = await start()
    const [reply] = (await Promise.all([once(asked, 'message'), asked.send({ name, input })]))[0] as [
      { answer?: unknown; refused?: string },
    ]
    if (reply.refused !== undefined) throw new Error(reply.refused)
    return reply.answer
  }
  return { call, kill }
}

/** A console without the clock, which goes on. */
function still({ now: _now, ...shown }: MeetingConsole): Omit<MeetingConsole, 'now'> {
  return shown
}

test('a meeting goes on where its last answer left it, however often the program is killed', { timeout: 180_000 }, async () => {
  const dataFolder = tempFolder()
  const app = await openTestApp(undefined, dataFolder)
  const cycle = await makeMeetingCycle(app, { evaluatees: [{ name: '甲局' }] })
  app.close()
  const host = killedHost(dataFolder)
  let shown: MeetingConsole | null = null
  let kills = 0
  const restartAndCompare = async (answer: MeetingConsole): Promise<MeetingConsole> => {
    await host.kill()
    kills += 1
    const again = (await host.call('get', { meetingId: answer.id })) as MeetingConsole
    expect(still(again)).toEqual(still(answer))
    shown = again
    return again
  }
  const step = async (name: HostCall['name'], input: Readonly<Record<string, unknown>> = {}): Promise<MeetingConsole> => {
    if (shown === null) throw new Error('no meeting yet')
    const answer = await host.call(name, { meetingId: shown.id, version: shown.version, ...input })
    return restartAndCompare(answer as MeetingConsole)
  }
  const mark = async (judgeId: number | undefined, value: string): Promise<void> => {
    if (shown === null) throw new Error('no meeting yet')
    const place = { cycleId: cycle.cycleId, evaluateeId: cycle.evaluatees[0], indicator: 'A3', judgeId }
    await host.call('saveMark', { ...place, mark: { state: 'scored', value, option: null } })
    await host.kill()
    kills += 1
  }

  const created = await host.call('create', {
    cycleId: cycle.cycleId,
    panelId: cycle.panelId,
    name: '会',
    heldOn: '2026-03-20',
    settings,
    order: { kind: 'lots', seed: null },
  })
  const { items } = await restartAndCompare(created as MeetingConsole)
  const itemId = items[0]?.id
  await step('attend', { judgeId: cycle.judges[0], state: 'present', reason: '' })
  await step('attend', { judgeId: cycle.judges[1], state: 'present', reason: '' })
  await step('attend', { judgeId: cycle.judges[2], state: 'absent', reason: '出差' })
  await step('step', { to: 'recusals' })
  await step('step', { to: 'rules' })
  await step('step', { to: 'items' })
  await step('openItem', { itemId })
  await step('countdown', { itemId, action: 'start' })
  await mark(cycle.judges[0], '1')
  await mark(cycle.judges[1], '4')
  await step('closeRound', { itemId, absent: [] })
  await step('secondRound', { itemId, reason: '分差过大' })
  await mark(cycle.judges[0], '3.5')
  const second = await step('closeRound', { itemId, absent: [] })
  expect(second.progress.map(({ state }) => state)).toEqual(['done', 'done', 'absent'])
  await step('closeItem', { itemId })
  await step('step', { to: 'results' })
  const closed = await step('close', { minutes: '纪要' })

  expect(closed.step).toBe('closed')
  expect(kills).toBe(18)
  const rounds = (await host.call('rounds', { itemId })) as {
    rounds: { leaves: { spread: string }[] }[]
  }
  expect(rounds.rounds.map(({ leaves }) => leaves[0]?.spread)).toEqual(['3', '0.5'])
})
