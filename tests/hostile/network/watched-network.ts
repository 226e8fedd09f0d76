import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RunUnder } from '../../helpers/start-program.ts'

/** What a program asked of the network, as told by one way of watching. */
export interface NetworkUse {
  /** Connections and datagrams to other addresses than this machine's own, and questions for names. */
  readonly outgoing: readonly string[]
  /** Addresses on which it listens; null when this way does not see that. */
  readonly listening: readonly string[] | null
}

/** Two ways of watching one run of the program: the runtime's own records, which are always there, and the system's calls, where `strace` is. */
export interface NetworkWatch {
  readonly under: RunUnder
  /** By Node's own record of connections and questions for names, made in its native part. To be read when the program has ended. */
  byRuntime(): NetworkUse
  /** By the system calls of the program and all that it started; null where they are not traced. To be read when the program has ended. */
  bySystem(): Promise<NetworkUse | null>
}

const calls = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg'

/** Starts what follows with its system calls written to a file. */
const traced = (file: string) => ['strace', '-D', '-f', '-q', '-s', '200', '-e', `trace=${calls}`, '-o', file] as const

/**
 * Whether system calls can be traced here: whether the tracer, where there is one, sees a program listen. Some systems have it installed and let it
 * see nothing.
 */
export const tracesSystemCalls = await seesListening()

async function seesListening(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-trace-'))
  try {
    const file = join(folder, 'system-calls.txt')
    const [tracer, ...options] = traced(file)
    const listen = 'require("node:net").createServer().listen(0,"127.0.0.1",function(){this.close()})'
    if (spawnSync(tracer, [...options, process.execPath, '-e', listen], { timeout: 30_000 }).status !== 0) return false
    const { listening } = readSystemCalls(await writtenTrace(file))
    return listening?.join() === '127.0.0.1'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The whole trace: the tracer ends after the program, and says of each process how it ended. */
async function writtenTrace(file: string): Promise<string> {
  let text = ''
  for (let tries = 0; tries < 40; tries += 1) {
    const now = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (now === text && /\+\+\+ (?:exited|killed) .*\n$/u.test(now)) break
    text = now
    await pause(250)
  }
  return text
}

/** @param folder an empty folder for the records */
export function watchNetwork(folder: string, node: readonly string[] = []): NetworkWatch {
  const trace = join(folder, 'system-calls.txt')
  const records = [
    '--trace-event-categories',
    'node.net.native,node.dns.native',
    '--trace-event-file-pattern',
    join(folder, 'node-$' + '{pid}.json'),
  ]
  return {
    under: {
      watcher: tracesSystemCalls ? traced(trace) : [],
      node: [...records, ...node],
    },
    byRuntime: () => ({ outgoing: readRecords(folder), listening: null }),
    bySystem: async () => {
      if (!tracesSystemCalls) return null
      return readSystemCalls(await writtenTrace(trace))
    },
  }
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly args: { readonly ip?: string; readonly port?: number; readonly hostname?: string }
}

function readRecords(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.startsWith('node-'))
  if (files.length === 0) throw new Error('the runtime left no record of its connections')
  return files
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { traceEvents: TraceEvent[] }).traceEvents)
    .filter(({ ph }) => ph === 'b')
    .flatMap(({ name, args }) => {
      if (args.ip !== undefined) return isLoopback(args.ip) ? [] : [`${name} ${args.ip}:${args.port}`]
      return args.hostname === undefined ? [] : [`${name} ${args.hostname}`]
    })
}

/** Reads lines such as `17    connect(22, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 …`. */
export function readSystemCalls(text: string): NetworkUse {
  const outgoing: string[] = []
  const listening: string[] = []
  const bound = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, call = '', descriptor = ''] = /^\d+ +(\w+)\((\d+)/u.exec(line) ?? []
    const address = addressIn(line)
    if (call === 'bind' && address !== null) bound.set(descriptor, address)
    else if (call === 'listen' && bound.has(descriptor)) listening.push(bound.get(descriptor) ?? '')
    else if (/^(?:connect|send)/u.test(call) && address !== null && !isLoopback(address)) outgoing.push(`${call} ${address}`)
    else if (/^\d+ +socket\(AF_(?:INET6?|PACKET), SOCK_(?:DGRAM|RAW)/u.test(line)) outgoing.push('a socket for datagrams')
  }
  return { outgoing, listening }
}

function addressIn(line: string): string | null {
  return /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"/u.exec(line)?.[1] ?? null
}

function isLoopback(address: string): boolean {
  return /^127\./u.test(address) || address === '::1' || /^::ffff:127\./u.test(address)
}
