import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { fileOf, sealedCycle } from '../../features/seals/sealed-cycle.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { forgetPeak, memoryOf } from '../host/process-memory.ts'
import { timeout } from '../imports/feed.ts'
import { chanceOf } from '../mutants/chance.ts'
import { damagedJson } from '../mutants/json-mutants.ts'
import { hangs, sizes } from '../sizes.ts'

interface Checked {
  readonly code: number
  readonly lines: number
  readonly milliseconds: number
}

test(`${sizes.texts} damaged seal files are unreadable or changed, in words, and never unchanged`, { timeout }, async () => {
  const { app, seal } = await sealedCycle()
  const text = await fileOf(app, seal.id)
  const path = join(tempFolder(), 'cycle.seal.json')
  const child = spawn(process.execPath, [join(import.meta.dirname, 'verify-child.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const check = async (content: string): Promise<Checked> => {
    writeFileSync(path, content)
    child.stdin.write(`${path}\n`)
    const { value, done } = await answers.next()
    if (done === true) throw new Error(`the check ended with ${await ended}`)
    return JSON.parse(String(value)) as Checked
  }

  expect(await check(text)).toMatchObject({ code: 0 })
  forgetPeak(child.pid ?? 0)
  const warm = memoryOf(child.pid ?? 0).now
  const seen = { unreadable: 0, changed: 0, slowest: 0 }
  for (let number = 0; number < sizes.texts; number += 1) {
    const damaged = damagedJson(text, chanceOf(sizes.seed, number))
    // A line end more or less around the whole is no change of anything.
    if (damaged.trim() === text.trim()) continue
    const { code, lines, milliseconds } = await check(damaged)
    expect({ code, said: lines > 0 }, `seal file ${number} of seed ${sizes.seed}`).toEqual({ code: code === 2 ? 2 : 1, said: true })
    seen[code === 2 ? 'unreadable' : 'changed'] += 1
    seen.slowest = Math.max(seen.slowest, milliseconds)
  }
  const grown = memoryOf(child.pid ?? 0).peak - warm
  child.stdin.end()

  console.log(
    `${sizes.texts} damaged seal files, seed ${sizes.seed}: ${seen.unreadable} unreadable, ${seen.changed} changed; slowest ${Math.round(seen.slowest)} ms, memory +${Math.round(grown)} MB`,
  )
  expect(await ended).toBe(0)
  expect(seen.slowest).toBeLessThan(hangs)
  expect(grown).toBeLessThan(150)
  expect(Math.min(seen.unreadable, seen.changed), 'damage that is too light or too heavy shows nothing').toBeGreaterThan(sizes.texts / 50)
})
