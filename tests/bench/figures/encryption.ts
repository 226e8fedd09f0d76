import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseKey } from '../../../electron/database/driver.ts'
import type { PossibleKeys } from '../../../electron/database/open-database.ts'
import { openDatabase } from '../../../electron/database/open-database.ts'
import { rekeyCopy } from '../../../electron/database/rekey-copy.ts'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { median } from '../statistics.ts'

/** Rows of the bulk load, each about as long as a mark. */
const bulkRows = 50_000

interface Times {
  readonly open: number
  readonly commit: number
  readonly bulk: number
  readonly copy: number
}

/** What encryption costs: the same work on the same province, encrypted beside plain. */
export async function encryption({ dataFolder, quick }: Bench): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hengjian-bench-'))
  try {
    const key: DatabaseKey = { cipher: 'chacha20', bytes: randomBytes(32) }
    const [plainPath, sealedPath] = [join(folder, 'plain.db'), join(folder, 'sealed.db')]
    copyFileSync(join(dataFolder, 'hengjian.db'), plainPath)
    copyFileSync(plainPath, sealedPath)
    const began = performance.now()
    await rekeyCopy({ path: sealedPath, from: [null], to: key })
    const change = performance.now() - began
    const commits = quick ? 50 : 300
    const plain = await timesOf(plainPath, [null], commits)
    const sealed = await timesOf(sealedPath, [key], commits)
    return [
      figure('encrypted: open', sealed.open, plain.open, null),
      figure('encrypted: one small commit', sealed.commit, plain.commit, 1.5),
      figure(`encrypted: ${bulkRows.toLocaleString('en')} rows in one commit`, sealed.bulk, plain.bulk, 2.5),
      figure('encrypted: copy for a backup', sealed.copy, plain.copy, null),
      { name: 'encrypting the province', value: change, unit: 'ms', goal: null, bound: null, ratioGoal: null },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figure(name: string, value: number, plain: number, ratioGoal: number | null): Figure {
  return { name, value, unit: 'ms', goal: null, bound: { what: 'the same in a plain file', value: plain }, ratioGoal }
}

async function timesOf(path: string, keys: PossibleKeys, commits: number): Promise<Times> {
  const open = () => openDatabase(path, { mode: 'existing', keys, beforeMigration: () => Promise.reject(new Error('it is new')) })
  const opening: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now()
    ;(await open()).close()
    opening.push(performance.now() - began)
  }
  const database = await open()
  try {
    database.transaction(() => database.prepare('CREATE TABLE bench_row (a INTEGER, b TEXT, c INTEGER) STRICT').run())
    const insert = database.prepare('INSERT INTO bench_row VALUES (?, ?, ?)')
    const single: number[] = []
    for (let round = 0; round < commits; round += 1) {
      const began = performance.now()
      database.transaction(() => insert.run(round, '考评组 一 2.2.2', 35_000))
      single.push(performance.now() - began)
    }
    const bulkBegan = performance.now()
    database.transaction(() => {
      for (let row = 0; row < bulkRows; row += 1) insert.run(row, `考评组 ${row} 2.2.2`, row * 100)
    })
    const bulk = performance.now() - bulkBegan
    const copyBegan = performance.now()
    await database.copyTo(`${path}.copy`)
    return { open: median(opening), commit: median(single), bulk, copy: performance.now() - copyBegan }
  } finally {
    database.close()
  }
}
