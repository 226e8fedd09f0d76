import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps the server to so many connections, and lets a new one in by closing the one that has waited longest.
 *
 * Senders that hold connections open without finishing a request (slow headers, idle ones) would otherwise fill every place and keep the program's own
 * page out. A connection whose request is being answered is never closed for another; when all are, the new one is refused.
 */
export function limitConnections(server: Server, limit: number): void {
  /** In the order in which they began to wait; those that are being answered are not in it. */
  const waiting = new Set<Socket>()
  let open = 0

  server.on('connection', (socket: Socket) => {
    open += 1
    waiting.add(socket)
    socket.once('close', () => {
      open -= 1
      waiting.delete(socket)
    })
    if (open <= limit) return
    const [longest = socket] = waiting
    waiting.delete(longest)
    longest.destroy()
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    waiting.delete(socket)
    response.once('close', () => {
      if (!socket.destroyed) waiting.add(socket)
    })
  })
}
