import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runScore } from '../../electron/cli/commands/score.ts'

const command = fileURLToPath(new URL('../../electron/cli/hengjian.ts', import.meta.url))
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/facts/${name}.json`, import.meta.url))
const readFixture = (name: string): unknown => JSON.parse(readFileSync(fixture(name), 'utf8'))

const hengjian = (...parameters: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], { encoding: 'utf8' })
  return { status, out: stdout, errors: stderr.split('\n').filter((line) => line !== '') }
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengjian-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a copy of a fixture with changes made to it and gives its path. */
function changed(name: string, change: (value: Record<string, object>) => void): string {
  const value = readFixture(name)
  change(value as Record<string, object>)
  return written(`${name}.json`, JSON.stringify(value))
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const score = (scheme: string, facts: string, ...more: readonly string[]) =>
  hengjian('score', '--scheme', scheme, '--facts', facts, ...more)

/** The same without a process of its own, for the many cases of wrong input. */
function scoreHere(scheme: string, facts: string, json?: string) {
  const printed: string[] = []
  const errors: string[] = []
  const status = runScore({ scheme, facts, json }, { print: (line) => printed.push(line), complain: (line) => errors.push(line) })
  return { status, out: printed.join('\n'), errors }
}

describe('the command score', () => {
  it('prints the ranking by category with ties, grades, and by-reference, incomplete and exempt ones apart', () => {
    const { status, out, errors } = score(fixture('small-scheme'), fixture('small-facts'))

    expect({ status, errors }).toEqual({ status: 0, errors: [] })
    expect(out).toBe(`机关党建考评（示例）（参评 6，分组 2）

【党群机关】
名次  编号  名称     总分  等次  总名次  说明
   1  u2    乙单位  90.50  优秀       2  同分，由“组织建设”分出
   2  u3    丙单位  90.50  优秀       3  同分，由“组织建设”分出
   3  u1    甲单位  86.50  良好       4
参照（不排名） 1
编号  名称     总分  等次  说明
u5    戊单位  90.00  优秀
未完成（不排名） 1
编号  名称    缺少
u4    丁单位  党费收缴率、年度重点任务
免评 1
编号  名称
u6    己单位

【政府部门】
名次  编号  名称     总分  等次  总名次  说明
   1  u9    壬单位  95.00  良好       1  一票否决（不得评优）
   2  u7    庚单位  85.00  良好       5  并列
   2  u8    辛单位  85.00  良好       5  并列
`)
  })

  it('writes the results with exact values', () => {
    const json = join(folder, 'out.json')

    const { status } = score(fixture('small-scheme'), fixture('small-facts'), '--json', json)

    expect(status).toBe(0)
    const { format, scheme, evaluatees } = JSON.parse(readFileSync(json, 'utf8'))
    expect({ format, scheme }).toEqual({ format: 'hengjian-results/1', scheme: { code: 'small', name: '机关党建考评（示例）' } })
    expect(evaluatees[0]).toEqual({
      code: 'u1',
      name: '甲单位',
      category: '党群机关',
      participation: 'full',
      state: 'complete',
      total: '86.5',
      exact: '173/2',
      base: '169/2',
      bonus: '2',
      deduction: null,
      rawTotal: null,
      rank: 3,
      rankedInCategory: 3,
      tie: null,
      overallRank: 4,
      overallTie: null,
      grade: { code: 'good', name: '良好' },
      vetoes: [],
      missing: [],
      nodes: [
        { code: 'A1', state: 'scored', outcome: 'scored', exact: '34' },
        { code: 'A2', state: 'scored', outcome: 'scored', exact: '15' },
        { code: 'A', state: 'scored', outcome: 'scored', exact: '49' },
        { code: 'B1', state: 'scored', outcome: 'scored', exact: '71/2' },
        { code: 'B', state: 'scored', outcome: 'scored', exact: '71/2' },
        { code: 'C', state: 'scored', outcome: 'scored', exact: '2' },
        { code: 'V', state: 'scored', outcome: 'left_out', exact: null },
      ],
    })
    expect(evaluatees[3]).toMatchObject({ code: 'u4', state: 'incomplete', total: null, rank: null, missing: ['A2', 'B1'] })
    expect(readdirSync(folder)).toEqual(['out.json'])
  })

  it('prints the exact total where the scheme ranks by it', () => {
    const scheme = changed('small-scheme', (value) => Object.assign(value.settings ?? {}, { rankOn: 'exact' }))
    const facts = changed('small-facts', (value) => Object.assign((value.values as object[])[0] ?? {}, { value: '95.0001' }))

    const { out } = scoreHere(scheme, facts)

    expect(out).toContain('甲单位  86.5001  良好')
  })

  it('says what does not add up and calculates all the same', () => {
    const scheme = changed('small-scheme', (value) => Object.assign(value, { points: '110' }))

    const { status, out, errors } = score(scheme, fixture('small-facts'))

    expect({ status, ranked: out.includes('甲单位  86.50') }).toEqual({ status: 0, ranked: true })
    expect(errors).toEqual([`${scheme} total: notice sum_differs: stated 110, summed 100`])
  })
})

describe('wrong input is refused line by line', () => {
  const at = (value: unknown, ...path: readonly (string | number)[]): Record<string, unknown> =>
    path.reduce((inner, key) => (inner as Readonly<Record<string | number, unknown>>)[key], value) as Record<string, unknown>

  it.each<{ what: string; of: 'scheme' | 'facts'; change: (value: Record<string, object>) => void; line: string }>([
    {
      what: 'an unknown key at the top',
      of: 'facts',
      change: (value) => Object.assign(value, { comment: 'x' }),
      line: 'comment: unknown key, found "x"',
    },
    {
      what: 'an unknown key in an entry',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'findings', 0), { quantitty: '2' }),
      line: 'findings[0].quantitty: unknown key, found "2"',
    },
    {
      what: 'a number where text is expected',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'values', 0), { value: 95 }),
      line: 'values[0].value: expected string, found 95',
    },
    {
      what: 'a decimal of five places',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'values', 0), { value: '95.00001' }),
      line: 'values[0].value: expected a decimal with at most 4 places, as text, such as "0.25", found "95.00001"',
    },
    {
      what: 'a missing key',
      of: 'facts',
      change: (value) => void delete at(value, 'findings', 0).foundOn,
      line: 'findings[0].foundOn: expected string, found nothing',
    },
    {
      what: 'an unknown rule',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'findings', 0), { rule: 'mised' }),
      line: 'findings[0].rule: rule_unknown, expected missed | records | formality, found "mised"',
    },
    {
      what: 'an unknown indicator',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'values', 0), { indicator: 'A9' }),
      line: 'values[0].indicator: indicator_unknown, expected a leaf of the scheme, found "A9"',
    },
    {
      what: 'an unknown evaluatee',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'marks', 0), { evaluatee: 'u99' }),
      line: 'marks[0].evaluatee: evaluatee_unknown, expected an evaluatee of the list, found "u99"',
    },
    {
      what: 'a mark beyond its scale',
      of: 'facts',
      change: (value) => Object.assign(at(value, 'marks', 0), { value: '41' }),
      line: 'marks[0].value: value_out_of_range, expected 0–40, found "41"',
    },
    {
      what: 'a wrong amount deep in the tree, without blaming the group around it',
      of: 'scheme',
      change: (value) => Object.assign(at(value, 'parts', 0, 'indicator', 'children', 0, 'method', 'rules', 0, 'amount'), { amount: 2 }),
      line: 'parts[0].indicator.children[0].method.rules[0].amount.amount: expected string, found 2',
    },
    {
      what: 'an unknown method',
      of: 'scheme',
      change: (value) => Object.assign(at(value, 'parts', 0, 'indicator', 'children', 0, 'method'), { kind: 'dedcut' }),
      line: `parts[0].indicator.children[0].method.kind: expected 'deduct' | 'bonus' | 'judged' | 'measured' | 'survey' | 'external' | 'tasks' | 'veto', found "dedcut"`,
    },
    {
      what: 'an unknown tie convention',
      of: 'scheme',
      change: (value) => Object.assign(at(value, 'settings'), { ties: 'fair' }),
      line: 'settings.ties: expected one of "standard", "modified", "dense", "ordinal", found "fair"',
    },
    {
      what: 'a dimension that the scheme has not',
      of: 'scheme',
      change: (value) => Object.assign(at(value, 'parts', 0, 'indicator'), { dimension: 'loyalty' }),
      line: 'A: unknown_dimension: dimension loyalty',
    },
    {
      what: 'a veto for a grade that the scheme has not',
      of: 'scheme',
      change: (value) => Object.assign(at(value, 'parts', 3, 'indicator', 'method', 'rules', 0, 'effect'), { grade: 'best' }),
      line: 'V: unknown_grade: grade best',
    },
  ])('$what', ({ of, change, line }) => {
    const bad = changed(`small-${of}`, change)
    const json = join(folder, 'out.json')

    const { status, out, errors } = scoreHere(
      of === 'scheme' ? bad : fixture('small-scheme'),
      of === 'facts' ? bad : fixture('small-facts'),
      json,
    )

    expect({ status, out, errors }).toEqual({ status: 2, out: '', errors: [`${bad} ${line}`] })
    expect(readdirSync(folder)).toEqual([`small-${of}.json`])
  })

  it.each<{ what: string; content: string | Uint8Array; line: RegExp }>([
    { what: 'no JSON', content: '{ "format": ', line: /^\(whole file\): expected JSON: / },
    { what: 'another format', content: '[]', line: /^\(whole file\): expected object, found \[\]$/ },
    { what: 'no UTF-8', content: new Uint8Array([0x7b, 0xd0, 0xd0, 0x7d]), line: /^\(whole file\): expected UTF-8 text$/ },
  ])('a file that is $what', ({ content, line }) => {
    const bad = written('bad.json', content)

    const { status, errors } = scoreHere(fixture('small-scheme'), bad)

    expect(status).toBe(2)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.replace(`${bad} `, '')).toMatch(line)
  })

  it('a file that is not there', () => {
    const missing = join(folder, 'none.json')

    expect(score(missing, fixture('small-facts'))).toEqual({ status: 2, out: '', errors: [`${missing} (whole file): file not found`] })
  })

  it('all problems of both files at once', () => {
    const scheme = changed('small-scheme', (value) => Object.assign(value, { a: 1, b: 2 }))
    const facts = changed('small-facts', (value) => Object.assign(value, { c: 3 }))

    const { status, errors } = score(scheme, facts)

    expect({ status, errors }).toEqual({
      status: 2,
      errors: [`${scheme} a: unknown key, found 1`, `${scheme} b: unknown key, found 2`, `${facts} c: unknown key, found 3`],
    })
  })

  it('and results that were written before stay as they were', () => {
    const json = written('out.json', 'earlier results')
    const facts = changed('small-facts', (value) => Object.assign(value, { c: 3 }))

    const { status } = score(fixture('small-scheme'), facts, '--json', json)

    expect({ status, content: readFileSync(json, 'utf8') }).toEqual({ status: 2, content: 'earlier results' })
  })

  it('and results that cannot be written are said so, with nothing left beside them', () => {
    const { status, out, errors } = score(fixture('small-scheme'), fixture('small-facts'), '--json', join(folder, 'none', 'out.json'))

    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(errors).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the command line', () => {
  it('prints the JSON Schemas of both files', () => {
    const { status, out } = hengjian('schema')

    const { scheme, facts } = JSON.parse(out)
    expect({ status, formats: [scheme.properties.format.const, facts.properties.format.const] }).toEqual({
      status: 0,
      formats: ['hengjian-scheme/1', 'hengjian-facts/1'],
    })
    expect({ required: facts.required, closed: facts.additionalProperties }).toEqual({ required: ['format', 'evaluatees'], closed: false })
  })

  it('explains itself with --help', () => {
    const { status, out } = hengjian('--help')

    expect({ status, names: ['score --scheme', 'schema', '--json'].every((part) => out.includes(part)) }).toEqual({
      status: 0,
      names: true,
    })
  })

  it.each<{ parameters: readonly string[]; line: string }>([
    { parameters: [], line: 'no command given' },
    { parameters: ['rank'], line: 'unknown command "rank"' },
    { parameters: ['score'], line: 'score needs --scheme <scheme.json>' },
    { parameters: ['score', '--scheme', 'a.json'], line: 'score needs --facts <facts.json>' },
    { parameters: ['schema', 'more'], line: 'unexpected argument "more"' },
  ])('refuses $parameters', ({ parameters, line }) => {
    expect(hengjian(...parameters)).toEqual({ status: 2, out: '', errors: [line, 'see: npm run hengjian -- --help'] })
  })

  it('refuses an option that it does not know', () => {
    const { status, errors } = hengjian('score', '--schema', 'a.json')

    expect({ status, hint: errors.at(-1) }).toEqual({ status: 2, hint: 'see: npm run hengjian -- --help' })
  })
})
