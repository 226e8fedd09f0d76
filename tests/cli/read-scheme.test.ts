import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReadScheme } from '../../electron/cli/commands/read-scheme.ts'
import { schemeReadingSchema } from '../../shared/domain/scheme/reading.ts'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { typedWorkbook } from '../features/scheme-import/office-workbook.ts'

const command = fileURLToPath(new URL('../../electron/cli/hengjian.ts', import.meta.url))
const given = fileURLToPath(new URL('../fixtures/schemes/sheets/scheme-unit.xlsx', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(rules: string, options: { sheet?: string; json?: string } = {}) {
  const printed: string[] = []
  const errors: string[] = []
  const output = { print: (line: string) => printed.push(line), complain: (line: string) => errors.push(line) }
  const status = await runReadScheme({ rules, sheet: options.sheet, json: options.json }, output)
  return { status, lines: printed, errors }
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('the command read-scheme', () => {
  it('prints the tree with each clause, how sure it is and what is proposed, and the problems', async () => {
    const path = written(
      '细则.xlsx',
      await typedWorkbook({
        rows: [
          ['支部考核细则'],
          ['一级指标', '考核要点', '分值', '评分标准'],
          ['组织生活（10分）', '三会一课', 8, '每月不少于1次，每少召开1次扣0.5分，最多扣3分。'],
          ['小计', '', 8, ''],
          ['注：总分10分。'],
        ],
        merges: ['A1:D1', 'A5:D5'],
      }),
    )

    const { status, lines, errors } = await read(path)

    expect({ status, errors }).toEqual({ status: 0, errors: [] })
    expect(lines).toEqual([
      '工作表 sheet: Sheet1（表头 header 2–2）',
      '支部考核细则（总分 total 10）',
      '要点 leaves 1，规则 rules 1；确定 certain 1，推测 guess 0，未读懂 not understood 0',
      '',
      '1 组织生活 10 · 行 row 3',
      '  1.1 三会一课 8 · 行 row 3',
      '    确定 certain requirement 「每月不少于1次」',
      '    确定 certain rule 「每少召开1次扣0.5分」',
      '        → {"code":"r1","unit":"event","unitLabel":"次","amount":{"kind":"fixed","amount":"0.5"},"cap":"3"}',
      '    确定 certain cap 「最多扣3分」',
      '    → {"kind":"deduct"}',
      '',
      '说明 note · 行 row 5',
      '  确定 certain other 「注」',
      '  确定 certain points 「总分10分」',
      '  → {"points":"10"}',
      '',
      '未采用的行 rows that became nothing',
      '  4 subtotal: 小计',
      '',
      '问题 problems 2',
      '  total: notice attainable_differs: stated 10, attainable 8',
      '  1: notice sum_differs: stated 10, summed 8',
    ])
  })

  it('writes draft, proposal and reading as JSON, and reads the given rules from the command line', () => {
    const json = join(folder, 'out.json')

    const { status, stdout } = spawnSync(process.execPath, [command, 'read-scheme', given, '--json', json], { encoding: 'utf8' })

    expect({ status, first: stdout.split('\n')[1] }).toEqual({ status: 0, first: '省直机关创建模范机关考评细则（单位）（总分 total 100）' })
    const file = JSON.parse(readFileSync(json, 'utf8'))
    expect(Object.keys(file)).toEqual(['format', 'scheme', 'proposed', 'reading', 'skipped', 'problems'])
    expect(file.format).toBe('hengjian-scheme-reading/1')
    expect(schemeSchema.parse(file.proposed).name).toBe('省直机关创建模范机关考评细则（单位）')
    expect(schemeReadingSchema.parse(file.reading).leaves).toHaveLength(22)
    expect(readdirSync(folder)).toEqual(['out.json'])
  })

  it('says in one line why a file cannot be read, and writes nothing', async () => {
    const json = join(folder, 'out.json')
    const noRules = written(
      '名册.xlsx',
      await typedWorkbook({
        rows: [
          ['序号', '单位名称'],
          [1, '甲局'],
        ],
      }),
    )
    const damaged = written('坏.xlsx', new Uint8Array(readFileSync(given)).slice(0, 3000))

    expect(await read(noRules, { json })).toEqual({ status: 2, lines: [], errors: [`${noRules}: nothing_to_apply`] })
    expect(await read(join(folder, 'none.xlsx'), { json })).toEqual({
      status: 2,
      lines: [],
      errors: [`${join(folder, 'none.xlsx')}: table_unreadable: reason file not found`],
    })
    expect(await read(damaged, { json })).toMatchObject({ status: 2, lines: [], errors: [expect.stringContaining('table_unreadable')] })
    expect(await read(given, { json, sheet: '7' })).toMatchObject({ status: 2, errors: [`${given}: not_found: what sheet, sheet 6`] })
    expect(await read(given, { json, sheet: 'a' })).toMatchObject({ status: 2, errors: ['--sheet: expected a number from 1, found "a"'] })
    expect(readdirSync(folder).includes('out.json')).toBe(false)
  })
})
