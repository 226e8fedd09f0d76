import type { Migration } from '../migration.ts'

/**
 * Panels 考评组: which judges mark which evaluatees on which leaves, who stands back (回避), and the score sheets that judges hand in.
 *
 * A score sheet without a row is open in its first version. A mark of a submitted sheet changes only after a new version was opened.
 */
export const panels: Migration = {
  version: 40,
  name: 'panels',
  sql: `
ALTER TABLE judge ADD COLUMN unit_id INTEGER REFERENCES unit (id); -- the judge's own unit; NULL: none of the register
ALTER TABLE judge ADD COLUMN code_hash TEXT; -- personal code, salted and hashed; NULL: none given out
ALTER TABLE result ADD COLUMN raw_exact TEXT; -- exact total before the panels were calibrated; NULL: the total is not calibrated

CREATE TABLE panel (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (json_valid(scope)), -- {kind: all | categories | evaluatees, ids}
  leaves TEXT NOT NULL CHECK (json_valid(leaves)), -- {kind: all | chosen, codes}
  UNIQUE (cycle_id, name)
) STRICT;

CREATE TABLE panel_judge (
  panel_id INTEGER NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  PRIMARY KEY (panel_id, judge_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recusal (
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id) ON DELETE CASCADE,
  source TEXT NOT NULL CHECK (source IN ('own_unit', 'declared', 'office')),
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (judge_id, evaluatee_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE score_sheet (
  panel_id INTEGER NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  reason TEXT NOT NULL, -- why there is another version; empty for the first
  submitted_at TEXT, -- NULL: open
  submitted_by TEXT, -- NULL: open
  way TEXT CHECK (way IN ('own', 'paper')), -- signed in by the judge, or entered from paper; NULL: open
  content TEXT CHECK (content IS NULL OR json_valid(content)), -- the marks as submitted; NULL: open
  PRIMARY KEY (panel_id, judge_id, version),
  CHECK ((submitted_at IS NULL) = (content IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_sheet (
  id INTEGER PRIMARY KEY,
  panel_id INTEGER NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('first', 'second', 'differences', 'done')),
  second_way TEXT CHECK (second_way IN ('blind', 'confirm')), -- NULL: second entry not begun
  first_by TEXT NOT NULL CHECK (json_valid(first_by)), -- names of those who made the first entry
  first_at TEXT NOT NULL,
  second_by TEXT CHECK (second_by IS NULL OR json_valid(second_by)), -- names, as first_by; NULL: second entry not begun
  second_at TEXT, -- NULL: second entry not begun
  done_by TEXT, -- NULL: not done
  done_at TEXT -- NULL: not done
) STRICT;

CREATE TABLE paper_mark (
  paper_id INTEGER NOT NULL REFERENCES paper_sheet (id) ON DELETE CASCADE,
  pass INTEGER NOT NULL CHECK (pass IN (1, 2, 3)), -- first entry, second entry, resolution of a difference
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id) ON DELETE CASCADE,
  indicator TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('empty', 'scored', 'absent', 'recused', 'not_applicable')),
  value INTEGER, -- as in mark
  option TEXT, -- as in mark
  PRIMARY KEY (paper_id, pass, evaluatee_id, indicator)
) STRICT, WITHOUT ROWID;
`,
}
