import type { Migration } from '../migration.ts'
import { closedCycle } from './closed-cycle.ts'

/**
 * Tables whose rows belong to a cycle, with the cycle's id as an expression over a row (`@` stands for `NEW` or `OLD`). Not among them is what only shows a
 * result (`display`, `reveal`, kept rankings): a sealed result may still be announced.
 */
const ofCycle: readonly (readonly [table: string, cycle: string])[] = [
  ...['category', 'evaluatee', 'finding', 'judge', 'result', 'panel', 'meeting', 'ballot_form', 'decision', 'boundary_choice'].map(
    (table) => [table, '@.cycle_id'] as const,
  ),
  ...['input_value', 'mark', 'ballot', 'task'].map(
    (table) => [table, '(SELECT cycle_id FROM evaluatee WHERE id = @.evaluatee_id)'] as const,
  ),
  ['finding_evidence', '(SELECT cycle_id FROM finding WHERE id = @.finding_id)'],
  ...['panel_judge', 'score_sheet', 'paper_sheet'].map((table) => [table, '(SELECT cycle_id FROM panel WHERE id = @.panel_id)'] as const),
  ['paper_mark', '(SELECT p.cycle_id FROM paper_sheet s JOIN panel p ON p.id = s.panel_id WHERE s.id = @.paper_id)'],
  ['recusal', '(SELECT cycle_id FROM judge WHERE id = @.judge_id)'],
  ...['meeting_attendance', 'meeting_item'].map((table) => [table, '(SELECT cycle_id FROM meeting WHERE id = @.meeting_id)'] as const),
  ['meeting_round_mark', '(SELECT m.cycle_id FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.id = @.item_id)'],
  ['survey_batch', '(SELECT cycle_id FROM ballot_form WHERE id = @.form_id)'],
  ...['survey_count', 'survey_ballot'].map(
    (table) => [table, '(SELECT f.cycle_id FROM survey_batch b JOIN ballot_form f ON f.id = b.form_id WHERE b.id = @.batch_id)'] as const,
  ),
]

/** Asked first: by far cheaper than looking up the cycle of every row of a bulk write, and false as long as nothing is sealed. */
const someClosed = `EXISTS (SELECT 1 FROM cycle WHERE state = 'closed')`

/**
 * Refuses every change of a row of a closed cycle. Use cases refuse first and in words (`requireOpenCycle`); this holds for whatever they forget, and for
 * every other program that opens the file.
 */
function closedTriggers([table, cycle]: readonly [string, string]): string {
  const closed = (row: 'NEW' | 'OLD') => `(SELECT state FROM cycle WHERE id = ${cycle.replaceAll('@', row)}) = 'closed'`
  const moved = (cycle.match(/@\.\w+/) ?? []).map((key) => `${key.replace('@', 'NEW')} IS NOT ${key.replace('@', 'OLD')}`).join('')
  const refuse = `BEGIN SELECT RAISE(ABORT, '${closedCycle}'); END;`
  return `
CREATE TRIGGER ${table}_closed_insert BEFORE INSERT ON ${table} WHEN ${someClosed} AND ${closed('NEW')} ${refuse}
CREATE TRIGGER ${table}_closed_update BEFORE UPDATE ON ${table} WHEN ${someClosed} AND (${closed('OLD')} OR (${moved} AND ${closed('NEW')})) ${refuse}
CREATE TRIGGER ${table}_closed_delete BEFORE DELETE ON ${table} WHEN ${someClosed} AND ${closed('OLD')} ${refuse}`
}

/**
 * Decisions 评定 and seals 封存. `decision` holds departures from the computed result only; `boundary_choice` what was decided about a tie on a quota line.
 * A seal is never changed but for its reopening, and never removed. Nothing of a closed cycle changes.
 */
export const decisions: Migration = {
  version: 70,
  name: 'decisions',
  sql: `
CREATE TABLE decision (
  evaluatee_id INTEGER PRIMARY KEY REFERENCES evaluatee (id),
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  place INTEGER, -- decided place in the category; NULL: as computed
  grade TEXT, -- decided grade; NULL: as computed, empty: none
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  CHECK (place IS NOT NULL OR grade IS NOT NULL)
) STRICT;

CREATE TABLE boundary_choice (
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  category_id INTEGER NOT NULL, -- 0: the quota is for the whole cycle
  grade TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('admit_all', 'admit_none', 'next_tie_breaker', 'vote')),
  tied TEXT NOT NULL CHECK (json_valid(tied)), -- ids of those on the line when it was decided
  admitted TEXT NOT NULL CHECK (json_valid(admitted)), -- ids that get the grade
  votes TEXT NOT NULL CHECK (json_valid(votes)), -- votes by evaluatee id; empty without a vote
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (cycle_id, category_id, grade)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  sha256 TEXT NOT NULL,
  signers TEXT NOT NULL CHECK (json_valid(signers)), -- names, as in the document
  sealed_by TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  reopened_by TEXT, -- NULL: in force
  reopened_with TEXT, -- the second name; NULL: in force
  reopened_at TEXT, -- NULL: in force
  reopen_reason TEXT, -- NULL: in force
  UNIQUE (cycle_id, revision),
  CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_with IS NULL) AND (reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;
-- Apart from the seal: a list of seals must not read documents of many megabytes.
CREATE TABLE seal_document (
  seal_id INTEGER PRIMARY KEY REFERENCES seal (id),
  content BLOB NOT NULL -- the canonical document in UTF-8, packed with gzip
) STRICT;
CREATE TRIGGER seal_document_stays BEFORE DELETE ON seal_document BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END;
CREATE TRIGGER seal_document_is_frozen BEFORE UPDATE ON seal_document BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END;
CREATE TRIGGER seal_is_frozen BEFORE UPDATE OF id, cycle_id, revision, sha256, signers, sealed_by, sealed_at ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END;
CREATE INDEX cycle_closed ON cycle (id) WHERE state = 'closed';
CREATE TRIGGER cycle_closed_update BEFORE UPDATE OF year, name, kind, scheme_version_id ON cycle WHEN OLD.state = 'closed'
  BEGIN SELECT RAISE(ABORT, '${closedCycle}'); END;
CREATE TRIGGER cycle_closed_delete BEFORE DELETE ON cycle WHEN OLD.state = 'closed' BEGIN SELECT RAISE(ABORT, '${closedCycle}'); END;
CREATE TRIGGER scheme_closed_update BEFORE UPDATE OF content, hash ON scheme_version
  WHEN EXISTS (SELECT 1 FROM cycle WHERE scheme_version_id = OLD.id AND state = 'closed') AND NEW.content <> OLD.content
  BEGIN SELECT RAISE(ABORT, '${closedCycle}'); END;
${ofCycle.map(closedTriggers).join('')}
`,
}
