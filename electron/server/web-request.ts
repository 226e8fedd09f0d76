import type { IncomingMessage } from 'node:http'

const queued = 256 * 1024

/**
 * Turns a Node request into the Web-standard one that the program takes.
 *
 * `signal` aborts when nobody waits for the answer any more. The body is streamed with backpressure. When the program stops reading (too
 * large), what still arrives is thrown away instead of closing the connection, so that the sender sees the refusal; the server's request
 * timeout ends a sender that never stops.
 */
export function toWebRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) for (const value of values ?? []) headers.append(name, value)
  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(origin + incoming.url, { method, headers, signal })
  // Node demands `duplex` for a streamed body; the DOM's types do not know it.
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body: bodyOf(incoming), duplex: 'half' }
  return new Request(origin + incoming.url, init)
}

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let ended = false
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        incoming.on('data', (chunk: Uint8Array) => {
          if (ended) return
          controller.enqueue(chunk)
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
        })
        incoming.on('end', () => {
          if (!ended) controller.close()
          ended = true
        })
        incoming.on('close', () => {
          if (!ended) controller.error(new Error('the connection closed in the middle of the body'))
          ended = true
        })
        incoming.on('error', (error) => {
          if (!ended) controller.error(error)
          ended = true
        })
        incoming.pause()
      },
      pull() {
        incoming.resume()
      },
      cancel() {
        ended = true
        incoming.resume()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: queued }),
  )
}
