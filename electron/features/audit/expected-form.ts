import { shippedDriver } from '../../database/driver.ts'
import { migrate } from '../../database/migration.ts'
import { migrations } from '../../database/migrations/index.ts'
import { formOf } from './check-audit.ts'

/** Every table, index and trigger as this version makes them, from an empty database in memory that goes through all migrations. */
export function expectedForm(): ReadonlyMap<string, string> {
  const connection = shippedDriver.open(':memory:', { key: null })
  try {
    migrate(connection, migrations)
    return formOf(connection)
  } finally {
    connection.close()
  }
}
