import type { Migration } from '../migration.ts'

/**
 * Counting of paper ballots 民主测评: a ballot form per rater group (A/B/C), its batches, and every ballot as each of the two counters read it. Agreed
 * counts go to the table `ballot`, which the engine reads.
 */
export const surveys: Migration = {
  version: 60,
  name: 'surveys',
  sql: `
CREATE TABLE ballot_form (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  letter TEXT NOT NULL,
  name TEXT NOT NULL,
  rater_group TEXT NOT NULL,
  leaves TEXT NOT NULL CHECK (json_valid(leaves)), -- codes of survey leaves, in the order of the form
  evaluatees TEXT NOT NULL CHECK (json_valid(evaluatees)), -- ids in the order of the form
  UNIQUE (cycle_id, letter)
) STRICT;

CREATE TABLE survey_batch (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES ballot_form (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  entitled INTEGER NOT NULL CHECK (entitled >= 0),
  issued INTEGER NOT NULL CHECK (issued >= 0),
  returned INTEGER NOT NULL CHECK (returned >= 0),
  state TEXT NOT NULL CHECK (state IN ('counting', 'agreed')),
  created_at TEXT NOT NULL,
  agreed_by TEXT, -- NULL: not agreed
  agreed_at TEXT, -- NULL: not agreed
  UNIQUE (form_id, name)
) STRICT;

CREATE TABLE survey_count (
  batch_id INTEGER NOT NULL REFERENCES survey_batch (id) ON DELETE CASCADE,
  pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
  counter TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT, -- NULL: counting
  page TEXT NOT NULL, -- the window that opened the pass last; only it may save
  PRIMARY KEY (batch_id, pass)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_ballot (
  batch_id INTEGER NOT NULL REFERENCES survey_batch (id) ON DELETE CASCADE,
  pass INTEGER NOT NULL CHECK (pass IN (1, 2)),
  number INTEGER NOT NULL CHECK (number > 0),
  void INTEGER NOT NULL CHECK (void IN (0, 1)),
  choices TEXT NOT NULL CHECK (json_valid(choices)), -- for each leaf of each evaluatee, as the form lists them: option code, null (nothing), false (line void)
  PRIMARY KEY (batch_id, pass, number)
) STRICT, WITHOUT ROWID;
`,
}
