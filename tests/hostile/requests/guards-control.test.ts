import { expect, test } from 'vitest'
import { guards } from '../../../electron/server/loopback-guard.ts'
import { serve } from '../../../electron/server/serve.ts'
import { sendRaw } from '../../helpers/raw-http.ts'
import { chanceOf } from '../mutants/chance.ts'
import { sizes } from '../sizes.ts'
import { faults, guardedRequest } from './hostile-requests.ts'

const quiet = { error: () => 'reference1', info: () => undefined }
/** A program that lets everything in: method and type are looked at once more behind the guards, which would hide that one is missing. */
const openToAll = { fetch: () => Promise.resolve(new Response('let in')) }
const tries = 60

/** How many of the requests that break one guard are not answered as specified, by a host with the guards given. */
async function unnoticed(guard: string, present: typeof guards): Promise<number> {
  const host = await serve({ api: openToAll, log: quiet, port: 0, guards: present })
  const aim = { port: host.port, token: host.token, procedure: 'register/units', body: '{"json":{}}' }
  let wrong = 0
  for (let number = 0; number < tries; number += 1) {
    const request = guardedRequest(aim, chanceOf(sizes.seed, number), guard)
    const { status } = await sendRaw(host.port, [request.text])
    if (status !== request.status) wrong += 1
  }
  await host.close()
  return wrong
}

test('there is a kind of hostile request for every guard, in the order in which they are asked', () => {
  expect(faults.map(({ guard }) => guard)).toEqual(guards.map(({ name }) => name))
})

test.each(guards.map(({ name }) => name))('without the guard of the %s, hostile requests get through and are noticed', async (name) => {
  expect(await unnoticed(name, guards)).toBe(0)
  expect(
    await unnoticed(
      name,
      guards.filter((guard) => guard.name !== name),
    ),
  ).toBeGreaterThan(tries / 4)
})
