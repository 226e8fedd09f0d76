import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evidenceLimit, readEvidence, storeEvidence } from '../../../electron/features/findings/evidence-service.ts'
import { evidencePath, evidenceType, getEvidence, putEvidence } from '../../../electron/files/evidence-store.ts'
import { openTestApp } from '../../helpers/app.ts'
import { refusalOf } from '../../helpers/feature-client.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const text = (content: string) => new TextEncoder().encode(content)
/** SHA-256 of "abc": FIPS 180-4, example B.1. */
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

describe('the store', () => {
  test('keeps content under its hash, once, and nothing else', async () => {
    const folder = tempFolder()

    const hashes = await Promise.all([putEvidence(folder, text('abc')), putEvidence(folder, text('abc'))])

    expect(hashes).toEqual([abc, abc])
    expect(readdirSync(folder)).toEqual(['ba'])
    expect(readdirSync(join(folder, 'ba'))).toEqual([abc])
    expect(readFileSync(evidencePath(folder, abc), 'utf8')).toBe('abc')
    expect(statSync(evidencePath(folder, abc)).mode & 0o077).toBe(0)
  })

  test('tells damaged content from missing content, and storing it again heals it', async () => {
    const folder = tempFolder()
    await putEvidence(folder, text('abc'))
    writeFileSync(evidencePath(folder, abc), 'abd')

    expect([await getEvidence(folder, abc), await getEvidence(folder, 'f'.repeat(64))]).toEqual([
      { state: 'damaged' },
      { state: 'missing' },
    ])
    await putEvidence(folder, text('abc'))
    expect(await getEvidence(folder, abc)).toEqual({ state: 'whole', bytes: text('abc') })
  })

  test('hashes a large file in pieces to the same hash', async () => {
    const folder = tempFolder()
    const bytes = new Uint8Array(9 * 1024 * 1024 + 1).fill(97)

    const hash = await putEvidence(folder, bytes)

    const stored = await getEvidence(folder, hash)
    expect(stored.state === 'whole' && stored.bytes.byteLength).toBe(9_437_185)
    // sha256sum of 9,437,185 times "a".
    expect(hash).toBe('2c02a5e152fe1090e242aa457d412fadfc3fc7b05a00576ccd3b0d403d08eb1a')
  })

  test('leaves nothing behind when the file cannot be written', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'ba', abc), { recursive: true })

    await expect(putEvidence(folder, text('abc'))).rejects.toThrow()

    expect(readdirSync(join(folder, 'ba'))).toEqual([abc])
  })
})

test.each([
  { name: '记录.PDF', start: '%PDF-1.7', type: 'application/pdf' },
  { name: '照片.txt', start: '\u00ff\u00d8\u00ff', type: 'image/jpeg' },
  { name: '表.xlsx', start: 'PK', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { name: '公文.ofd', start: 'PK', type: 'application/ofd' },
  { name: 'page.html', start: '<html>', type: 'application/octet-stream' },
  { name: 'noextension', start: '', type: 'application/octet-stream' },
])('$name is shown as $type', ({ name, start, type }) => {
  expect(
    evidenceType(
      Uint8Array.from(start, (sign) => sign.charCodeAt(0)),
      name,
    ),
  ).toBe(type)
})

describe('evidence of a data folder', () => {
  test('is known to the database once, by its first name', async () => {
    const app = await openTestApp()

    const stored = [await storeEvidence(app, text('abc'), '一.txt'), await storeEvidence(app, text('abc'), '二.pdf')]

    expect(stored).toEqual([
      { hash: abc, name: '一.txt', bytes: 3, type: 'text/plain' },
      { hash: abc, name: '二.pdf', bytes: 3, type: 'application/pdf' },
    ])
    expect(app.db.prepare('SELECT * FROM evidence').all()).toEqual([
      { hash: abc, bytes: 3, type: 'text/plain', stored_at: '2026-03-20T12:00:00.000Z' },
    ])
    expect(await readEvidence(app, abc)).toEqual(text('abc'))
  })

  test('a file above 50 MB is refused before it is stored', async () => {
    const app = await openTestApp()

    const refusal = await refusalOf(storeEvidence(app, new Uint8Array(evidenceLimit + 1), '大.zip'))

    expect(refusal).toEqual({ code: 'file_too_large', data: { limit: 50 } })
    expect(readdirSync(app.folder.evidence)).toEqual([])
  })

  test('what is no longer what was stored is never handed out', async () => {
    const logged: string[] = []
    const opened = await openTestApp()
    const app = { ...opened, log: { ...opened.log, error: (message: string) => `${logged.push(message)}` } }
    await storeEvidence(app, text('abc'), '一.txt')
    writeFileSync(evidencePath(app.folder.evidence, abc), 'abd')

    const refusal = await refusalOf(readEvidence(app, abc))

    expect(refusal).toEqual({ code: 'evidence_unknown', data: { hash: abc, reason: 'damaged' } })
    expect(logged).toEqual(['evidence does not match its hash'])
    expect(await readEvidence(app, 'f'.repeat(64))).toBeNull()
  })
})
