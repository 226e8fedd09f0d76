import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCheckScheme } from '../../electron/cli/commands/check-scheme.ts'
import { smallScheme } from '../helpers/app.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function check(content: string) {
  const path = join(folder, 'scheme.json')
  writeFileSync(path, content)
  const printed: string[] = []
  const errors: string[] = []
  const status = runCheckScheme(path, { print: (line) => printed.push(line), complain: (line) => errors.push(line.replace(path, 'F')) })
  return { status, lines: printed, errors }
}

const starter = () => readFileSync(new URL('../../resources/schemes/five-branch.json', import.meta.url), 'utf8')

describe('the command check-scheme', () => {
  it('prints stated, summed and attainable maximum of every indicator', () => {
    const { status, lines, errors } = check(JSON.stringify(smallScheme()))

    expect({ status, errors }).toEqual({ status: 0, errors: [] })
    expect(lines.slice(0, 6)).toEqual([
      '小方案（small）',
      '指标 indicator   满分 stated  合计 summed  可得 attainable',
      '总分 total                20           20               20',
      'A 基础                    20           20               20',
      '  A1 三会一课             10           10               10',
      '  A2 学时完成率            6            6                6',
    ])
  })

  it('prints what does not add up and still ends with 0, and with 2 for what refuses saving', () => {
    const differing = check(starter().replace('"points": "30"', '"points": "31"'))
    const refused = check(
      JSON.stringify(
        smallScheme((scheme) => ({ ...scheme, settings: { quotas: [{ grade: 'none', limit: { kind: 'number', number: 1 } }] } })),
      ),
    )

    expect({ status: differing.status, said: differing.lines.filter((line) => line.includes('notice sum_differs')) }).toEqual({
      status: 0,
      said: ['  total: notice sum_differs: stated 100, summed 101', '  2: notice sum_differs: stated 31, summed 30'],
    })
    expect({ status: refused.status, said: refused.lines.at(-1) }).toEqual({
      status: 2,
      said: '  total: refusing unknown_grade: grade none',
    })
  })

  it('names every wrong field of a file, or the line of what is no scheme', () => {
    const twice = starter().replace('"points": "30"', '"points": 30').replace('"kind": "branch"', '"kind": "office"')

    expect(check(twice)).toMatchObject({
      status: 2,
      lines: [],
      errors: [expect.stringMatching(/^F kind: /), expect.stringMatching(/^F parts\[1\]\.indicator\.points: expected string, found 30/)],
    })
    expect(check('{\n  "format": 1,\n}').errors).toEqual(['F (whole file): scheme_unreadable: json, line 3'])
    expect(check('[]').errors).toEqual(['F format: scheme_unreadable: format, line 1'])
    expect(check('['.repeat(100_000)).errors).toEqual(['F (whole file): scheme_unreadable: nesting, line 1'])
  })
})
