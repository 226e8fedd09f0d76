import type { Migration } from '../migration.ts'

/**
 * Meetings 考评会议: every step is stored when it is taken, so that a meeting goes on where it stood when the program starts again. `reveal` keeps the
 * order of a category as it stood when its announcement began; `display` is what the second screen shows, one row for the whole program.
 */
export const meetings: Migration = {
  version: 50,
  name: 'meetings',
  sql: `
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  cycle_id INTEGER NOT NULL REFERENCES cycle (id),
  panel_id INTEGER NOT NULL REFERENCES panel (id),
  name TEXT NOT NULL,
  held_on TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('check_in', 'recusals', 'rules', 'items', 'results', 'closed')),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  current_item_id INTEGER, -- NULL: no item is open
  minutes TEXT, -- the edited draft; NULL: not edited
  minutes_event_id INTEGER, -- the newest event when the draft was edited; NULL: not edited
  created_at TEXT NOT NULL,
  closed_at TEXT, -- NULL: not closed
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE meeting_attendance (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('present', 'absent')),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, judge_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_item (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  evaluatee_id INTEGER NOT NULL REFERENCES evaluatee (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'first_round', 'second_round', 'closed')),
  note TEXT NOT NULL, -- of the discussion
  second_round_reason TEXT NOT NULL,
  countdown_ends_at TEXT, -- NULL: not running
  countdown_left INTEGER, -- seconds left of a stopped countdown; NULL: running or not begun
  opened_at TEXT, -- NULL: waiting
  round_closed_at TEXT, -- marks stand still from then on; NULL: the round is open, or not begun
  closed_at TEXT, -- NULL: not closed
  UNIQUE (meeting_id, evaluatee_id)
) STRICT;

CREATE TABLE meeting_round_mark (
  item_id INTEGER NOT NULL REFERENCES meeting_item (id) ON DELETE CASCADE,
  round INTEGER NOT NULL CHECK (round > 0),
  indicator TEXT NOT NULL,
  judge_id INTEGER NOT NULL REFERENCES judge (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  value INTEGER, -- as in mark
  option TEXT, -- as in mark
  PRIMARY KEY (item_id, round, indicator, judge_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_event (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  kind TEXT NOT NULL,
  item_id INTEGER, -- NULL: of the meeting as a whole
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX meeting_event_of_meeting ON meeting_event (meeting_id, id);

CREATE TABLE reveal (
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  places TEXT NOT NULL CHECK (json_valid(places)), -- the order when the announcement began, first place first
  shown INTEGER NOT NULL CHECK (shown >= 0), -- how many places are shown, counted from the last
  begun_at TEXT NOT NULL,
  PRIMARY KEY (meeting_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE display (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  meeting_id INTEGER REFERENCES meeting (id) ON DELETE CASCADE, -- NULL: nothing is shown
  scene TEXT NOT NULL,
  category_id INTEGER -- of a reveal; NULL otherwise
) STRICT;
`,
}
