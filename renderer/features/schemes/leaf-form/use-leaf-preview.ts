import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LeafPreview, RuleTrial } from '../../../../shared/contract/leaf-preview.ts'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { client } from '../../../api/client.ts'

/** How long typing has to rest before the host is asked. */
const pause = 60

/** What the engine makes of the leaf on screen, and what is tried for its rules. */
export interface LeafEffect {
  /** Null until the first answer is there. Afterwards the one before stands until the next. */
  readonly preview: LeafPreview | null
  /** Changes what is tried for a rule; the same function while the form is open. */
  readonly tryRule: (trial: RuleTrial) => void
}

/** Asks the host for the effect of a leaf, a moment after each change; never while nobody would see it (`wanted` false). */
export function useLeafPreview(leaf: Leaf, part: IndicatorPart, wanted: boolean): LeafEffect {
  const [trials, setTrials] = useState<ReadonlyMap<string, RuleTrial>>(new Map())
  const [answer, setAnswer] = useState<{ readonly of: string; readonly preview: LeafPreview } | null>(null)
  // Other fields of the leaf, such as its name, change nothing of its effect.
  const { code, method, points, clamp } = leaf
  const asked = useMemo(
    (): Leaf => ({ code, name: code, points, method, ...(clamp === undefined ? {} : { clamp }) }),
    [code, method, points, clamp],
  )
  useEffect(() => {
    if (!wanted) return
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const preview = await client.schemeTrial.previewLeaf({ leaf: asked, part, trials: [...trials.values()] })
        if (!stale) setAnswer((before) => ({ of: asked.code, preview: withSameRules(before?.preview ?? null, preview) }))
      } catch {
        // The host is gone or busy: what stands stays, and the next change asks again.
      }
    }, pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [asked, part, trials, wanted])
  const tryRule = useCallback((trial: RuleTrial) => setTrials((before) => new Map(before).set(trial.rule, trial)), [])
  return { preview: answer?.of === code ? answer.preview : null, tryRule }
}

/** The answer with the objects of the one before for every rule that came out the same, so that only the others are drawn again. */
function withSameRules(before: LeafPreview | null, preview: LeafPreview): LeafPreview {
  if (before?.kind !== 'findings' || preview.kind !== 'findings') return preview
  const known = new Map(before.rules.map((each) => [JSON.stringify(each), each]))
  return { ...preview, rules: preview.rules.map((each) => known.get(JSON.stringify(each)) ?? each) }
}
