import { beforeEach, expect, test } from 'vitest'
import type { App } from '../../electron/features/app.ts'
import { openTestApp } from '../helpers/app.ts'

let app: App

const run = (sql: string): void => {
  app.db.transaction(() => app.db.prepare(sql).run())
}
const add = (id: number): void =>
  run(`INSERT INTO account (id, login, name, state, password, must_change, password_at, created_at, created_by)
    VALUES (${id}, 'login${id}', 'name${id}', 'active', 'x', 0, 'x', 'x', 'x')`)
const give = (id: number, role: string): void => run(`INSERT INTO account_role VALUES (${id}, '${role}')`)

beforeEach(async () => {
  app = await openTestApp()
  run("INSERT INTO setting VALUES ('accessMode', 'three')")
  add(1)
})

test.each([
  ['administrator', 'security'],
  ['security', 'auditor'],
  ['auditor', 'recorder'],
  ['recorder', 'administrator'],
  ['manager', 'security'],
])('the database refuses %s and %s in one account, whoever writes', (first, second) => {
  give(1, first)

  expect(() => give(1, second)).toThrow('these roles never share an account')
  expect(() => run(`INSERT OR REPLACE INTO account_role VALUES (1, '${second}')`)).toThrow('these roles never share an account')
  expect(() => run(`UPDATE account_role SET role = '${second}'`)).toThrow('a role is given or taken')
})

test('business roles may be combined, and a role may be taken away', () => {
  for (const role of ['manager', 'recorder', 'reviewer', 'leader']) give(1, role)
  run("DELETE FROM account_role WHERE role = 'leader'")

  expect(app.db.prepare('SELECT count(*) FROM account_role').pluck().get()).toBe(3)
})

test('an owner belongs to a one-person office, and no mode takes it away', () => {
  expect(() => give(1, 'owner')).toThrow('one-person office')
  run("UPDATE setting SET value = 'single' WHERE key = 'accessMode'")
  give(1, 'owner')

  for (const sql of [
    "UPDATE setting SET value = 'three' WHERE key = 'accessMode'",
    "UPDATE setting SET value = 'demonstration' WHERE key = 'accessMode'",
    "UPDATE setting SET key = 'other' WHERE key = 'accessMode'",
    "INSERT OR REPLACE INTO setting VALUES ('accessMode', 'demonstration')",
    "DELETE FROM setting WHERE key = 'accessMode'",
  ]) {
    expect(() => run(sql)).toThrow('the accounts do not allow this mode')
  }
  expect(() => give(1, 'recorder')).toThrow('these roles never share an account')
})

test('an account is never removed or renamed, and a login is the same however it is written', () => {
  expect(() => run('DELETE FROM account')).toThrow('never removed')
  for (const column of ['id', 'login', 'name', 'created_at', 'created_by']) {
    expect(() => run(`UPDATE account SET ${column} = ${column === 'id' ? 9 : "'other'"}`)).toThrow('keeps its names')
  }
  expect(() =>
    run(`INSERT INTO account (login, name, state, password, must_change, password_at, created_at, created_by)
      VALUES ('LOGIN1', 'other', 'active', 'x', 0, 'x', 'x', 'x')`),
  ).toThrow('UNIQUE')
})

test('passwords that were used are remembered', () => {
  run("INSERT INTO password_history (account_id, password, at) VALUES (1, 'x', 'x')")

  expect(() => run('DELETE FROM password_history')).toThrow('remembered')
  expect(() => run("UPDATE password_history SET password = 'y'")).toThrow('remembered')
})
