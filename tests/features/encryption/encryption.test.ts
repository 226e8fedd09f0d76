import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evidencePath } from '../../../electron/files/evidence-store.ts'
import { deputy, download, encrypt, evidenceDone, passphrase, start, startNew, upload } from './encrypted-folder.ts'

const plainStart = 'SQLite format 3\0'
const startOf = (path: string): string => readFileSync(path).subarray(0, 16).toString('latin1')

describe('turning encryption on', () => {
  test.each(['chacha20', 'sqlcipher'] as const)('keeps everything, readable with the passphrase only (%s)', async (cipher) => {
    const running = await startNew()
    const { client, dataFolder } = running
    await client.settings.change({ operator: '张三' })
    const hash = await upload(running, '会议记录')

    await encrypt(running, cipher)
    await evidenceDone(running)

    expect((await client.settings.about()).operator).toBe('张三')
    expect(await download(running, hash)).toBe('会议记录')
    expect(await client.encryption.state()).toMatchObject({ on: true, cipher, plainBackups: 1, evidenceDone: true, keyPending: false })
    await running.close()
    expect(startOf(join(dataFolder, 'hengjian.db'))).not.toBe(plainStart)
    expect(readFileSync(evidencePath(join(dataFolder, 'evidence'), hash)).includes('会议记录')).toBe(false)
    expect(readdirSync(dataFolder).filter((name) => name.includes('changing') || name.endsWith('-wal'))).toEqual([])
  })

  test('waits for the recovery code to be typed back, in whatever spelling', async () => {
    const { client } = await startNew()
    const prepared = await client.encryption.prepare({ passphrase, deputy: null, cipher: 'chacha20', secret: null })

    const wrong = client.encryption.turnOn({ token: prepared.token, recoveryCode: '0000-0000-0000-0000-0000-0000-0000' })
    await expect(wrong).rejects.toMatchObject({ code: 'recovery_code_differs' })
    expect((await client.encryption.state()).on).toBe(false)

    const typed = prepared.recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o')
    expect((await client.encryption.turnOn({ token: prepared.token, recoveryCode: typed })).on).toBe(true)
  })

  test('refuses a passphrase that is easily guessed', async () => {
    const { client } = await startNew()

    const prepared = client.encryption.prepare({ passphrase: 'password123', deputy: null, cipher: 'chacha20', secret: null })

    await expect(prepared).rejects.toMatchObject({ code: 'password_refused' })
  })

  test('writes who did it into the log of the encrypted data', async () => {
    const running = await startNew()
    await encrypt(running)

    const noFilter = { from: null, to: null, actor: '', action: '', objectKind: '', outcome: null, text: '', automatic: true }
    const lines = await running.client.audit.list({ filter: noFilter, before: null, limit: 100 })

    expect(JSON.stringify(lines)).toContain('encryption_turned_on')
  })
})

describe('an encrypted folder at the start', () => {
  test.each([
    ['the passphrase', () => passphrase],
    ['the passphrase of the deputy', () => deputy],
    ['the recovery code', (code: string) => code],
  ])('answers nothing until it was unlocked with %s', async (_, secretOf) => {
    const first = await startNew()
    await first.client.settings.change({ operator: '张三' })
    const code = await encrypt(first)
    await first.close()
    const { client } = await start(first.dataFolder)

    expect((await client.startup.state()).phase).toBe('locked')
    await expect(client.settings.about()).rejects.toMatchObject({ code: 'folder_closed' })
    expect(await client.startup.unlock({ secret: secretOf(code) })).toEqual({ phase: 'open' })

    expect((await client.settings.about()).operator).toBe('张三')
  })

  test('refuses wrong passphrases, and lets further tries wait', async () => {
    const first = await startNew()
    await encrypt(first)
    await first.close()
    const { client } = await start(first.dataFolder)

    const answers: unknown[] = []
    for (const secret of ['a', 'b', 'c', passphrase]) {
      answers.push(await client.startup.unlock({ secret }).catch((error: { code: string }) => error.code))
    }

    expect(answers).toEqual(['passphrase_refused', 'passphrase_refused', 'passphrase_refused', 'passphrase_waits'])
    expect((await client.startup.state()).phase).toBe('locked')
  })

  test('says that its key file is missing, instead of that it is damaged', async () => {
    const first = await startNew()
    await encrypt(first)
    await first.close()
    rmSync(join(first.dataFolder, 'hengjian.keys'))

    const { client } = await start(first.dataFolder)

    expect(await client.startup.state()).toMatchObject({ phase: 'broken', trouble: { code: 'keys_missing' } })
  })

  test('says that its key file cannot be read', async () => {
    const first = await startNew()
    await encrypt(first)
    await first.close()
    writeFileSync(join(first.dataFolder, 'hengjian.keys'), '{"format":')

    const { client } = await start(first.dataFolder)

    expect(await client.startup.state()).toMatchObject({ phase: 'broken', trouble: { code: 'keys_damaged' } })
  })

  test('is asked for its passphrase when it is chosen in the settings, and the present folder stays until then', async () => {
    const other = await startNew()
    await other.client.settings.change({ operator: '张三' })
    await encrypt(other)
    await other.close()
    const { client, dataFolder } = await startNew()

    await expect(client.settings.openDataFolder({ path: other.dataFolder })).rejects.toMatchObject({ code: 'passphrase_required' })
    await expect(client.settings.openDataFolder({ path: other.dataFolder, secret: 'wrong' })).rejects.toMatchObject({
      code: 'passphrase_refused',
    })
    expect((await client.settings.about()).dataFolder).toBe(dataFolder)

    await client.settings.openDataFolder({ path: other.dataFolder, secret: passphrase })
    expect(await client.settings.about()).toMatchObject({ dataFolder: other.dataFolder, operator: '张三' })
  })
})

describe('secrets', () => {
  test('a changed passphrase opens, the one before does not, and the data is not written anew', async () => {
    const running = await startNew()
    await encrypt(running)
    const since = (await running.client.encryption.state()).since

    await running.client.encryption.changePassphrase({ secret: passphrase, slot: 'passphrase', next: 'a wide green valley 44' })

    expect((await running.client.encryption.state()).since).toBe(since)
    await running.close()
    const { client } = await start(running.dataFolder)
    await expect(client.startup.unlock({ secret: passphrase })).rejects.toMatchObject({ code: 'passphrase_refused' })
    expect(await client.startup.unlock({ secret: 'a wide green valley 44' })).toEqual({ phase: 'open' })
  })

  test('a deputy can be taken away, and the passphrase cannot', async () => {
    const running = await startNew()
    await encrypt(running)

    await running.client.encryption.changePassphrase({ secret: passphrase, slot: 'deputy', next: null })
    const taken = running.client.encryption.changePassphrase({ secret: passphrase, slot: 'passphrase', next: null })

    await expect(taken).rejects.toMatchObject({ code: 'password_refused' })
    expect((await running.client.encryption.state()).slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery'])
  })

  test('a new recovery code counts once it was typed back, and the old one until then', async () => {
    const running = await startNew()
    const old = await encrypt(running)
    const { token, recoveryCode } = await running.client.encryption.prepareRecovery({ secret: old })

    await running.client.encryption.setRecovery({ token, recoveryCode })

    await running.close()
    const { client } = await start(running.dataFolder)
    await expect(client.startup.unlock({ secret: old })).rejects.toMatchObject({ code: 'passphrase_refused' })
    expect(await client.startup.unlock({ secret: recoveryCode })).toEqual({ phase: 'open' })
  })

  test('a renewed key leaves older backups and evidence readable, under new secrets only', async () => {
    const running = await startNew()
    await encrypt(running)
    const hash = await upload(running, '会议记录')
    const { client } = running
    const backup = await client.backups.make()
    const next = 'a wide green valley 44'

    const prepared = await client.encryption.prepare({ passphrase: next, deputy: null, cipher: 'chacha20', secret: passphrase })
    await client.encryption.turnOn(prepared)
    await evidenceDone(running)

    expect(await download(running, hash)).toBe('会议记录')
    const { finding } = await client.backups.check({ source: { folder: null, name: backup.name } })
    expect(finding).toBe('ok')
    await running.close()
    const { client: again } = await start(running.dataFolder)
    await expect(again.startup.unlock({ secret: passphrase })).rejects.toMatchObject({ code: 'passphrase_refused' })
    expect(await again.startup.unlock({ secret: next })).toEqual({ phase: 'open' })
  })
})

describe('turning encryption off', () => {
  test('needs a secret, and leaves everything in clear', async () => {
    const running = await startNew()
    const { client, dataFolder } = running
    await encrypt(running)
    const hash = await upload(running, '会议记录')

    await expect(client.encryption.turnOff({ secret: 'wrong' })).rejects.toMatchObject({ code: 'passphrase_refused' })
    const state = await client.encryption.turnOff({ secret: passphrase })

    expect(state.on).toBe(false)
    expect(await download(running, hash)).toBe('会议记录')
    await running.close()
    expect(startOf(join(dataFolder, 'hengjian.db'))).toBe(plainStart)
    expect(existsSync(join(dataFolder, 'hengjian.keys'))).toBe(false)
    expect(readFileSync(evidencePath(join(dataFolder, 'evidence'), hash), 'utf8')).toBe('会议记录')
    const again = await start(dataFolder)
    expect((await again.client.startup.state()).phase).toBe('open')
  })
})

describe('backups in clear beside encrypted data', () => {
  test('are encrypted on demand and stay verified', async () => {
    const running = await startNew()
    const { client } = running
    await client.backups.make()
    await encrypt(running)
    expect((await client.encryption.state()).plainBackups).toBe(2)

    const outcome = await client.encryption.convertBackups({ how: 'encrypt' })

    expect(outcome).toEqual({ done: 2, damaged: 0 })
    expect((await client.encryption.state()).plainBackups).toBe(0)
    const names = (await client.backups.list({ folder: null })).map(({ name }) => name)
    const findings = await Promise.all(names.map((name) => client.backups.check({ source: { folder: null, name } })))
    expect(findings.map(({ finding }) => finding)).toEqual(names.map(() => 'ok'))
  })

  test('are deleted on demand, the encrypted one is kept', async () => {
    const running = await startNew()
    const { client } = running
    await encrypt(running)

    const outcome = await client.encryption.convertBackups({ how: 'delete' })

    expect(outcome).toEqual({ done: 1, damaged: 0 })
    expect((await client.backups.list({ folder: null })).map(({ reason }) => reason)).toEqual(['encryption'])
  })
})

test('a damaged encrypted folder is unlocked first, and a backup from before it was encrypted comes back encrypted', async () => {
  const running = await startNew()
  const { client, dataFolder } = running
  await client.settings.change({ operator: '张三' })
  const plain = await client.backups.make()
  await encrypt(running)
  await running.close()
  const database = join(dataFolder, 'hengjian.db')
  writeFileSync(database, readFileSync(database).fill(0xa5, 8192, 40_960))

  const { client: again } = await start(dataFolder)
  expect(await again.startup.unlock({ secret: passphrase })).toEqual({ phase: 'broken' })
  const source = { folder: null, name: plain.name }
  const { previewId } = await again.startup.previewRestore({ source })
  const restored = await again.startup.restore({ source, previewId, confirmation: '恢复', reason: '磁盘故障', by: '张三', second: null })

  expect(restored.phase).toBe('open')
  expect((await again.settings.about()).operator).toBe('张三')
  expect(startOf(database)).not.toBe(plainStart)
})
