import type { FindingDraft } from '../../../shared/contract/findings.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import type { FindingStatus } from '../../../shared/domain/finding-status.ts'
import { type CompiledLeaf, type FindingInput, ruleAmountOf, toRoundedUnits } from '../../scoring/index.ts'

/** A draft as the engine takes it. */
export function toInput(draft: Omit<FindingDraft, 'evidence'>, id: string, status: FindingStatus): FindingInput {
  return {
    id,
    rule: draft.rule,
    quantity: toUnits(draft.quantity),
    level: draft.level,
    multipliers: draft.multipliers,
    chosen: draft.chosen === null ? null : toUnits(draft.chosen),
    matterKey: draft.matterKey,
    status,
    foundOn: draft.foundOn,
    closedOn: null,
    source: draft.source,
    reason: draft.reason === '' ? null : draft.reason,
  }
}

/**
 * Signed points of a finding alone, before caps, in 1/10,000; what does not end there (a third of a point) is cut, not rounded, because it is for
 * reading only. Null when the finding moves no points (veto) or gives none yet.
 */
export function pointsOf(leaf: CompiledLeaf | undefined, draft: Omit<FindingDraft, 'evidence'>): number | null {
  const amount = ruleAmountOf(leaf, toInput(draft, 'alone', 'confirmed'))
  return amount === null ? null : toRoundedUnits(amount, 'down', 4)
}
