import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestText, sendRaw } from '../../helpers/raw-http.ts'
import { measuresMemory } from '../host/process-memory.ts'
import { startWatchedHost, type WatchedHost } from '../host/watched-host.ts'
import { socketsOf } from '../network/open-sockets.ts'

const slowSenders = 200
const calls = 60

let host: WatchedHost
beforeAll(async () => {
  host = await startWatchedHost()
}, 120_000)
afterAll(async () => {
  expect(await host.end(), 'complaints of the program').toEqual([])
})

/** A sender that begins a request and goes on with it byte by byte, and begins anew when it is closed. `stop` ends it. */
function slowSender(port: number, begin: string): { stop(): void } {
  let stopped = false
  let socket: Socket | null = null
  const open = () => {
    if (stopped) return
    socket = connect(port, '127.0.0.1', () => socket?.write(begin))
    socket.on('error', () => undefined)
    socket.on('close', () => setTimeout(open, 20))
  }
  open()
  const drip = setInterval(() => socket?.write('x'), 200)
  return {
    stop: () => {
      stopped = true
      clearInterval(drip)
      socket?.destroy()
    },
  }
}

test(`${slowSenders} senders that never finish take neither the places nor the memory from the real one`, {
  timeout: 120_000,
}, async () => {
  await host.call('schemes/versions', undefined)
  host.settle()
  const address = `127.0.0.1:${host.port}`
  const headers = `POST /rpc/schemes/versions HTTP/1.1\r\nhost: ${address}\r\nx: `
  const body = requestText('POST /rpc/schemes/versions', { host: address, 'content-type': 'application/json', 'content-length': '100000' })
  const idle = ''
  const senders = Array.from({ length: slowSenders }, (_, number) => slowSender(host.port, [headers, body, idle][number % 3] ?? ''))
  await pause(1_000)

  const statuses = new Set<number>()
  let most = 0
  for (let number = 0; number < calls; number += 1) {
    const request = requestText(
      'POST /rpc/schemes/versions',
      { host: address, 'content-type': 'application/json', authorization: `Bearer ${host.token}`, 'content-length': '2' },
      '{}',
    )
    statuses.add((await sendRaw(host.port, [request])).status)
    if (measuresMemory) most = Math.max(most, socketsOf(host.pid).filter(({ state }) => state === 'established').length)
  }
  for (const sender of senders) sender.stop()

  console.log(
    `${slowSenders} slow senders: at most ${most} connections open, ${calls} real calls answered, memory +${Math.round(host.grown())} MB`,
  )
  expect([...statuses]).toEqual([200])
  expect(most).toBeLessThanOrEqual(101)
  expect(host.grown()).toBeLessThan(150)
})
