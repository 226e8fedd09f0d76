import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Sends bytes to a loopback port as they are and reads until the other side closes.
 *
 * For requests that no HTTP client would send. `status` is 0 when the connection closed without an answer.
 */
export function sendRaw(port: number, parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const finish = () => {
      const text = Buffer.concat(chunks).toString('utf8')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0), text })
    }
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    // A reset after the answer is how a server stops a sender that goes on; what was read counts.
    socket.on('error', () => undefined)
    socket.on('close', finish)
  })
}

/** Writes an HTTP/1.1 request as text, with `connection: close`; header values of `null` are left out. */
export function requestText(line: string, headers: Readonly<Record<string, string | null>>, body = ''): string {
  const lines = Object.entries({ connection: 'close', ...headers }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  )
  return `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}
