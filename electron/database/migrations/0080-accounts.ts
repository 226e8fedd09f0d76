import type { Migration } from '../migration.ts'

const guardians = `('administrator', 'security', 'auditor')`

/** Said when roles meet that must not meet in one account. */
const conflict = 'these roles never share an account'

/**
 * Accounts 账户 and their roles. An account is never removed, because the log names it; its roles may be taken away.
 *
 * `password` is the text form of its hash, never the password. `failures` are wrong passwords in a row; how long signing in then waits is counted by the
 * machine's uptime and stored nowhere, so that neither a restart nor the clock on the wall shortens it. Roles that must not meet are refused here too, for
 * whatever a use case forgets and for every other program that opens the file.
 */
export const accounts: Migration = {
  version: 80,
  name: 'accounts',
  sql: `
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL COLLATE NOCASE UNIQUE, -- folded: NFKC, small letters
  name TEXT NOT NULL UNIQUE, -- stands in records, in the log and in minutes
  state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'disabled')),
  password TEXT NOT NULL,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  password_at TEXT NOT NULL,
  recovery TEXT, -- hash of the printed recovery code; NULL: none
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  prepared_by INTEGER REFERENCES account (id), -- who created it or reset its password last, and so does not activate it; NULL: the wizard
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  activated_by TEXT, -- NULL: never activated
  last_sign_in_at TEXT -- NULL: never signed in
) STRICT;
CREATE TRIGGER account_stays BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'an account is never removed'); END;
CREATE TRIGGER account_is_the_same BEFORE UPDATE OF id, login, name, created_at, created_by ON account
  BEGIN SELECT RAISE(ABORT, 'an account keeps its names'); END;

CREATE TABLE account_role (
  account_id INTEGER NOT NULL REFERENCES account (id),
  role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'recorder', 'reviewer', 'liaison', 'leader', 'administrator', 'security', 'auditor')),
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER account_role_is_given BEFORE UPDATE ON account_role BEGIN SELECT RAISE(ABORT, 'a role is given or taken, never changed'); END;
CREATE TRIGGER account_role_apart BEFORE INSERT ON account_role
  WHEN EXISTS (
    SELECT 1 FROM account_role r WHERE r.account_id = NEW.account_id AND r.role <> NEW.role
      AND (r.role = 'owner' OR NEW.role = 'owner' OR r.role IN ${guardians} OR NEW.role IN ${guardians})
  )
  BEGIN SELECT RAISE(ABORT, '${conflict}'); END;
CREATE TRIGGER account_owner_alone BEFORE INSERT ON account_role
  WHEN NEW.role = 'owner' AND coalesce((SELECT value FROM setting WHERE key = 'accessMode'), '') <> 'single'
  BEGIN SELECT RAISE(ABORT, 'an owner belongs to a one-person office'); END;
CREATE TRIGGER access_mode_insert BEFORE INSERT ON setting
  WHEN NEW.key = 'accessMode' AND (
    (NEW.value <> 'single' AND EXISTS (SELECT 1 FROM account_role WHERE role = 'owner'))
    OR (NEW.value NOT IN ('single', 'three') AND EXISTS (SELECT 1 FROM account))
  )
  BEGIN SELECT RAISE(ABORT, 'the accounts do not allow this mode'); END;
CREATE TRIGGER access_mode_update BEFORE UPDATE ON setting
  WHEN (NEW.key = 'accessMode' OR OLD.key = 'accessMode') AND (
    NEW.key IS NOT OLD.key
    OR (NEW.value <> 'single' AND EXISTS (SELECT 1 FROM account_role WHERE role = 'owner'))
    OR (NEW.value NOT IN ('single', 'three') AND EXISTS (SELECT 1 FROM account))
  )
  BEGIN SELECT RAISE(ABORT, 'the accounts do not allow this mode'); END;
CREATE TRIGGER access_mode_stays BEFORE DELETE ON setting WHEN OLD.key = 'accessMode' AND EXISTS (SELECT 1 FROM account)
  BEGIN SELECT RAISE(ABORT, 'the accounts do not allow this mode'); END;

-- Units of a liaison group; meant for accounts with no other role.
CREATE TABLE account_unit (
  account_id INTEGER NOT NULL REFERENCES account (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
  PRIMARY KEY (account_id, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE password_history (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  password TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX password_history_of_account ON password_history (account_id, id);
CREATE TRIGGER password_history_stays BEFORE DELETE ON password_history BEGIN SELECT RAISE(ABORT, 'a password used is remembered'); END;
CREATE TRIGGER password_history_is_frozen BEFORE UPDATE ON password_history BEGIN SELECT RAISE(ABORT, 'a password used is remembered'); END;
`,
}
