import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RestorePreview } from '../../../shared/contract/backups.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { encrypt, passphrase, start, startNew } from '../encryption/encrypted-folder.ts'

const plainHead = 'SQLite format 3'
const headOf = (path: string) => readFileSync(path).subarray(0, plainHead.length).toString('latin1')

function consent(source: { folder: string | null; name: string }, { previewId }: RestorePreview, by: string | null = null) {
  return { source, previewId, confirmation: '恢复', reason: '误改', by, second: null }
}

test('an encrypted folder stays encrypted, whatever its backups are under, and asks nobody again', async () => {
  const running = await startNew()
  const { client, dataFolder } = running
  await client.settings.change({ operator: '李青' })
  const plain = await client.backups.make()
  await encrypt(running)
  const sealed = await client.backups.make()
  await client.settings.change({ operator: '王敏' })

  for (const { name } of [sealed, plain]) {
    const source = { folder: null, name }
    const preview = await client.backups.preview({ source })
    const restored = await client.backups.restore(consent(source, preview))

    expect({ usable: preview.usable, phase: restored.phase }).toEqual({ usable: true, phase: 'open' })
    expect((await client.settings.about()).operator).toBe('李青')
    expect(headOf(join(dataFolder, 'hengjian.db'))).not.toBe(plainHead)
    expect((await client.encryption.state()).on).toBe(true)
  }
})

test('an encrypted backup brings its keys to another PC, where its passphrase opens it', async () => {
  const running = await startNew()
  const { client } = running
  await client.settings.change({ operator: '李青' })
  await encrypt(running)
  const { name } = await client.backups.make()
  const stick = join(tempFolder(), 'stick')
  mkdirSync(stick)
  await client.backups.copy({ name, folder: stick, evidence: true })

  const other = await start(join(tempFolder(), 'new'))
  const source = { folder: stick, name }
  const preview = await other.client.startup.previewRestore({ source })
  expect(preview).toMatchObject({ usable: true, fault: null })
  expect((await other.client.startup.restore(consent(source, preview, '李青'))).phase).toBe('locked')
  await other.client.startup.unlock({ secret: passphrase })

  expect((await other.client.settings.about()).operator).toBe('李青')
})

test('a folder whose key file was lost gets it back with a backup', async () => {
  const running = await startNew()
  const { client, dataFolder, close } = running
  await client.settings.change({ operator: '李青' })
  await encrypt(running)
  const { name } = await client.backups.make()
  await close()
  const keys = readdirSync(dataFolder).find((file) => file === 'hengjian.keys') ?? ''
  writeFileSync(join(dataFolder, keys), 'no keys')

  const again = await start(dataFolder)
  expect(await again.client.startup.state()).toMatchObject({ phase: 'broken' })
  const source = { folder: null, name }
  const preview = await again.client.startup.previewRestore({ source })
  const restored = await again.client.startup.restore(consent(source, preview, '李青'))

  expect(restored.phase).toBe('locked')
  expect(existsSync(join(restored.quarantine, 'hengjian.keys'))).toBe(true)
  await again.client.startup.unlock({ secret: passphrase })
  expect((await again.client.settings.about()).operator).toBe('李青')
})
