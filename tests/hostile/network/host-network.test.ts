import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { enterStarted } from '../../helpers/enter-demonstration.ts'
import { endProgram, startProgram } from '../../helpers/start-program.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { processesBelow, showsSockets, socketsOf } from './open-sockets.ts'
import { type NetworkUse, readSystemCalls, tracesSystemCalls, watchNetwork } from './watched-network.ts'

if (!tracesSystemCalls)
  console.warn('SKIPPED: system calls are not traced, because strace is missing or sees nothing; the runtime’s own records are read')
if (!showsSockets) console.warn('SKIPPED: open sockets are not listed, because this system does not show them')

const timeout = 120_000

interface Watched {
  readonly byRuntime: NetworkUse
  readonly bySystem: NetworkUse | null
  /** Sockets that are open while the program works. */
  readonly open: readonly string[]
  readonly port: string
}

/** Runs the program, lets it read a foreign table in a process of its own, and ends it. @param more further options for Node */
async function run(more: readonly string[] = []): Promise<Watched> {
  const watch = watchNetwork(tempFolder(), more)
  const program = await startProgram(join(tempFolder(), 'data'), ['--sample'], watch.under)
  await enterStarted(program)
  const answer = await fetch(`${program.origin}/files/tables?name=a.xlsx`, {
    method: 'POST',
    headers: { authorization: `Bearer ${program.token}`, 'content-type': 'application/octet-stream' },
    body: readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'tables', 'register.xlsx')),
  })
  expect(answer.status).toBe(200)
  const open = showsSockets
    ? processesBelow(program.child.pid ?? 0)
        .flatMap(socketsOf)
        .filter(({ state, protocol }) => state === 'listening' || protocol.startsWith('udp'))
        .map(({ protocol, state, local }) => `${protocol} ${state} ${local}`)
    : []
  const { code, err } = await endProgram(program)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return { byRuntime: watch.byRuntime(), bySystem: await watch.bySystem(), open, port: new URL(program.origin).port }
}

test.for(['17   ', '9039  ', '123456 '])('calls of a process are read whatever the length of its number: %s', (process) => {
  const trace = [
    'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP) = 21',
    'bind(21, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    'listen(21, 511)                   = 0',
    'connect(22, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS (Operation now in progress)',
    'socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP) = 23',
  ]
  expect(readSystemCalls(trace.map((call) => `${process}${call}`).join('\n'))).toEqual({
    outgoing: ['connect 192.0.2.1', 'a socket for datagrams'],
    listening: ['127.0.0.1'],
  })
})

test('the host listens once, on this machine only, and asks nobody for anything', { timeout }, async () => {
  const { byRuntime, bySystem, open, port } = await run()

  expect(byRuntime.outgoing).toEqual([])
  if (bySystem !== null) expect(bySystem).toEqual({ outgoing: [], listening: ['127.0.0.1'] })
  if (showsSockets) expect(open).toEqual([`tcp listening 127.0.0.1:${port}`])
})

test('a host that calls out once is caught by every way of watching', { timeout }, async () => {
  const call = 'import net from "node:net";net.connect(80,"192.0.2.1").on("error",()=>{}).unref()'

  const { byRuntime, bySystem } = await run(['--import', `data:text/javascript,${encodeURIComponent(call)}`])

  // Threads of the program run the planted line too.
  expect([...new Set(byRuntime.outgoing)]).toEqual(['connect 192.0.2.1:80'])
  if (bySystem !== null) expect([...new Set(bySystem.outgoing)]).toEqual(['connect 192.0.2.1'])
})

test('a host that listens elsewhere, asks for a name or sends a datagram is caught', { timeout }, async () => {
  const parts = [
    'import net from "node:net";import dns from "node:dns";import dgram from "node:dgram"',
    'net.createServer().listen(0,"127.0.0.2").unref()',
    'dns.lookup("example.invalid",()=>{})',
    'dgram.createSocket("udp4").bind(0,"127.0.0.1").unref()',
  ]

  const { byRuntime, bySystem, open } = await run(['--import', `data:text/javascript,${encodeURIComponent(parts.join(';'))}`])

  expect([...new Set(byRuntime.outgoing)]).toEqual(['lookup example.invalid'])
  if (bySystem !== null) {
    expect(new Set(bySystem.listening)).toEqual(new Set(['127.0.0.2', '127.0.0.1']))
    expect(bySystem.outgoing).toContain('a socket for datagrams')
  }
  if (showsSockets) expect(open.filter((socket) => !/^tcp listening 127\.0\.0\.1:/u.test(socket)).length).toBeGreaterThanOrEqual(2)
})
