import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { orderRestore, stageRestore } from '../../../electron/database/restore-files.ts'
import { copyBackup } from '../../../electron/features/backups/copy-backup.ts'
import { dataFolderAt } from '../../../electron/features/data-folder.ts'
import { writeSetting } from '../../../electron/features/settings/settings-repository.ts'
import type { RestoreInput, RestorePreview } from '../../../shared/contract/backups.ts'
import { makeCycle, openTestApp } from '../../helpers/app.ts'
import { enterDemonstration } from '../../helpers/enter-demonstration.ts'
import { refusalOf } from '../../helpers/feature-client.ts'
import { clientOfProgram, openTestProgram } from '../../helpers/program.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { sealedCycle } from '../seals/sealed-cycle.ts'

const morning = '2026-03-20T08:00:00Z'
let template: string | null = null
afterAll(() => {
  if (template !== null) rmSync(template, { recursive: true })
})

/** A data folder with three units, entered as a demonstration; made once and copied, because it is always the same. */
async function officeFolder(): Promise<string> {
  if (template === null) {
    template = mkdtempSync(join(tmpdir(), 'hengjian-office-'))
    const app = await openTestApp({ now: new Date(morning) }, template)
    await makeCycle(app)
    await app.write([], () => writeSetting(app.db, 'accessMode', 'demonstration'))
    app.close()
  }
  const dataFolder = tempFolder()
  cpSync(template, dataFolder, { recursive: true })
  return dataFolder
}

/** That office, seen through the whole program. */
async function office() {
  const dataFolder = await officeFolder()
  const clock = { now: new Date(morning) }
  const program = await openTestProgram(dataFolder, clock)
  return { dataFolder, clock, program, client: clientOfProgram(program) }
}

function consent(name: string, preview: RestorePreview, change: Partial<RestoreInput> = {}): RestoreInput {
  return {
    source: { folder: null, name },
    previewId: preview.previewId,
    confirmation: '恢复',
    reason: '误删了考评对象',
    by: null,
    second: null,
    ...change,
  }
}

/** Lines of the audit log that tell of a restore. */
async function restoredLines(client: Awaited<ReturnType<typeof office>>['client']) {
  const filter = { from: null, to: null, actor: '', action: 'restored', objectKind: '', outcome: null, text: '', automatic: true }
  return (await client.audit.list({ filter, before: null, limit: 10 })).lines
}

const operatorOf = async (client: Awaited<ReturnType<typeof office>>['client']) => (await client.settings.about()).operator
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])

describe('restoring a backup', () => {
  test('brings back what it holds, says before what will be gone, and writes into the log what is', async () => {
    const { client, clock, dataFolder } = await office()
    await client.settings.change({ operator: '李青' })
    const { name } = await client.backups.make()
    clock.now = new Date('2026-03-20T09:00:00Z')
    await client.settings.change({ operator: '王敏' })
    await client.settings.change({ onePersonOffice: true })

    const preview = await client.backups.preview({ source: { folder: null, name } })
    expect(preview).toMatchObject({
      usable: true,
      fault: null,
      presentReadable: true,
      otherHistory: false,
      lostSeals: [],
      lost: {
        operations: 3,
        groups: [
          { operator: '李青', action: 'setting_changed', count: 2, lastAt: '2026-03-20T09:00:00.000Z' },
          { operator: '李青', action: 'backup_made', count: 1 },
        ],
      },
    })
    expect(preview.counts).toContainEqual({ kind: 'evaluatees', present: 3, backup: 3 })
    const restored = await client.backups.restore(consent(name, preview))

    expect(restored).toEqual({
      phase: 'open',
      backup: name,
      quarantine: join(dataFolder, 'quarantine', '2026-03-20T09-00-00-000Z-restore'),
      missingEvidence: [],
      missingCount: 0,
      fetchedEvidence: 0,
    })
    expect(await operatorOf(client)).toBe('李青')
    expect(filesIn(restored.quarantine)).toContain('hengjian.db')
    expect(filesIn(dataFolder)).not.toContain('restore.json')
    const [newest] = await client.backups.list({ folder: null })
    expect(newest).toMatchObject({ reason: 'restore', madeBy: '李青', standing: 'verified' })
    const lines = await restoredLines(client)
    expect(lines).toMatchObject([{ actor: '李青', note: '误删了考评对象' }])
    // The log ends earlier than its witness knew: the line explains it, and no check complains.
    expect((await client.audit.state()).findings).toEqual([])
  })

  test('what was gone can be had back from the backup that was made before', async () => {
    const { client } = await office()
    const { name } = await client.backups.make()
    await client.settings.change({ operator: '王敏' })
    await client.backups.restore(consent(name, await client.backups.preview({ source: { folder: null, name } })))
    expect(await operatorOf(client)).toBeNull()

    const before = (await client.backups.list({ folder: null })).find(({ reason }) => reason === 'restore')?.name ?? ''
    const preview = await client.backups.preview({ source: { folder: null, name: before } })
    await client.backups.restore(consent(before, preview))

    // Both continue one log and then differ: nothing says that one is an earlier state of the other.
    expect(preview.otherHistory).toBe(true)
    expect(await operatorOf(client)).toBe('王敏')
  })

  test('is refused when something was entered after the look, without the word, or without a reason', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const old = await client.backups.preview({ source: { folder: null, name } })
    await client.settings.change({ operator: '王敏' })
    const preview = await client.backups.preview({ source: { folder: null, name } })

    expect(await refusalOf(client.backups.restore(consent(name, old)))).toMatchObject({ code: 'restore_outdated' })
    expect(await refusalOf(client.backups.restore(consent(name, preview, { confirmation: '好' })))).toMatchObject({
      code: 'restore_unconfirmed',
    })
    expect(await refusalOf(client.backups.restore(consent(name, preview, { reason: '' })))).toMatchObject({ code: 'reason_required' })

    expect(await operatorOf(client)).toBe('王敏')
    expect(filesIn(join(dataFolder, 'quarantine'))).toEqual([])
    expect(filesIn(dataFolder).filter((file) => file.includes('restored'))).toEqual([])
  })

  test('a damaged backup is refused before anything is touched', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const path = join(dataFolder, 'backups', name)
    const bytes = readFileSync(path)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1
    writeFileSync(path, bytes)

    const preview = await client.backups.preview({ source: { folder: null, name } })

    expect(preview).toMatchObject({ usable: false, fault: 'changed', backup: { standing: 'damaged' } })
    expect(await refusalOf(client.backups.restore(consent(name, preview)))).toMatchObject({ code: 'backup_damaged' })
    expect(await client.backups.check({ source: { folder: null, name } })).toMatchObject({ ok: false, finding: 'changed' })
    expect((await client.backups.list({ folder: null }))[0]?.standing).toBe('damaged')
  })

  test('a backup whose note somebody changed is refused, and one of another PC says so', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const note = join(dataFolder, 'backups', `${name}.json`)
    const written = readFileSync(note, 'utf8')

    expect((await client.backups.preview({ source: { folder: null, name } })).signer).toMatchObject({ isThis: true })
    const forged = JSON.parse(written) as { counts: Record<string, number> }
    writeFileSync(note, JSON.stringify({ ...forged, counts: { ...forged.counts, marks: 999 } }))
    expect(await client.backups.preview({ source: { folder: null, name } })).toMatchObject({
      usable: false,
      fault: 'changed',
      signer: null,
    })
    writeFileSync(note, JSON.stringify({ ...forged, signature: null }))
    expect(await client.backups.preview({ source: { folder: null, name } })).toMatchObject({ usable: true, signer: null })

    const elsewhere = await officeFolder()
    rmSync(join(elsewhere, 'station.key'))
    const other = clientOfProgram(await openTestProgram(elsewhere, { now: new Date(morning) }))
    writeFileSync(note, written)
    expect(await other.backups.preview({ source: { folder: join(dataFolder, 'backups'), name } })).toMatchObject({
      usable: true,
      signer: { isThis: false },
    })
  })

  test('sealed results are not lost without a second person', async () => {
    const { app, cycle } = await sealedCycle()
    const dataFolder = app.folder.root
    const before = readdirSync(app.folder.backups).find((name) => name.endsWith('-seal.db')) ?? ''
    app.close()
    const program = await openTestProgram(dataFolder)
    await enterDemonstration(program.api)
    const client = clientOfProgram(program)
    const preview = await client.backups.preview({ source: { folder: null, name: before } })

    expect(preview.lostSeals).toMatchObject([{ revision: 1, inForce: true }])
    for (const second of [null, { name: '李 青', password: null }]) {
      expect(await refusalOf(client.backups.restore(consent(before, preview, { second })))).toMatchObject({ code: 'two_people_required' })
    }
    await client.backups.restore(consent(before, preview, { second: { name: '王敏', password: null } }))

    // The backup is from before the first set-up.
    await enterDemonstration(program.api)
    expect((await client.cycles.list()).find(({ id }) => id === cycle.cycleId)?.state).toBe('open')
  })

  test('every stream ends, so that open pages read the restored data', async () => {
    const { client, program } = await office()
    const { name } = await client.backups.make()
    const response = await program.api.fetch(
      new Request('http://127.0.0.1/rpc/cycles/changes', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    )
    const reader = response.body?.getReader()
    await reader?.read()

    await client.backups.restore(consent(name, await client.backups.preview({ source: { folder: null, name } })))

    let reads = 0
    while ((await reader?.read())?.done === false) reads += 1
    expect(reads).toBeLessThan(5)
  })
})

test('pages that ask while the data is replaced get their answer from the restored data', async () => {
  const { client } = await office()
  const { name } = await client.backups.make()
  await client.settings.change({ operator: '王敏' })
  const restoring = client.backups.restore(consent(name, await client.backups.preview({ source: { folder: null, name } })))

  // Asked all the time until the restore is through; each of them is answered, whichever data was there.
  const answers: (string | null)[] = []
  let isOver = false
  void restoring.then(() => {
    isOver = true
  })
  while (!isOver) {
    answers.push(await operatorOf(client))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }

  expect(new Set(answers)).toEqual(new Set(['王敏', null]))
  expect(answers.indexOf(null)).toBe(answers.filter((answer) => answer !== null).length)
})

/** The same office after its last backup, with its program ended. */
async function endedOffice() {
  const { program, client, dataFolder, clock } = await office()
  await client.settings.change({ operator: '李青' })
  const { name } = await client.backups.make()
  await client.settings.change({ onePersonOffice: true })
  await program.close()
  for (const file of filesIn(join(dataFolder, 'backups'))) if (file.includes('-exit.db')) rmSync(join(dataFolder, 'backups', file))
  return { dataFolder, clock, name }
}

describe('a database that does not open', () => {
  test('is told in the start, and a backup restores it; the damaged file is kept', async () => {
    const { dataFolder, clock, name } = await endedOffice()
    const damaged = Buffer.alloc(20_000, 7)
    writeFileSync(join(dataFolder, 'hengjian.db'), damaged)

    const program = await openTestProgram(dataFolder, clock)
    const client = clientOfProgram(program, null)
    expect(await client.startup.state()).toMatchObject({ phase: 'broken', trouble: { code: 'database_corrupt' } })
    const [newest] = await client.startup.backups({ folder: null })
    expect(newest).toMatchObject({ name, standing: 'verified' })
    const preview = await client.startup.previewRestore({ source: { folder: null, name } })
    expect(preview).toMatchObject({ usable: true, presentReadable: false })
    const restored = await client.startup.restore(consent(name, preview, { by: '李青', reason: '硬盘损坏' }))

    expect(restored.phase).toBe('open')
    expect(readFileSync(join(restored.quarantine, 'hengjian.db')).equals(damaged)).toBe(true)
    expect((await clientOfProgram(program).settings.about()).operator).toBe('李青')
  })

  test('tells what was entered after the backup as long as it can still be read', async () => {
    const { dataFolder, clock, name } = await endedOffice()
    // A page of the middle is gone; the log of what was done is still there.
    const path = join(dataFolder, 'hengjian.db')
    const bytes = readFileSync(path)
    const pageSize = bytes.readUInt16BE(16)
    bytes.writeUInt8(0, pageSize)
    writeFileSync(path, bytes)

    const client = clientOfProgram(await openTestProgram(dataFolder, clock), null)
    const preview = await client.startup.previewRestore({ source: { folder: null, name } })

    expect(await client.startup.state()).toMatchObject({ phase: 'broken' })
    expect(preview.lost.groups).toContainEqual(expect.objectContaining({ operator: '李青', action: 'setting_changed', count: 1 }))
  })

  test('is missing in a folder with backups: nothing is begun anew, a backup restores it', async () => {
    const { dataFolder, clock, name } = await endedOffice()
    for (const file of filesIn(dataFolder)) if (file.startsWith('hengjian.db')) rmSync(join(dataFolder, file))

    const client = clientOfProgram(await openTestProgram(dataFolder, clock), null)
    expect(await client.startup.state()).toMatchObject({ phase: 'broken', trouble: { code: 'database_missing' } })
    const preview = await client.startup.previewRestore({ source: { folder: null, name } })
    await client.startup.restore(consent(name, preview, { by: '李青' }))

    expect(await client.startup.state()).toMatchObject({ phase: 'open' })
  })

  test('needs a name, and two when backups know of sealed results that would be gone', async () => {
    const { dataFolder, clock, name } = await endedOffice()
    writeFileSync(join(dataFolder, 'hengjian.db'), 'no database')

    const client = clientOfProgram(await openTestProgram(dataFolder, clock), null)
    const preview = await client.startup.previewRestore({ source: { folder: null, name } })

    expect(await refusalOf(client.startup.restore(consent(name, preview)))).toMatchObject({ code: 'operator_required' })
  })

  test('can be tried again after its disk came back', async () => {
    const { dataFolder, clock } = await endedOffice()
    const path = join(dataFolder, 'hengjian.db')
    renameSync(path, `${path}.away`)
    const client = clientOfProgram(await openTestProgram(dataFolder, clock), null)
    expect((await client.startup.state()).phase).toBe('broken')

    renameSync(`${path}.away`, path)

    expect(await client.startup.tryAgain()).toEqual({ phase: 'open' })
  })

  test('nothing of this is answered while the data is open', async () => {
    const { client } = await office()
    const { name } = await client.backups.make()
    const preview = await client.backups.preview({ source: { folder: null, name } })

    const calls = [
      () => client.startup.backups({ folder: null }),
      () => client.startup.media(),
      () => client.startup.folders({ path: null }),
      () => client.startup.previewRestore({ source: { folder: null, name } }),
      () => client.startup.restore(consent(name, preview)),
      () => client.startup.openFolder({ path: '/' }),
      () => client.startup.tryAgain(),
    ]
    for (const call of calls) expect(await refusalOf(call())).toMatchObject({ code: 'not_permitted' })
  })
})

describe('evidence', () => {
  const hash = 'ab'.repeat(32)

  /** An office whose backup names a file of evidence. */
  async function officeWithEvidence() {
    const dataFolder = await officeFolder()
    const clock = { now: new Date(morning) }
    const app = await openTestApp(clock, dataFolder)
    await app.write([], () => {
      const finding = `INSERT INTO finding (cycle_id, evaluatee_id, indicator, rule, quantity, description, found_on, source, status, recorded_by, created_at, updated_at)
        SELECT cycle_id, id, 'A1', 'missed', 10000, '未召开', '2026-03-18', 'routine_supervision', 'draft', '录入员', '', '' FROM evaluatee LIMIT 1`
      app.db.prepare(finding).run()
      app.db.prepare("INSERT INTO evidence VALUES (?, 7, 'application/pdf', '2026-03-18T00:00:00Z')").run(hash)
      app.db.prepare("INSERT INTO finding_evidence VALUES (1, 1, ?, '会议记录.pdf')").run(hash)
    })
    app.close()
    mkdirSync(join(dataFolder, 'evidence', 'ab'), { recursive: true })
    writeFileSync(join(dataFolder, 'evidence', 'ab', hash), 'scanned')
    return { dataFolder, clock, client: clientOfProgram(await openTestProgram(dataFolder, clock)) }
  }

  test('that is not on the disk after a restore is named', async () => {
    const { client, dataFolder } = await officeWithEvidence()
    const { name } = await client.backups.make()
    rmSync(join(dataFolder, 'evidence', 'ab', hash))

    const restored = await client.backups.restore(consent(name, await client.backups.preview({ source: { folder: null, name } })))

    expect(restored).toMatchObject({ missingEvidence: ['会议记录.pdf'], missingCount: 1 })
  })

  test('goes along to the second medium, and comes back from it with the backup', async () => {
    const { client, dataFolder } = await officeWithEvidence()
    const { name } = await client.backups.make()
    const medium = join(tempFolder(), '衡鉴备份')

    expect(await client.backups.copy({ name, folder: medium, evidence: true })).toMatchObject({ evidenceFiles: 1, evidenceBytes: 7 })
    rmSync(join(dataFolder, 'evidence', 'ab', hash))
    const [onMedium] = await client.backups.list({ folder: medium })
    const source = { folder: medium, name: onMedium?.name ?? '' }
    const restored = await client.backups.restore(consent(name, await client.backups.preview({ source }), { source }))

    expect(restored).toMatchObject({ missingCount: 0, fetchedEvidence: 1 })
    expect(readFileSync(join(dataFolder, 'evidence', 'ab', hash), 'utf8')).toBe('scanned')
  })

  test('an empty new program restores the whole office from the medium', async () => {
    const { client } = await officeWithEvidence()
    const { name } = await client.backups.make()
    const medium = join(tempFolder(), 'stick')
    await client.backups.copy({ name, folder: medium, evidence: true })

    const fresh = clientOfProgram(await openTestProgram(join(tempFolder(), 'new')), null)
    expect(await fresh.startup.state()).toMatchObject({ phase: 'setup' })
    const source = { folder: medium, name }
    const preview = await fresh.startup.previewRestore({ source })
    const restored = await fresh.startup.restore(consent(name, preview, { source, by: '李青', reason: '换了新电脑' }))

    expect(restored).toMatchObject({ phase: 'open', missingCount: 0, fetchedEvidence: 1 })
    expect(await fresh.startup.state()).toMatchObject({ phase: 'open', hasData: true })
  })
})

describe('an interrupted restore', () => {
  test('is finished by the next start, and told in the log once', async () => {
    const { dataFolder, clock, name } = await endedOffice()
    const path = join(dataFolder, 'backups', name)
    const { sha256 } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { sha256: string }
    const id = await stageRestore(dataFolder, { path, sha256 }, null)
    await orderRestore(dataFolder, {
      format: 'hengjian-restore/1',
      id,
      stamp: '2026-03-20T09-00-00-000Z-restore',
      hasKeys: false,
      backup: name,
      at: '2026-03-20T09:00:00.000Z',
      by: '李青',
      second: null,
      reason: '断电',
      lost: { from: 5, to: 6 },
      process: process.pid,
    })

    for (let start = 0; start < 2; start += 1) {
      const program = await openTestProgram(dataFolder, clock)
      const client = clientOfProgram(program)
      const lines = await restoredLines(client)
      expect(lines).toHaveLength(1)
      expect((await client.settings.about()).onePersonOffice).toBe(false)
      await program.close()
    }
    expect(filesIn(join(dataFolder, 'quarantine', '2026-03-20T09-00-00-000Z-restore'))).toContain('hengjian.db')
  })
})

describe('a copy on a second medium', () => {
  test('is named only when it was read back and is the same', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const medium = join(tempFolder(), 'stick')

    const copied = await client.backups.copy({ name, folder: medium, evidence: false })

    expect(copied).toMatchObject({ folder: medium, name })
    expect(filesIn(medium)).toEqual([name, `${name}.json`])
    expect(readFileSync(join(medium, name)).equals(readFileSync(join(dataFolder, 'backups', name)))).toBe(true)
  })

  test('that a medium cut short has no name there, and is refused', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const medium = join(tempFolder(), 'stick')
    // A stick that says it wrote everything, and kept half of it.
    const write = async (from: string, to: string) => writeFileSync(to, readFileSync(from).subarray(0, 40_000))

    const copying = copyBackup(dataFolderAt(dataFolder), { name, to: medium, evidence: false, keys: [null], write })

    expect(await refusalOf(copying)).toMatchObject({ code: 'copy_failed' })
    expect(filesIn(medium)).toEqual([])
  })

  test('on a full medium leaves nothing there', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    const medium = join(tempFolder(), 'stick')
    const write = async (from: string, to: string) => {
      writeFileSync(to, readFileSync(from).subarray(0, 40_000))
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    }

    const copying = copyBackup(dataFolderAt(dataFolder), { name, to: medium, evidence: false, keys: [null], write })
    expect(await refusalOf(copying)).toMatchObject({ code: 'disk_full' })
    const low = copyBackup(dataFolderAt(dataFolder), { name, to: medium, evidence: false, keys: [null], free: () => Promise.resolve(1000) })
    expect(await refusalOf(low)).toMatchObject({ code: 'backup_space_low' })

    expect(filesIn(medium)).toEqual([])
  })

  test('is reminded of when none was made for a week', async () => {
    const { client, clock } = await office()
    const { name } = await client.backups.make()
    clock.now = new Date('2026-03-26T08:00:00Z')
    expect((await client.backups.state()).copyDue).toBe(false)
    clock.now = new Date('2026-03-27T08:00:00Z')
    expect((await client.backups.state()).copyDue).toBe(true)

    // On the disk of the data itself it does not count.
    expect((await client.backups.copy({ name, folder: join(tempFolder(), 'stick'), evidence: false })).sameDisk).toBe(true)

    expect(await client.backups.state()).toMatchObject({ copyDue: true, copy: null })
  })

  test('is refused inside the data folder', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()

    expect(await refusalOf(client.backups.copy({ name, folder: join(dataFolder, 'copy'), evidence: false }))).toMatchObject({
      code: 'copy_inside',
    })
  })

  test('of a backup that is damaged here is refused', async () => {
    const { client, dataFolder } = await office()
    const { name } = await client.backups.make()
    writeFileSync(join(dataFolder, 'backups', name), 'damaged')

    expect(await refusalOf(client.backups.copy({ name, folder: tempFolder(), evidence: false }))).toMatchObject({ code: 'backup_damaged' })
  })
})

test('names that lead elsewhere are no backups', async () => {
  const { client, dataFolder } = await office()
  cpSync(join(dataFolder, 'hengjian.db'), join(dataFolder, 'backups', 'other.db'))
  copyFileSync(join(dataFolder, 'hengjian.db'), join(dataFolder, 'x.db'))

  for (const name of ['other.db', '../x.db', '..', '']) {
    expect(await refusalOf(client.backups.preview({ source: { folder: null, name } })), name).toMatchObject({ code: 'not_found' })
  }
})
