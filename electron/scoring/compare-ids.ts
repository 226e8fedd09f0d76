/**
 * Order of two ids, below, at or above 0: numbers by value ("9" before "10"), everything else by its signs. Total, and the same on every machine.
 *
 * Used where nothing else tells two things apart, so that the order of input never does.
 */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length && isNumber(a) && isNumber(b)) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}

/** Digits without a leading zero: among those, the longer one is the larger one. */
function isNumber(id: string): boolean {
  return /^[1-9]\d*$/.test(id)
}
