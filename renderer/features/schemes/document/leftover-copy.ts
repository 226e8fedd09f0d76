import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'

/**
 * What was typed in the moment before a page was left and had not reached the host: kept by the browser until it has. A page that goes away can still
 * write here; a call to the host would be cut off.
 */
export interface LeftoverCopy {
  readonly scheme: Scheme
  readonly baseHash: string
}

const storeKey = (versionId: number): string => `hengjian.scheme.${versionId}`

/** Keeps a copy as the page goes. A full or forbidden store keeps nothing; the host's copy of a moment before stands then. */
export function keepLeftover(versionId: number, copy: LeftoverCopy): void {
  try {
    localStorage.setItem(storeKey(versionId), JSON.stringify(copy))
  } catch {
    // Nothing else can be done while a page closes.
  }
}

/** The copy that an earlier page left on this content; any other is out of date. What is no copy of ours counts as none. */
export function readLeftover(versionId: number, baseHash: string): Scheme | null {
  try {
    const copy = JSON.parse(localStorage.getItem(storeKey(versionId)) ?? 'null') as Partial<LeftoverCopy> | null
    return copy?.baseHash === baseHash && copy.scheme?.format === 'hengjian-scheme/1' ? copy.scheme : null
  } catch {
    // Not JSON: an older program wrote it.
    return null
  }
}

/** Forgets the copy: the open page has it now. */
export function forgetLeftover(versionId: number): void {
  localStorage.removeItem(storeKey(versionId))
}
