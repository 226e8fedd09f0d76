import type { CellContent } from './grid-model.ts'

/** One cell of a done act, named by the keys of its row and column, because rows are filtered and sorted between doing and undoing. */
export interface DoneChange {
  readonly row: string
  readonly column: string
  readonly before: CellContent
  readonly after: CellContent
}

/** One act of the person: a typed cell, a pasted block. `id` tells it apart from others with the same cells. */
export interface DoneAct {
  readonly id: number
  readonly changes: readonly DoneChange[]
}

/** What can be undone and redone; the newest act is last in both. */
export interface GridHistory {
  readonly done: readonly DoneAct[]
  readonly undone: readonly DoneAct[]
}

export const noHistory: GridHistory = { done: [], undone: [] }

/** Acts that can be undone: an afternoon of typing, without holding every pasted block of a year. */
const DEPTH = 200

/** A new act: what was undone before it cannot come back. */
export function withAct(history: GridHistory, act: DoneAct): GridHistory {
  return { done: [...history.done, act].slice(-DEPTH), undone: [] }
}

/** Takes the newest act over to the undone ones; the same history when there is none. */
export function undone(history: GridHistory): GridHistory {
  const act = history.done.at(-1)
  return act === undefined ? history : { done: history.done.slice(0, -1), undone: [...history.undone, act] }
}

/** Takes the act undone last back to the done ones; the same history when there is none. */
export function redone(history: GridHistory): GridHistory {
  const act = history.undone.at(-1)
  return act === undefined ? history : { done: [...history.done, act], undone: history.undone.slice(0, -1) }
}

/** An act that the host refused was never done. */
export function withoutAct(history: GridHistory, id: number): GridHistory {
  const others = (acts: readonly DoneAct[]) => acts.filter((act) => act.id !== id)
  return { done: others(history.done), undone: others(history.undone) }
}
