import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A network socket that a process holds. Unix sockets and pipes are none. */
export interface OpenSocket {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6'
  readonly state: 'listening' | 'established' | 'other'
  /** Own address and port, and those of the other end: `127.0.0.1:80`; of IPv6 the 32 hexadecimal digits of the system's table. */
  readonly local: string
  readonly remote: string
}

/** Whether the system shows which sockets a process holds (Linux). */
export const showsSockets = process.platform === 'linux'

/** Network sockets that a process holds now, by the system's own tables. */
export function socketsOf(pid: number): readonly OpenSocket[] {
  const own = new Set(descriptorsOf(pid))
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((protocol) =>
    readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/u)
        return own.has(inode) ? [{ protocol, state: stateOf(state), local: readable(local), remote: readable(remote) }] : []
      }),
  )
}

/** A process and those that it has started, and theirs. */
export function processesBelow(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((other) => parentOf(other) === pid)
  return [pid, ...children.flatMap(processesBelow)]
}

function parentOf(pid: number): number | null {
  try {
    // The name in brackets may hold blanks and brackets itself; the parent is the second word behind it.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/su, '').trim().split(' ')
    return Number(words[1])
  } catch {
    // It ended while it was looked at.
    return null
  }
}

function descriptorsOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? []
    } catch {
      return []
    }
  })
}

function stateOf(code: string): OpenSocket['state'] {
  return code === '0A' ? 'listening' : code === '01' ? 'established' : 'other'
}

/** `0100007F:1F90` → `127.0.0.1:8080`. */
function readable(entry: string): string {
  const [address = '', port = ''] = entry.split(':')
  const dotted =
    address.length === 8
      ? (address.match(/../gu) ?? [])
          .map((byte) => Number.parseInt(byte, 16))
          .reverse()
          .join('.')
      : address
  return `${dotted}:${Number.parseInt(port, 16)}`
}
