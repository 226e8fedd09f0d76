import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Program } from '../../electron/api/open-program.ts'
import { openProgram } from '../../electron/api/open-program.ts'
import { router } from '../../electron/api/router.ts'
import { makeCycle, openTestApp } from '../helpers/app.ts'
import { enterDemonstration } from '../helpers/enter-demonstration.ts'
import { makePanel } from '../helpers/panel.ts'

let folder: string
let program: Program

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-station-'))
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>衡鉴</title>')
})
afterEach(async () => {
  await program.close()
  rmSync(folder, { recursive: true })
})

const start = (): Promise<Program> =>
  openProgram({
    host: 'browser',
    dataFolder: join(folder, 'data'),
    rendererFolder: join(folder, 'renderer'),
    clock: () => new Date('2026-11-21T08:00:00Z'),
  })

/** Every procedure that the host has, which are those of the contract or the router would not type-check. */
function everyCall(part: object = router, path: readonly string[] = []): readonly (readonly string[])[] {
  if ('~orpc' in part) return [path]
  return Object.entries(part).flatMap(([name, inner]) => everyCall(inner as object, [...path, name]))
}

function fetchPath(path: string, input?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return program.api.fetch(
    new Request(`http://127.0.0.1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hengjian-operator': encodeURIComponent('李青'), ...headers },
      body: JSON.stringify({ json: input }),
    }),
  )
}

async function call<Answer>(path: string, input?: unknown): Promise<Answer> {
  return ((await (await fetchPath(`/rpc/${path}`, input)).json()) as { json: Answer }).json
}

/** A cycle with one panel of all its judges, and the machine as its station. */
async function openStation(): Promise<void> {
  const app = await openTestApp(undefined, join(folder, 'data'))
  const cycle = await makeCycle(app)
  const panelId = await makePanel(app, cycle)
  app.close()
  program = await start()
  await enterDemonstration(program.api)
  const station = await call<{ station: unknown }>('judging/openStation', {
    cycleId: cycle.cycleId,
    panelIds: [panelId],
    officeCode: '2468',
    idleSeconds: 120,
  })
  expect(station).toEqual({ station: { cycleName: '2026', panels: ['考评一组'], idleSeconds: 120, language: 'zh' } })
}

test('at a judge station every call of the contract is refused but those of a judge, also after a restart', async () => {
  await openStation()
  await program.close()
  program = await start()

  const answered: string[] = []
  for (const path of everyCall()) {
    const response = await fetchPath(`/rpc/${path.join('/')}`)
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
    const body: unknown = isStream ? await response.body?.cancel() : await response.json()
    if (JSON.stringify(body)?.includes('"station_locked"') !== true) answered.push(path.join('.'))
  }

  expect(everyCall().length).toBeGreaterThan(100)
  expect(answered.toSorted()).toEqual([
    'cycles.changes',
    'display.view',
    'judging.closeStation',
    'judging.declareRecusal',
    'judging.handIn',
    'judging.leave',
    'judging.mySheet',
    'judging.myVersions',
    'judging.openMyVersion',
    'judging.saveMyMarks',
    'judging.seated',
    'judging.signIn',
    'judging.station',
    'startup.state',
  ])
})

test('at a judge station no other spelling of a path reaches another call', async () => {
  await openStation()
  const spellings = [
    '/rpc/cycles%2Flist',
    '/rpc/judging/../cycles/list',
    '/rpc/judging/station/../../cycles/list',
    '/rpc//cycles/list',
    '/rpc/cycles/list/',
    '/rpc/cycles/list?path=judging.station',
    '/rpc/%63ycles/list',
    '/rpc/__batch__',
  ]

  for (const path of spellings) {
    const response = await fetchPath(path)
    expect([path, response.ok]).toEqual([path, false])
  }
})

test('at a judge station no file goes in or out', async () => {
  await openStation()

  for (const path of ['/files/exports/e1', `/files/evidence/${'a'.repeat(64)}`, '/files/tables?name=a.csv', '/files/evidence?name=a.pdf']) {
    const response = await fetchPath(path, undefined, { 'content-type': 'application/octet-stream' })
    expect(await response.json()).toMatchObject({ code: 'APP', data: { code: 'station_locked' } })
  }
})

test('the office takes the machine back with its code, and everything answers again', async () => {
  await openStation()

  expect(await call('judging/closeStation', { officeCode: '2468' })).toEqual({ station: null })

  expect(await call('cycles/list')).toHaveLength(1)
})

test('a change notice at a judge station names topics and nothing else', async () => {
  await openStation()
  const stream = await fetchPath('/rpc/cycles/changes')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()

  await call('judging/closeStation', { officeCode: '2468' })

  let text = ''
  while (!text.includes('event: message')) text += (await reader?.read())?.value
  const notice = JSON.parse(/data: (.*)/u.exec(text)?.[1] ?? '') as { json: Record<string, unknown> }
  expect(Object.keys(notice.json)).toEqual(['revision', 'topics'])
  expect(notice.json.topics).toEqual(['settings', 'panels'])
})
