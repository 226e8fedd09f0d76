import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProgram } from '../../../electron/api/open-program.ts'
import type { App } from '../../../electron/features/app.ts'
import { confirmFinding, makeCycle, openTestApp } from '../../helpers/app.ts'
import { clientOf } from '../../helpers/feature-client.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { meetingOf } from './meeting-of.ts'

/** What a window that shows the second screen receives, byte for byte, after the program has started again on the same data. */
async function bytesOfView(app: App): Promise<string> {
  app.close()
  const rendererFolder = join(tempFolder(), 'renderer')
  mkdirSync(rendererFolder)
  writeFileSync(join(rendererFolder, 'index.html'), '<title>衡鉴</title>')
  const program = await openProgram({ host: 'browser', dataFolder: app.folder.root, rendererFolder, clock: app.clock })
  try {
    const response = await program.api.fetch(
      new Request('http://127.0.0.1/rpc/display/view', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    )
    expect(response.status).toBe(200)
    return await response.text()
  } finally {
    await program.close()
  }
}

interface Announced {
  readonly app: App
  readonly next: (shown: number) => Promise<unknown>
}

/**
 * An announcement in 甲组 that has just begun, best place first: each entry is a name and the events that took half a point each.

 */
async function announce(places: readonly (readonly [string, number])[]): Promise<Announced> {
  const app = await openTestApp()
  const cycle = await makeCycle(app, { evaluatees: places.map(([name]) => ({ name })) })
  for (const [index, [, events]] of places.entries()) {
    if (events > 0) await confirmFinding(app, cycle, cycle.evaluatees[index] ?? 0, { quantity: events * 10_000 })
  }
  const meetingId = await meetingOf(app, cycle)
  const { display } = clientOf(app)
  const [categoryId] = cycle.categories
  await display.beginReveal({ meetingId, categoryId, withGrades: true, anew: false })
  return { app, next: (shown) => display.next({ meetingId, categoryId, shown }) }
}

test('sends no name and no total of a place that is still hidden', async () => {
  const { app, next } = await announce([
    ['秘密甲党支部', 1],
    ['秘密乙党支部', 2],
    ['秘密丙党支部', 3],
    ['已揭晓党支部', 4],
  ])
  await next(0)

  const bytes = await bytesOfView(app)

  expect(bytes).toContain('已揭晓党支部')
  expect(bytes).toContain('18.00')
  for (const marker of ['秘密', '19.50', '19.00', '18.50', '良好', 'evaluateeId']) expect(bytes).not.toContain(marker)
})

test('sends nothing of anybody before the first place is announced', async () => {
  const { app } = await announce([
    ['秘密甲党支部', 1],
    ['秘密乙党支部', 2],
  ])

  const bytes = await bytesOfView(app)

  for (const marker of ['秘密', '19.50', '19.00', '"rows":[{']) expect(bytes).not.toContain(marker)
  expect(bytes).toContain('"rows":[]')
})

test.each([
  [
    'names of another length',
    [
      ['甲', 1],
      ['乙', 2],
    ],
    [
      ['一个名称很长很长的党支部委员会', 1],
      ['另一个名称更长更长更长的党支部委员会', 2],
    ],
  ],
  [
    'other totals',
    [
      ['甲', 0],
      ['乙', 1],
    ],
    [
      ['甲', 4],
      ['乙', 5],
    ],
  ],
  [
    'a tie',
    [
      ['甲', 1],
      ['乙', 2],
    ],
    [
      ['甲', 1],
      ['乙', 1],
    ],
  ],
  [
    'another order',
    [
      ['甲', 1],
      ['乙', 2],
    ],
    [
      ['乙', 1],
      ['甲', 2],
    ],
  ],
] satisfies readonly (readonly [string, readonly (readonly [string, number])[], readonly (readonly [string, number])[]])[])(
  'sends the same bytes whatever is hidden: %s',
  async (_what, hidden, others) => {
    const shown = [['末位党支部', 6]] as const
    const one = await announce([...hidden, ...shown])
    const other = await announce([...others, ...shown])
    await one.next(0)
    await other.next(0)

    expect(await bytesOfView(one.app)).toBe(await bytesOfView(other.app))
  },
)
