/** Lets everything that waits have its turn: long work calls it every few milliseconds, so that no click and no request waits for an export. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
