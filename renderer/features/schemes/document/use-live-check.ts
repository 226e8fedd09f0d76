import { useEffect, useState } from 'react'
import type { NodeSum, SchemeProblem, SchemeVersion } from '../../../../shared/contract/schemes.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { client } from '../../../api/client.ts'

export interface Checked {
  readonly sums: readonly NodeSum[]
  readonly problems: readonly SchemeProblem[]
}

/** How long typing has to rest before the host is asked. */
const pause = 120

/**
 * Sums and problems of the scheme on screen: of the saved content at once, of a changed one a moment after the last change. Until the answer is
 * there the one before stands. No query of the cache, for its key would be the whole scheme.
 */
export function useLiveCheck(version: SchemeVersion, scheme: Scheme): Checked {
  const [checked, setChecked] = useState<{ readonly of: Scheme; readonly result: Checked } | null>(null)
  useEffect(() => {
    if (scheme === version.scheme) return
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const result = await client.schemes.check({ scheme })
        if (!stale) setChecked({ of: scheme, result })
      } catch {
        // The host is gone or busy: the marks before stay, and the next change asks again.
      }
    }, pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [scheme, version])
  return scheme === version.scheme || checked === null ? version : checked.result
}
