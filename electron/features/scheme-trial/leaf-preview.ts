import type { LeafPreview, RuleTrial } from '../../../shared/contract/leaf-preview.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { IndicatorPart, Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { previewCurve } from './leaf-preview-curve.ts'
import { previewExternal, previewJudged, previewSurvey, previewTasks } from './leaf-preview-options.ts'
import { previewRules } from './leaf-preview-rules.ts'
import { type OneLeaf, oneLeafScheme } from './leaf-preview-scheme.ts'

/**
 * The effect of one leaf as it is typed, computed by the engine on a scheme that holds nothing else. Nothing is stored.
 *
 * What lies outside the leaf is not looked at: caps of the part and of the total, rounding, what closing gives back.
 *
 * @returns `impossible` with the problem for a leaf that the engine refuses, which is an everyday state while it is being typed
 */
export function previewLeaf(leaf: Leaf, part: IndicatorPart, trials: readonly RuleTrial[]): LeafPreview {
  let one: OneLeaf
  try {
    one = oneLeafScheme(leaf, part)
  } catch (error) {
    if (error instanceof AppError && error.code === 'scheme_invalid') return { kind: 'impossible', problem: String(error.data.problem) }
    throw error
  }
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return previewRules(one, method, trials)
    case 'measured':
      return previewCurve(one, leaf, method)
    case 'judged':
      return previewJudged(one, method)
    case 'survey':
      return previewSurvey(one, method)
    case 'external':
      return previewExternal(one, method)
    case 'tasks':
      return previewTasks(one, method)
    case 'veto':
      return { kind: 'veto' }
  }
}
