import BetterSqlite3 from 'better-sqlite3'
import type { SqlDriver } from '../../electron/database/driver.ts'

/** The way out: the bindings without encryption. They pass the same suite as the shipped ones, and could take their place in one line. */
export const plainDriver: SqlDriver = {
  name: 'better-sqlite3',
  encrypts: false,
  open(path, { key, readonly = false, mustExist = readonly, timeout = 200 }) {
    if (key !== null) throw new Error('this driver does not encrypt')
    return new BetterSqlite3(path, { readonly, fileMustExist: mustExist, timeout })
  },
  rekey() {
    throw new Error('this driver does not encrypt')
  },
}
