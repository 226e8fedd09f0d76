import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../database/database.ts'
import type { App } from '../app.ts'
import { createWriteGate, type WriteGate } from '../write-gate.ts'

/** Which code is tried: a judge's own, or the office's for the way back. */
export type CodeKind = 'judge' | 'office'

/** Somebody who sits at the station; `touchedAt` is by the machine's uptime, in milliseconds. */
export interface Seat {
  readonly judgeId: number
  touchedAt: number
}

/** What a run of the program knows of its judge station and nobody stores: who is signed in, and when a pause began. */
interface StationMemory {
  readonly seats: Map<string, Seat>
  readonly pauses: Record<CodeKind, number | null>
  readonly gate: WriteGate
}

const memories = new WeakMap<Database, StationMemory>()

/** The memory of an open data folder; another folder, and another run, has another one. */
export function stationMemory(app: App): StationMemory {
  const known = memories.get(app.db)
  if (known !== undefined) return known
  const fresh: StationMemory = { seats: new Map(), pauses: { judge: null, office: null }, gate: createWriteGate() }
  memories.set(app.db, fresh)
  return fresh
}

/** Only the token's hash is kept: what is in memory does not open a seat. */
const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Seats a judge and forgets any other seat of the same judge. @returns the token that the page sends from now on */
export function takeSeat(app: App, judgeId: number): string {
  const { seats } = stationMemory(app)
  for (const [key, seat] of seats) if (seat.judgeId === judgeId) seats.delete(key)
  const token = randomBytes(32).toString('base64url')
  seats.set(keyOf(token), { judgeId, touchedAt: performance.now() })
  return token
}

/** The seat of a token; undefined when there is none, or nobody moved there for longer than `idleSeconds`. */
export function seatOf(app: App, token: string, idleSeconds: number): Seat | undefined {
  const { seats } = stationMemory(app)
  const key = keyOf(token)
  const seat = seats.get(key)
  if (seat === undefined) return undefined
  if (performance.now() - seat.touchedAt <= idleSeconds * 1000) return seat
  seats.delete(key)
  return undefined
}

export function endSeat(app: App, token: string): void {
  stationMemory(app).seats.delete(keyOf(token))
}

export function endAllSeats(app: App): void {
  stationMemory(app).seats.clear()
}
