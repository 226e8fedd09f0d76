import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'hengjian-bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

function runBundle(dataFolder: string): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'helpers', 'run-desktop-bundle.ts'), dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  return new Promise((resolve) => child.once('close', () => resolve(out.trim().split('\n').at(-1) ?? '')))
}

test('the bundled shell finds its screens, its starter schemes and its reading process where it is shipped', {
  timeout: 180_000,
}, async () => {
  const result = JSON.parse(await runBundle(join(folder, 'data'))) as Record<string, { status: number; text: string }>

  expect(result.errorBoxes).toEqual([])
  expect(result.page?.text).toContain('<title>衡鉴</title>')
  expect(JSON.parse(result.about?.text ?? '')).toMatchObject({ json: { host: 'desktop', dataFolder: join(folder, 'data') } })
  expect(JSON.parse(result.starters?.text ?? '')).toMatchObject({ json: [{ kind: 'unit' }, { kind: 'branch' }] })
  expect(JSON.parse(result.table?.text ?? '')).toMatchObject({
    name: 'a.csv',
    sheets: [
      {
        rows: 2,
        columns: 2,
        preview: [
          ['名称', '分组'],
          ['信息中心', '一组'],
        ],
      },
    ],
  })
})
