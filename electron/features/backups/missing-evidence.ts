import { access } from 'node:fs/promises'
import { evidencePath } from '../../files/evidence-store.ts'
import type { App } from '../app.ts'

/** An evidence file that the database names and that does not lie in the data folder. */
export interface MissingEvidence {
  readonly hash: string
  /** The name that people gave it. */
  readonly name: string
}

/** Evidence of findings whose file is not there, in the order of the findings; each file once. Evidence comes in by findings only. */
export async function missingEvidence(app: App): Promise<readonly MissingEvidence[]> {
  const named = app.db
    .prepare('SELECT hash, min(name) AS name FROM finding_evidence GROUP BY hash ORDER BY min(finding_id)')
    .all() as MissingEvidence[]
  const missing: MissingEvidence[] = []
  for (const evidence of named) {
    const there = await access(evidencePath(app.folder.evidence, evidence.hash)).then(
      () => true,
      () => false,
    )
    if (!there) missing.push(evidence)
  }
  return missing
}
