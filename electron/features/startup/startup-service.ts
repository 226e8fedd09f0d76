import type * as z from 'zod'
import { type Language, languageSchema } from '../../../shared/contract/settings.ts'
import type { SetUp, startupContract } from '../../../shared/contract/startup.ts'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Database } from '../../database/database.ts'
import { setUpAccess } from '../accounts/access-service.ts'
import type { App } from '../app.ts'
import { logOperation } from '../operations.ts'
import type { ProgramPort } from '../program-port.ts'
import { readSetting } from '../settings/settings-repository.ts'
import { readAccessMode, writeAccessMode } from './access-mode.ts'

type State = z.output<NonNullable<(typeof startupContract.state)['~orpc']['outputSchema']>>

/**
 * What the page shows first.
 *
 * @param entered whether the page's session may ask now; without meaning in the demonstration
 */
export function startupState(program: ProgramPort, entered: boolean): State {
  const folder = program.folder()
  const common = { host: program.host, accessMode: null, trouble: null, hasData: false, language: 'zh' as const }
  if (folder.phase === 'broken') {
    const { code, data } = folder.trouble
    return { ...common, phase: 'broken', dataFolder: folder.folder.root, trouble: { code, data: { ...data } } }
  }
  if (folder.phase === 'locked') return { ...common, phase: 'locked', dataFolder: folder.folder.root }
  const { db } = folder.app
  const accessMode = readAccessMode(db)
  return {
    ...common,
    phase: accessMode === null ? 'setup' : accessMode === 'demonstration' || entered ? 'open' : 'signIn',
    dataFolder: folder.app.folder.root,
    language: languageOf(db),
    accessMode,
    hasData: db.get(db.build.selectFrom('cycle').select('id').limit(1)) !== undefined,
  }
}

/**
 * Decides how the data folder is entered; only once.
 *
 * @throws AppError `already_set_up`
 */
export async function setUp(app: App, input: SetUp): Promise<{ readonly recoveryCode: string | null }> {
  if (input.mode !== 'demonstration') return setUpAccess(app, input)
  return app.write(['settings'], () => {
    if (readAccessMode(app.db) !== null) throw new AppError('already_set_up')
    writeAccessMode(app.db, 'demonstration')
    logOperation(app, { operator: '', action: 'access_set_up', objectKind: 'setting', objectId: null, detail: { mode: input.mode } })
    return { recoveryCode: null }
  })
}

function languageOf(db: Database): Language {
  return languageSchema.catch('zh').parse(readSetting(db, 'language'))
}
