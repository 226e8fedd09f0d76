import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { previewOf } from '../../../electron/features/scheme-import/read-rules.ts'
import { withProposals } from '../../../electron/features/scheme-import/with-proposals.ts'
import { leavesOf } from '../../../electron/features/schemes/starter-schemes.ts'
import { readWorkbook } from '../../../electron/files/tables/read-workbook.ts'
import { foreignLimits } from '../../../electron/files/tables/table-limits.ts'
import type { LeafMethod } from '../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { outlineOf } from './office-workbook.ts'

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)))
const given = async (name: string) =>
  outlineOf(await readWorkbook(bytesOf(`../../fixtures/schemes/sheets/${name}.xlsx`), `${name}.xlsx`, foreignLimits))
const starter = (name: string) =>
  schemeSchema.parse(JSON.parse(new TextDecoder().decode(bytesOf(`../../../resources/schemes/${name}.json`))))

const withoutProse = (lines: readonly string[]) => lines.map((line) => line.replace(/ \|.*$/s, ''))

describe('the two workbooks of the sample office', () => {
  test('the rules for units give their tree, points and parts', async () => {
    const { guess, preview, rules, lines } = await given('scheme-unit')

    expect(withoutProse(lines)).toEqual([
      '1 政治忠诚 30',
      '· 1.1 学习贯彻 18',
      '· · 1.1.1 第一议题制度落实 6',
      '· · 1.1.2 理论学习中心组学习 6',
      '· · 1.1.3 青年理论学习小组 6',
      '· 1.2 教育管理 12',
      '· · 1.2.1 党员教育学时完成率 6',
      '· · 1.2.2 意识形态工作责任制 6',
      '2 组织过硬 25',
      '· 2.1 组织生活 15',
      '· · 2.1.1 三会一课 8',
      '· · 2.1.2 民主评议党员 4',
      '· · 2.1.3 党费收缴 3',
      '· 2.2 基层基础 10',
      '· · 2.2.1 支部规范化达标率 6',
      '· · 2.2.2 党务干部队伍建设 4',
      '3 务实清廉 25',
      '· 3.1 正风肃纪 17',
      '· · 3.1.1 廉政风险排查 6',
      '· · 3.1.2 督查问题整改率 6',
      '· · 3.1.3 作风问题 5',
      '· 3.2 基层减负 8',
      '· · 3.2.1 发文数量同比压减 4',
      '· · 3.2.2 会议数量同比压减 4',
      '4 争先出彩 20',
      '· 4.1 中心工作 8',
      '· · 4.1.1 年度重点任务完成 8',
      '· 4.2 群众满意 6',
      '· · 4.2.1 服务对象满意度 6',
      '· 4.3 特色创新 6',
      '· · 4.3.1 特色工作 6',
      'bonus J1 加分项 6',
      'bonus · J1.1 上级表彰 3',
      'bonus · J1.2 经验推广 3',
      'deduction K1 扣分项 –',
      'deduction · K1.1 负面清单 –',
      'veto F1 一票否决 –',
      'veto · F1.1 违纪违法 –',
    ])
    expect({ title: guess.title, kind: guess.kind, uncertain: guess.uncertain, points: preview.points }).toEqual({
      title: '省直机关创建模范机关考评细则（单位）',
      kind: 'unit',
      uncertain: [],
      points: '100',
    })
    expect(rules.drafted.scheme.source).toBe('填报单位：省直机关创建模范机关工作领导小组办公室')
    expect(rules.reading.settings.map(({ row, proposed }) => ({ row, proposed }))).toEqual([
      {
        row: 27,
        proposed: {
          points: '100',
          bonusCap: '6',
          quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' }, rounding: 'floor', per: 'category' }],
        },
      },
      {
        row: 27,
        proposed: {
          bandsOn: 'score',
          bands: [
            { code: 'excellent', name: '优秀', lower: '90', upper: null },
            { code: 'good', name: '良好', lower: '80', upper: '90' },
            { code: 'qualified', name: '合格', lower: '70', upper: '80' },
            { code: 'basic', name: '基本合格', lower: '60', upper: '70' },
            { code: 'unqualified', name: '不合格', lower: '0', upper: '60' },
          ],
        },
      },
    ])
  })

  test('grades that the rules name without bounds get the usual ones as a guess of their own, so that the draft can be saved', async () => {
    const { rules } = await given('scheme-unit')
    const assumed = rules.reading.settings.at(-1)

    expect(assumed).toMatchObject({
      certainty: 'guess',
      decision: 'pending',
      text: '注：总分100分，加分不超过6分。优秀名额不超过参评单位数的30%。',
    })
    expect(assumed?.clauses).toEqual([
      { start: 0, end: 34, role: 'grade', certainty: 'guess', rules: [], note: { code: 'bands_assumed', values: { grade: '优秀' } } },
    ])
    expect(previewOf(rules).problems.filter(({ severity }) => severity === 'refusing')).toEqual([])
  })

  test('the rules for branches give their tree, points and parts', async () => {
    const { guess, preview, lines } = await given('scheme-branch')

    expect(withoutProse(lines)).toEqual([
      '1 支部设置标准化 20',
      '· 1.1 班子健全 8',
      '· 1.2 党小组设置 4',
      '· 1.3 党员名册管理 8',
      '2 组织生活正常化 30',
      '· 2.1 三会一课 12',
      '· 2.2 主题党日 8',
      '· 2.3 组织生活会和民主评议 6',
      '· 2.4 谈心谈话 4',
      '3 管理服务精细化 20',
      '· 3.1 党员教育学时 6',
      '· 3.2 积分评星管理 6',
      '· 3.3 联系服务群众 8',
      '4 工作制度体系化 15',
      '· 4.1 责任清单 8',
      '· 4.2 请示报告 7',
      '5 阵地建设规范化 15',
      '· 5.1 活动场所 7',
      '· 5.2 经费使用 8',
      'bonus J1 加分项 –',
      'bonus · J1.1 示范支部 –',
    ])
    expect({ kind: guess.kind, skipped: preview.skipped, leaves: preview.leaves }).toEqual({
      kind: 'branch',
      skipped: [{ row: 19, text: '', reason: 'blank' }],
      leaves: 15,
    })
  })

  test('nothing of the draft is in force: no leaf has a rule, and a veto is only shown', async () => {
    const { rules } = await given('scheme-unit')

    expect(rules.drafted.leaves.map(({ leaf }) => leaf.method).filter((method) => 'rules' in method && method.rules.length > 0)).toEqual([
      {
        kind: 'veto',
        rules: [{ code: 'r1', text: '领导班子成员被立案审查的，不得评为优秀；发生重大责任事故的，总分计零分。', effect: { kind: 'flag' } }],
      },
    ])
    expect(new Set([...rules.reading.leaves, ...rules.reading.settings].map(({ decision }) => decision))).toEqual(new Set(['pending']))
  })

  test('at least 95 % of the rules are proposed as somebody entered them by hand', async () => {
    const wrong: string[] = []
    let count = 0
    for (const [file, resource] of [
      ['scheme-unit', 'model-unit'],
      ['scheme-branch', 'five-branch'],
    ] as const) {
      const { rules } = await given(file)
      const proposed = new Map(leavesOf(withProposals(rules.drafted.scheme, rules.reading)).map((leaf) => [leaf.name, leaf]))
      // The branches' sheet has no row for vetoes; whoever entered it by hand added one.
      for (const leaf of leavesOf(starter(resource)).filter(({ name }) => name !== '否决情形')) {
        const wanted = essence(leaf.method)
        const found = essence(proposed.get(leaf.name)?.method)
        expect(proposed.get(leaf.name)?.points).toBe(leaf.points)
        count += wanted.length
        for (const [place, rule] of wanted.entries()) if (found[place] !== rule) wrong.push(`${leaf.name}: ${rule} / ${found[place]}`)
      }
    }

    expect(count).toBe(50)
    expect(wrong).toEqual([
      // The sheet does not say whether a year can have several such risks; the person chose per time, the reader once.
      '廉政风险排查: event 0.5..2 / once 0.5..2',
    ])
  })
})

/** What a rule does, without the codes and words that whoever enters it chooses; one text for each rule, one for any other method. */
function essence(method: LeafMethod | undefined): readonly string[] {
  switch (method?.kind) {
    case undefined:
      return []
    case 'deduct':
    case 'bonus':
      return method.rules.map(ruleEssence)
    case 'veto':
      return method.rules.map(({ text, effect }) => `${text} ${JSON.stringify(effect)}`)
    default:
      return [JSON.stringify(method)]
  }
}

function ruleEssence({ unit, amount, cap, multipliers, group, effect }: Rule): string {
  const points =
    amount.kind === 'fixed'
      ? amount.amount
      : amount.kind === 'range'
        ? `${amount.min}..${amount.max}`
        : amount.kind === 'levels'
          ? amount.levels.map((level) => level.amount).join('/')
          : JSON.stringify(amount)
  // A cap on what is taken once says nothing more.
  const capped = cap === undefined || unit === 'once' ? '' : ` cap ${cap}`
  const times = (multipliers ?? []).map(({ factor }) => ` ×${factor}`).join('')
  return `${unit} ${points}${capped}${times}${group === undefined ? '' : ' highest'}${effect ?? ''}`
}
