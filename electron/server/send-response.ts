import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/**
 * Writes a Web-standard response to a Node connection, no faster than the reader takes it.
 *
 * Resolves when everything is written or the reader went away; then the body's source is cancelled. Rejects when the source fails in the
 * middle: the connection is cut, because a short answer must not look like a whole one.
 */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  // Event streams say something only now and then; the reader must see at once that it is connected.
  outgoing.flushHeaders()
  const reader = response.body.getReader()
  const gone = new AbortController()
  outgoing.once('close', () => {
    gone.abort()
    void reader.cancel().catch(() => undefined)
  })
  try {
    for (let part = await reader.read(); !part.done && !outgoing.destroyed; part = await reader.read()) {
      if (!outgoing.write(part.value)) await once(outgoing, 'drain', { signal: gone.signal })
    }
    outgoing.end()
  } catch (error) {
    outgoing.destroy()
    if (!gone.signal.aborted) throw error
  }
}
