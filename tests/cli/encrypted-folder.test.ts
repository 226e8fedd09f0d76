import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encrypt, passphrase, startNew } from '../features/encryption/encrypted-folder.ts'

const command = join(import.meta.dirname, '../../electron/cli/hengjian.ts')

function release(dataFolder: string, given: { readonly input?: string; readonly env?: string }) {
  const { HENGJIAN_PASSPHRASE: _, ...environment } = process.env
  const env = given.env === undefined ? environment : { ...environment, HENGJIAN_PASSPHRASE: given.env }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'release-station', '--data', dataFolder, '--operator', '钱管理', '--lang', 'en'],
    { encoding: 'utf8', input: given.input ?? '', env },
  )
  return { status, out: stdout, errors: stderr }
}

test('commands on an encrypted folder take its passphrase from the input or the environment, and refuse without', async () => {
  const running = await startNew()
  await encrypt(running)
  await running.close()
  const done = { status: 0, out: 'The machine is no judge station; nothing was changed.\n', errors: '' }

  expect(release(running.dataFolder, { input: `${passphrase}\n` })).toEqual(done)
  expect(release(running.dataFolder, { env: passphrase })).toEqual(done)
  expect(release(running.dataFolder, { input: 'wrong\n' })).toMatchObject({
    status: 1,
    errors: expect.stringContaining('missing or wrong'),
  })
  expect(release(running.dataFolder, {})).toMatchObject({ status: 1, errors: expect.stringContaining('missing or wrong') })
})
