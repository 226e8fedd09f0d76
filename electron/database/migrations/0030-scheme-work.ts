import type { Migration } from '../migration.ts'

/**
 * What belongs to a draft while it is being written: its working copy, the readings of an imported text, and how its indicators came out of another
 * version's. A working copy and a reading go with their version; a mapping stays for the three-year evaluation.
 */
export const schemeWork: Migration = {
  version: 30,
  name: 'scheme-work',
  sql: `
CREATE TABLE scheme_working (
  version_id INTEGER PRIMARY KEY REFERENCES scheme_version (id) ON DELETE CASCADE,
  base_hash TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE TABLE scheme_reading (
  version_id INTEGER PRIMARY KEY REFERENCES scheme_version (id) ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE TABLE scheme_mapping (
  from_version_id INTEGER NOT NULL REFERENCES scheme_version (id) ON DELETE CASCADE,
  to_version_id INTEGER NOT NULL REFERENCES scheme_version (id) ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (to_version_id, from_version_id)
) STRICT, WITHOUT ROWID;
`,
}
