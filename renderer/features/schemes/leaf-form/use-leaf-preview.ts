import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LeafPreview, RuleTrial } from '../../../../shared/contract/leaf-preview.ts'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { client } from '../../../api/client.ts'

/** How long typing has to rest before the host is asked. */
const pause = 60

/** What changes in a trial, given what was tried last. */
export type TrialChange = (latest: RuleTrial) => Partial<RuleTrial>

/** What the engine makes of the leaf on screen, and what is tried for its rules. */
export interface LeafEffect {
  /** Null until the first answer is there. Afterwards the one before stands until the next. */
  readonly preview: LeafPreview | null
  /** Changes what is tried for a rule, see {@link triedAnew}; the same function while the form is open. */
  readonly tryRule: (shown: RuleTrial, change: TrialChange) => void
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
  const tryRule = useCallback(
    (shown: RuleTrial, change: TrialChange) =>
      setTrials((before) => new Map(before).set(shown.rule, triedAnew(before.get(shown.rule), shown, change))),
    [],
  )
  return { preview: answer?.of === code ? answer.preview : null, tryRule }
}

/**
 * What to try after a change. What was asked before but not yet answered stands, though the line still shows the answer of earlier: somebody who
 * types a quantity and ticks a box at once has changed both. Only what the rule still asks for (the entries of `shown`) goes along.
 */
export function triedAnew(asked: RuleTrial | undefined, shown: RuleTrial, change: TrialChange): RuleTrial {
  const kept = Object.fromEntries(Object.entries(asked ?? {}).filter(([key]) => key in shown))
  const latest = { ...shown, ...kept }
  return { ...latest, ...change(latest) }
}

/** The answer with the objects of the one before for every rule that came out the same, so that only the others are drawn again. */
function withSameRules(before: LeafPreview | null, preview: LeafPreview): LeafPreview {
  if (before?.kind !== 'findings' || preview.kind !== 'findings') return preview
  const known = new Map(before.rules.map((each) => [JSON.stringify(each), each]))
  return { ...preview, rules: preview.rules.map((each) => known.get(JSON.stringify(each)) ?? each) }
}
