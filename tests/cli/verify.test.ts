import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson, sha256, shortCode } from '../../electron/features/seals/canonical-json.ts'
import { fileOf, sealedCycle } from '../features/seals/sealed-cycle.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Runs the command on a file alone, in an empty folder. */
function verify(text: string, ...more: readonly string[]): { readonly status: number | null; readonly out: string } {
  const folder = tempFolder()
  const path = join(folder, 'cycle.seal.json')
  writeFileSync(path, text)
  const command = join(import.meta.dirname, '../../electron/cli/hengjian.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', path, ...more], { cwd: folder, encoding: 'utf8' })
  return { status, out: `${stdout}${stderr}` }
}

test('says that a sealed file is unchanged, with its code, and that only the code on paper finds a file made anew', async () => {
  const { app, seal } = await sealedCycle()
  const text = await fileOf(app, seal.id)

  const plain = verify(text)
  const compared = verify(text, '--code', seal.code, '--lang', 'en')

  expect(plain.status).toBe(0)
  expect(plain.out).toContain(`封存编码：${seal.code}`)
  expect(plain.out).toContain('未改动')
  expect(plain.out).toContain('只有对照纸面编码才能发现')
  expect(compared.status).toBe(0)
  expect(compared.out).toContain('The seal code is the one on paper.')
})

test('names every line that differs, and ends with 1', async () => {
  const { app, seal } = await sealedCycle()
  const file = JSON.parse(await fileOf(app, seal.id))
  file.document.results[0].total = '21.00'
  const hash = sha256(canonicalJson(file.document))

  const { status, out } = verify(canonicalJson({ ...file, sha256: hash, code: shortCode(hash) }), '--code', seal.code)

  expect(status).toBe(1)
  expect(out).toContain('有改动：发现 2 处不一致。')
  expect(out).toContain(`纸面编码 ${seal.code} 与本文件不符`)
  expect(out).toContain('结果不符：甲局 total，写明 21.00，重新计算为 20.00')
})

test('ends with 2 for what is no seal file, and for a language that it does not speak', async () => {
  expect(verify('{}').status).toBe(2)
  expect(verify('{}').out).toContain('这不是衡鉴导出的封存文件')
  expect(verify('{}', '--lang', 'fr')).toMatchObject({ status: 2, out: expect.stringContaining('--lang must be zh or en') })
})
