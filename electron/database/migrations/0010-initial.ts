import type { Migration } from '../migration.ts'

/**
 * First form of the database.
 *
 * Scores, amounts, weights and quantities are INTEGER in 1/10,000. Days are TEXT `YYYY-MM-DD`, instants TEXT in UTC. A column may be NULL only where
 * absence means something, which its comment says.
 */
export const initial: Migration = {
  version: 10,
  name: 'initial',
  sql: `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  action TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id INTEGER, -- NULL: the operation concerns no single row
  note TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT;
CREATE INDEX operation_of_object ON operation (object_kind, object_id, id);

CREATE TABLE scheme_version (
  id INTEGER PRIMARY KEY,
  scheme_code TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'branch', 'member')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
  hash TEXT NOT NULL,
  published_at TEXT, -- NULL: never published
  created_at TEXT NOT NULL,
  -- Last, because it is long: what stands behind it is reached through all of its pages.
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (scheme_code, number)
) STRICT;
CREATE TRIGGER scheme_version_frozen BEFORE UPDATE OF content, hash ON scheme_version
WHEN old.state <> 'draft' AND new.content <> old.content
BEGIN SELECT RAISE(ABORT, 'a published scheme version is frozen'); END;

CREATE TABLE cycle (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'branch', 'member')),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  scheme_version_id INTEGER NOT NULL REFERENCES scheme_version (id),
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (cycle_id, name)
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  short_name TEXT NOT NULL
) STRICT;

CREATE TABLE branch (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (unit_id, name)
) STRICT;

CREATE TABLE evaluatee (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  branch_id INTEGER REFERENCES branch (id), -- NULL: the unit itself is evaluated
  category_id INTEGER NOT NULL REFERENCES category (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  participation TEXT NOT NULL CHECK (participation IN ('full', 'by_reference', 'exempt')),
  remark TEXT NOT NULL DEFAULT '',
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  own_indicators TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(own_indicators)),
  position INTEGER NOT NULL,
  UNIQUE (cycle_id, unit_id, branch_id)
) STRICT;
CREATE INDEX evaluatee_of_category ON evaluatee (category_id, position);
CREATE INDEX evaluatee_of_cycle ON evaluatee (cycle_id, position);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id),
  indicator TEXT NOT NULL,
  rule TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  level TEXT, -- NULL: the rule has no levels
  multipliers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(multipliers)),
  chosen INTEGER, -- NULL: not a range rule
  reason TEXT NOT NULL DEFAULT '',
  matter_key TEXT, -- NULL: a matter of its own
  description TEXT NOT NULL,
  found_on TEXT NOT NULL,
  source TEXT NOT NULL,
  deadline TEXT, -- NULL: nothing to rectify
  status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'confirmed', 'rectifying', 'verifying', 'closed', 'withdrawn')),
  points INTEGER, -- signed points of the finding alone, 1/10,000, cut; NULL: moves no points (veto)
  recorded_by TEXT NOT NULL,
  confirmed_by TEXT, -- NULL: not confirmed
  confirmed_at TEXT, -- NULL: not confirmed
  one_person_exception INTEGER NOT NULL DEFAULT 0 CHECK (one_person_exception IN (0, 1)),
  closed_on TEXT, -- NULL: not closed
  withdraw_reason TEXT, -- NULL: not withdrawn
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (status NOT IN ('confirmed', 'rectifying', 'verifying', 'closed') OR confirmed_by IS NOT NULL),
  CHECK (confirmed_by IS NULL OR confirmed_by <> recorded_by OR one_person_exception = 1)
) STRICT;
-- Holds all that scoring reads, so that an evaluatee's findings are read from neighbouring pages and not from all over the table.
CREATE INDEX finding_of_evaluatee ON finding
  (evaluatee_id, indicator, status, rule, quantity, level, multipliers, chosen, matter_key, found_on, closed_on, source, reason);
CREATE INDEX finding_by_date ON finding (cycle_id, found_on, id);
CREATE INDEX finding_by_status ON finding (cycle_id, status, found_on, id);

CREATE TABLE evidence (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  bytes INTEGER NOT NULL,
  type TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_evidence (
  finding_id INTEGER NOT NULL REFERENCES finding (id),
  position INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES evidence (hash),
  name TEXT NOT NULL,
  PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE input_value (
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id),
  indicator TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('empty', 'scored', 'absent', 'recused', 'not_applicable')),
  value INTEGER, -- NULL unless scored
  baseline INTEGER, -- NULL: none entered
  target INTEGER, -- NULL: none entered
  PRIMARY KEY (evaluatee_id, indicator),
  CHECK ((state = 'scored') = (value IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE judge (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  judge_group TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (cycle_id, code),
  UNIQUE (cycle_id, judge_group, name)
) STRICT;

CREATE TABLE mark (
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id),
  indicator TEXT NOT NULL,
  judge_id INTEGER NOT NULL REFERENCES judge (id),
  state TEXT NOT NULL CHECK (state IN ('empty', 'scored', 'absent', 'recused', 'not_applicable')),
  value INTEGER, -- NULL: an option is marked, or no mark
  option TEXT, -- NULL: a number is marked, or no mark
  PRIMARY KEY (evaluatee_id, indicator, judge_id),
  CHECK ((state = 'scored') = ((value IS NULL) <> (option IS NULL)))
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_of_judge ON mark (judge_id);

CREATE TABLE ballot (
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id),
  indicator TEXT NOT NULL,
  rater_group TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('empty', 'scored', 'absent', 'recused', 'not_applicable')),
  entitled INTEGER, -- NULL: not entered
  issued INTEGER, -- NULL: not entered
  returned INTEGER, -- NULL: not entered
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  PRIMARY KEY (evaluatee_id, indicator, rater_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id),
  indicator TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  PRIMARY KEY (evaluatee_id, indicator, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE result (
  evaluatee_id INTEGER PRIMARY KEY REFERENCES evaluatee (id),
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  category_id INTEGER NOT NULL REFERENCES category (id),
  state TEXT NOT NULL CHECK (state IN ('complete', 'incomplete')),
  total INTEGER, -- rounded as the scheme says; NULL: incomplete
  exact TEXT, -- unrounded, a fraction; NULL: incomplete
  provisional INTEGER, -- rounded total of what is entered so far; NULL: complete, or nothing entered
  provisional_exact TEXT, -- the same unrounded, a fraction; NULL as provisional
  base TEXT, -- fraction; NULL: incomplete
  bonus TEXT, -- fraction; NULL: incomplete
  deduction TEXT, -- fraction; NULL: incomplete
  category_rank INTEGER, -- NULL: not ranked
  tie TEXT, -- JSON; NULL: no tie
  grade TEXT, -- NULL: none
  vetoes TEXT NOT NULL CHECK (json_valid(vetoes)),
  missing TEXT NOT NULL CHECK (json_valid(missing)),
  deduction_count INTEGER NOT NULL,
  points_deducted TEXT NOT NULL,
  nodes TEXT NOT NULL CHECK (json_valid(nodes)), -- one entry a node in scheme order: a fraction, or the name of the input state
  CHECK ((state = 'complete') = (total IS NOT NULL)),
  CHECK (total IS NULL OR provisional IS NULL)
) STRICT;
CREATE INDEX result_of_category ON result (category_id, total DESC);

CREATE TABLE ranking_snapshot (
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  day TEXT NOT NULL, -- the ranking stood so at the end of this day
  content TEXT NOT NULL CHECK (json_valid(content)), -- [[evaluatee id, rank in category or null, overall rank or null, total or null], …]
  PRIMARY KEY (cycle_id, day)
) STRICT, WITHOUT ROWID;
`,
}
