import type { Migration } from '../migration.ts'

/**
 * Decisions 评定 and seals 封存. `decision` holds departures from the computed result only; `boundary_choice` what was decided about a tie on a quota line.
 * A seal is never changed but for its reopening, and never removed.
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
  content TEXT NOT NULL, -- the canonical document, byte for byte
  sealed_by TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  reopened_by TEXT, -- NULL: in force
  reopened_with TEXT, -- the second name; NULL: in force
  reopened_at TEXT, -- NULL: in force
  reopen_reason TEXT, -- NULL: in force
  UNIQUE (cycle_id, revision),
  CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_with IS NULL) AND (reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END;
CREATE TRIGGER seal_is_frozen BEFORE UPDATE OF cycle_id, revision, sha256, content, sealed_by, sealed_at ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END;
`,
}
