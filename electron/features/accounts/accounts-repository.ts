import type { AccountState, Role } from '../../../shared/domain/roles.ts'
import { roles as allRoles } from '../../../shared/domain/roles.ts'
import type { Database } from '../../database/database.ts'

/** An account as stored; `password` and `recovery` are text forms of hashes. */
export interface StoredAccount {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly state: AccountState
  readonly password: string
  readonly mustChange: boolean
  readonly passwordAt: string
  readonly recovery: string | null
  readonly failures: number
  readonly preparedBy: number | null
  readonly createdAt: string
  readonly createdBy: string
  readonly activatedBy: string | null
  readonly lastSignInAt: string | null
  /** In the order of `roles`. */
  readonly roles: readonly Role[]
  readonly unitIds: readonly number[]
}

/** What is typed to sign in, as it is compared and stored: width and case do not matter. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

const query = (db: Database) => db.build.selectFrom('account').selectAll()
type Row = ReturnType<typeof rowsOf>[number]
const rowsOf = (db: Database) => db.all(query(db).orderBy('id'))

function toStored(db: Database, row: Row): StoredAccount {
  const given = new Set(db.all(db.build.selectFrom('account_role').select('role').where('account_id', '=', row.id)).map(({ role }) => role))
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    state: row.state,
    password: row.password,
    mustChange: row.must_change === 1,
    passwordAt: row.password_at,
    recovery: row.recovery,
    failures: row.failures,
    preparedBy: row.prepared_by,
    createdAt: row.created_at,
    createdBy: row.created_by,
    activatedBy: row.activated_by,
    lastSignInAt: row.last_sign_in_at,
    roles: allRoles.filter((role) => given.has(role)),
    unitIds: db
      .all(db.build.selectFrom('account_unit').select('unit_id').where('account_id', '=', row.id).orderBy('unit_id'))
      .map(({ unit_id }) => unit_id),
  }
}

/** Every account, oldest first. */
export function readAccounts(db: Database): readonly StoredAccount[] {
  return rowsOf(db).map((row) => toStored(db, row))
}

export function readAccount(db: Database, id: number): StoredAccount | undefined {
  const row = db.get(query(db).where('id', '=', id))
  return row === undefined ? undefined : toStored(db, row)
}

export function readAccountByLogin(db: Database, login: string): StoredAccount | undefined {
  const row = db.get(query(db).where('login', '=', foldLogin(login)))
  return row === undefined ? undefined : toStored(db, row)
}

/** Active accounts that have a role, in any order. */
export function holdersOf(db: Database, role: Role): readonly number[] {
  return db
    .all(
      db.build
        .selectFrom('account_role')
        .innerJoin('account', 'account.id', 'account_role.account_id')
        .select('account.id')
        .where('account_role.role', '=', role)
        .where('account.state', '=', 'active'),
    )
    .map(({ id }) => id)
}

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly state: AccountState
  readonly password: string
  readonly mustChange: boolean
  readonly recovery: string | null
  readonly preparedBy: number | null
  readonly createdBy: string
  readonly activatedBy: string | null
  readonly roles: readonly Role[]
}

/** @returns the id of the new account */
export function insertAccount(db: Database, account: NewAccount, at: string): number {
  const id = db.run(
    db.build.insertInto('account').values({
      login: foldLogin(account.login),
      name: account.name,
      state: account.state,
      password: account.password,
      must_change: account.mustChange ? 1 : 0,
      password_at: at,
      recovery: account.recovery,
      prepared_by: account.preparedBy,
      created_at: at,
      created_by: account.createdBy,
      activated_by: account.activatedBy,
      last_sign_in_at: null,
    }),
  ).insertedId
  writeRoles(db, id, account.roles)
  return id
}

/** Replaces the roles of an account; the database refuses those that must not meet. */
export function writeRoles(db: Database, id: number, given: readonly Role[]): void {
  db.run(db.build.deleteFrom('account_role').where('account_id', '=', id))
  for (const role of new Set(given)) db.run(db.build.insertInto('account_role').values({ account_id: id, role }))
}

export function writeUnits(db: Database, id: number, unitIds: readonly number[]): void {
  db.run(db.build.deleteFrom('account_unit').where('account_id', '=', id))
  for (const unit of new Set(unitIds)) db.run(db.build.insertInto('account_unit').values({ account_id: id, unit_id: unit }))
}

/** What changes in an account; what is not named stays. */
export interface AccountChange {
  readonly state?: AccountState
  readonly mustChange?: boolean
  readonly recovery?: string
  readonly failures?: number
  readonly preparedBy?: number
  readonly activatedBy?: string
  readonly lastSignInAt?: string
  /** A password of its holder's choice, or given once; remembered so that it is not used again when `remember`. */
  readonly password?: { readonly stored: string; readonly at: string; readonly remember: boolean }
}

export function changeAccount(db: Database, id: number, change: AccountChange): void {
  if (change.password?.remember === true) {
    db.run(db.build.insertInto('password_history').values({ account_id: id, password: change.password.stored, at: change.password.at }))
  }
  db.run(
    db.build
      .updateTable('account')
      .set({
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.mustChange === undefined ? {} : { must_change: change.mustChange ? 1 : 0 }),
        ...(change.recovery === undefined ? {} : { recovery: change.recovery }),
        ...(change.failures === undefined ? {} : { failures: change.failures }),
        ...(change.preparedBy === undefined ? {} : { prepared_by: change.preparedBy }),
        ...(change.activatedBy === undefined ? {} : { activated_by: change.activatedBy }),
        ...(change.lastSignInAt === undefined ? {} : { last_sign_in_at: change.lastSignInAt }),
        ...(change.password === undefined ? {} : { password: change.password.stored, password_at: change.password.at }),
      })
      .where('id', '=', id),
  )
}

/** The passwords that an account used last, newest first. */
export function readLastPasswords(db: Database, id: number, number: number): readonly string[] {
  return db
    .all(db.build.selectFrom('password_history').select('password').where('account_id', '=', id).orderBy('id', 'desc').limit(number))
    .map(({ password }) => password)
}
