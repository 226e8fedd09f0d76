import { RankingPage } from '../e2e/pages/ranking-page.ts'
import { chinese } from '../e2e/support/texts.ts'
import { call, expect, operator, test } from './support/desktop.ts'

interface Cycle {
  readonly id: number
}
interface Register {
  readonly evaluatees: { readonly name: string; readonly unitId: number | null }[]
  readonly categories: { readonly id: number }[]
}

test('shows the sample office’s ranking, takes a new evaluatee, and has both again after it was closed and opened', async ({ desktop }) => {
  const first = await desktop.start('--sample=office')
  const cycles = (await call(first.window, 'cycles/list', undefined, operator)).json as Cycle[]
  const cycleId = cycles[0]?.id
  const register = (await call(first.window, 'register/list', { cycleId }, operator)).json as Register
  await first.window.evaluate(() => {
    location.hash = '#/results'
  })
  await expect(new RankingPage(first.window, chinese).grid.getByRole('row').nth(1)).toBeVisible()

  const added = await call(first.window, 'register/add', newEvaluatee(cycleId, register, '信息化推进办公室'), operator)
  expect(added.status).toBe(200)
  await first.program.close()

  const again = await desktop.start()
  const after = (await call(again.window, 'register/list', { cycleId }, operator)).json as Register
  expect(after.evaluatees).toHaveLength(register.evaluatees.length + 1)
  expect(after.evaluatees.map(({ name }) => name)).toContain('信息化推进办公室')
})

test('has everything that it called saved when its window is closed in the middle of saving', async ({ desktop }) => {
  const first = await desktop.start('--sample=office')
  const cycles = (await call(first.window, 'cycles/list', undefined, operator)).json as Cycle[]
  const cycleId = cycles[0]?.id
  const register = (await call(first.window, 'register/list', { cycleId }, operator)).json as Register
  const names = Array.from({ length: 200 }, (_, index) => `新设单位${index + 1}`)
  const saved: string[] = []
  await first.window.exposeFunction('tellSaved', (name: string) => void saved.push(name))

  // All are sent at once; the window is closed as soon as the first is answered.
  await first.window.evaluate(
    ({ inputs, headers }) => {
      for (const input of inputs) {
        void fetch('/rpc/register/add', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ json: input }),
        }).then((response) => {
          if (response.ok) (globalThis as unknown as { tellSaved(name: string): void }).tellSaved(input.name)
        })
      }
    },
    { inputs: names.map((name) => newEvaluatee(cycleId, register, name)), headers: operator },
  )
  await expect.poll(() => saved.length).toBeGreaterThan(0)
  await first.program.close()

  const again = await desktop.start()
  const after = (await call(again.window, 'register/list', { cycleId }, operator)).json as Register
  const kept = new Set(after.evaluatees.map(({ name }) => name))
  console.log(
    `closed after ${saved.length} of ${names.length} were called saved; ${after.evaluatees.length - register.evaluatees.length} are there`,
  )
  expect(saved.filter((name) => !kept.has(name))).toEqual([])
})

function newEvaluatee(cycleId: number | undefined, { categories, evaluatees }: Register, name: string) {
  return { cycleId, name, shortName: '', code: '', categoryId: categories[0]?.id, unitId: evaluatees[0]?.unitId, participation: 'full' }
}
