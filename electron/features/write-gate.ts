/** Lets one writer in at a time, in order of arrival. Long work (a full recomputation) holds it while it yields; readers are not held up. */
export interface WriteGate {
  run<T>(work: () => Promise<T> | T): Promise<T>
}

export function createWriteGate(): WriteGate {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: (work) => {
      const turn = last.then(work, work)
      // A refused writer must not refuse the next one.
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
