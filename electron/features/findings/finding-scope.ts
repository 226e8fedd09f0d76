import type { FindingDraft, FindingPreview } from '../../../shared/contract/findings.ts'
import { requireEvaluateeInScope, requireEvidenceInScope, requireFindingsInScope, type Scope } from '../accounts/scope.ts'
import type { ApiContext } from '../handlers.ts'

/**
 * Refuses a draft that goes beyond the caller's units: its evaluatee, the finding that it replaces, and the files that it names.
 *
 * @throws AppError `not_found`, `evidence_unknown`
 */
export function requireDraftInScope(
  { app, scope, signedIn }: Pick<ApiContext, 'app' | 'scope' | 'signedIn'>,
  draft: FindingDraft,
  editing: number | null,
): void {
  requireEvaluateeInScope(app.db, scope, draft.evaluateeId)
  if (editing !== null) requireFindingsInScope(app.db, scope, [editing])
  requireEvidenceInScope(
    app,
    scope,
    signedIn,
    draft.evidence.map(({ hash }) => hash),
  )
}

/** A preview as a liaison group sees it: what the finding does to its indicator, and neither total nor rank, which tell of other units. */
export function withoutStanding(scope: Scope, preview: FindingPreview): FindingPreview {
  if (scope === null) return preview
  const nothing = { before: null, after: null }
  return { ...preview, provisional: false, total: nothing, rank: { ...nothing, of: 0 } }
}
