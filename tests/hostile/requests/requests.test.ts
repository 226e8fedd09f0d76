import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendRaw } from '../../helpers/raw-http.ts'
import { startWatchedHost, type WatchedHost } from '../host/watched-host.ts'
import { timeout } from '../imports/feed.ts'
import { chanceOf } from '../mutants/chance.ts'
import { sizes } from '../sizes.ts'
import { type Aim, goodRequest, guardedRequest, type HostileRequest, malformedRequest } from './hostile-requests.ts'

/** A call that would be let in and make something, were one of the requests below let in. */
const procedure = 'schemes/create'
const body = '{"json":{"from":"blank","name":"从外面来","kind":"unit"}}'
/** Requests that are under way at once. */
const atOnce = 16

let host: WatchedHost
let aim: Aim
beforeAll(async () => {
  host = await startWatchedHost()
  aim = { port: host.port, token: host.token, procedure, body }
}, timeout)
afterAll(async () => {
  expect(await host.end(), 'complaints of the program').toEqual([])
})

test(`${sizes.requests} hostile requests are refused as specified, and nothing changes`, { timeout }, async () => {
  await host.call('schemes/versions', undefined)
  host.settle()
  const before = host.digest()
  const seen = new Map<number, number>()
  const wrong: string[] = []

  await inParallel(sizes.requests, async (number) => {
    const chance = chanceOf(sizes.seed, number)
    const request: HostileRequest = number % 2 === 0 ? guardedRequest(aim, chance) : malformedRequest(aim, chance)
    const { status, text } = await sendRaw(host.port, [request.text])
    seen.set(status, (seen.get(status) ?? 0) + 1)
    if (status !== request.status)
      wrong.push(`request ${number} of seed ${sizes.seed}, ${request.what}: ${status} instead of ${request.status}`)
    if (/access-control/iu.test(text)) wrong.push(`request ${number}: another site is allowed something`)
  })

  const statuses = [...seen].sort(([one], [other]) => one - other).map(([status, count]) => `${status} ${count}`)
  console.log(`${sizes.requests} hostile requests, seed ${sizes.seed}: ${statuses.join(', ')}; memory +${Math.round(host.grown())} MB`)
  expect(wrong).toEqual([])
  expect(host.digest(), 'a refused request changed the data').toBe(before)
  expect(host.grown()).toBeLessThan(150)
})

test('the same request without anything wrong is let in and changes the data, so the others could have', async () => {
  const before = host.digest()

  expect((await sendRaw(host.port, [goodRequest(aim)])).status).toBe(200)
  expect(host.digest()).not.toBe(before)
})

async function inParallel(count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let number = next++; number < count; number = next++) await work(number)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
