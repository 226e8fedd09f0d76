import { describe, expect, test } from 'vitest'
import { axisStart } from '../../electron/features/reports/charts-sheet.ts'
import { comparisonRows, comparisonWorkbook } from '../../electron/features/reports/comparison-workbook.ts'
import { reportLabels } from '../../electron/features/reports/labels.ts'
import { type PlannedWorkbook, rankingWorkbook } from '../../electron/features/reports/ranking-workbook.ts'
import { type ReadTable, readTable } from '../../electron/files/tables/index.ts'
import { checkWorkbook, writeWorkbook } from '../../electron/files/workbook/index.ts'
import { comparisonData, rankingData } from './report-data.ts'

const zh = reportLabels('zh')
const reopened = async (planned: PlannedWorkbook): Promise<ReadTable> => await readTable(await writeWorkbook(planned.model), 'a.xlsx')
const rowsOf = (table: ReadTable, name: string) => table.sheets.find((sheet) => sheet.name === name)?.rows ?? []
/** Rows without repetitions that come from merged cells. */
const plain = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.filter((cell, index) => index === 0 || cell !== row[index - 1] || cell === ''))

describe('the ranking workbook', () => {
  test('prints the ranking by category: ties with what broke them, by-reference and incomplete ones apart, then the signers', async () => {
    const table = await reopened(await rankingWorkbook(rankingData, zh))

    expect(plain(rowsOf(table, '排名'))).toEqual([
      ['2026 年度考评结果'],
      ['2026 年度　考评细则（第 2 版）　2026-11-21 生成'],
      ['名次', '考评对象', '总分', '等次', '基本分', '加分', '扣分', '变动', '总名次', '说明'],
      ['党群机关　2 个'],
      ['1', '省委办公厅', '95.1', '优秀', '88.5', '2', '0', '2', '1'],
      ['2', '省委组织部', '95.1', '优秀', '88.5', '2', '0', '-1', '2', '同分，由“三会一课”分出'],
      ['党群机关　参照执行，不参加排名'],
      ['参照', '省气象局', '80', '无等次', '88.5', '2', '0', '无对比', '参照'],
      ['党群机关　录入不齐，暂无总分'],
      ['待补齐', '省档案馆', '暂无', '无等次', '暂无', '2', '0', '无对比', '待补齐', '还缺：第一议题'],
      ['政府部门　1 个'],
      ['1', '=省财政厅', '70.25', '优秀', '88.5', '2', '0', '无对比', '3', '否决：取消评优资格'],
      [],
      ['领导小组负责人：', '', '', '办公室负责人：', '', '', '', '', '', '制表人：'],
    ])
    expect(table.warnings).toEqual([])
  })

  test('prints what was decided beside what was computed, with mark and reason, and names the seal on cover and signature page', async () => {
    const [first, ...others] = rankingData.categories
    if (first === undefined) throw new Error('no category')
    const decided = [
      { place: 2, gradeName: '良好', open: false, cut: { from: '优秀', to: '良好' }, departure: null },
      {
        place: 1,
        gradeName: '良好',
        open: false,
        cut: null,
        departure: { place: true, grade: true, reason: '防汛抢险', decidedBy: '示例主任' },
      },
    ]
    const seal = {
      code: '7F3A-19C2-E0B4',
      revision: 2,
      by: '示例主任',
      at: new Date(2026, 10, 20, 9, 5).toISOString(),
      signers: ['示例主任', '示例组长'],
    }
    const data = {
      ...rankingData,
      facts: { ...rankingData.facts, seal },
      categories: [{ ...first, ranked: first.ranked.map((row, index) => ({ ...row, decision: decided[index] ?? null })) }, ...others],
    }

    const table = await reopened(await rankingWorkbook(data, zh))

    const ranking = plain(rowsOf(table, '排名'))
    expect(ranking[2]?.slice(3, 7)).toEqual(['等次', '评定名次', '评定等次', '基本分'])
    expect(ranking[4]?.slice(0, 6)).toEqual(['1', '省委办公厅', '95.1', '优秀', '2', '良好'])
    expect(ranking[4]?.at(-1)).toContain('名额所限，“优秀”改为“良好”')
    expect(ranking[5]?.slice(0, 6)).toEqual(['2', '省委组织部', '95.1', '优秀', '1 ◆', '良好 ◆'])
    expect(ranking[5]?.at(-1)).toBe('同分，由“三会一课”分出；◆ 改定：防汛抢险（示例主任）')
    expect(plain(rowsOf(table, '封面')).map(([label, value]) => `${label} ${value}`)).toContain(
      '封存 封存编码 7F3A-19C2-E0B4（第 2 次封存，示例主任，2026-11-20 09:05）',
    )
    expect(
      plain(rowsOf(table, '签字页'))
        .map(([role, name]) => `${role ?? ''} ${name ?? ''}`.trim())
        .filter((line) => line !== ''),
    ).toEqual([
      '2026 年度考评结果　领导小组签字页',
      '以下考评结果（名次、等次和评定）经领导小组审定。封存编码与随附报表、封存文件一致方为有效。',
      '参加排名 3 个，分组 2 个',
      '其中改定 1 项（报表中以 ◆ 标注，理由见“说明”列）',
      '封存编码 7F3A-19C2-E0B4（第 2 次封存，示例主任，2026-11-20 09:05）',
      '职务 姓名',
      '签字人 示例主任',
      '签字人 示例组长',
      '领导小组组长',
      '领导小组副组长',
      '领导小组成员',
      '领导小组成员',
      '领导小组成员',
      '办公室主任',
    ])
  })

  test('puts the total before calibration beside the calibrated one, where panels were calibrated', async () => {
    const categories = rankingData.categories.map((category) => ({
      ...category,
      ranked: category.ranked.map((row, index) => (index === 0 ? { ...row, raw: '94.20' } : row)),
    }))

    const table = await reopened(await rankingWorkbook({ ...rankingData, categories }, zh))

    const rows = rowsOf(table, '排名')
    const column = rows[2]?.indexOf('校准前总分') ?? -1
    expect(rows[2]?.slice(2, 5)).toEqual(['总分', '校准前总分', '等次'])
    expect([rows[4]?.[column], rows[5]?.[column]]).toEqual(['94.2', '未校准'])
  })

  test('says on the cover and the signature page of an open year that it is a draft', async () => {
    const table = await reopened(await rankingWorkbook(rankingData, zh))

    expect(plain(rowsOf(table, '封面')).map(([label, value]) => `${label} ${value}`)).toContain('封存 未封存（过程稿）')
    expect(plain(rowsOf(table, '签字页')).flat()).toContain('本结果尚未封存，签字前请先封存。')
  })

  test('says each of the five states in its own word, and zero as zero', async () => {
    const rows = rowsOf(await reopened(await rankingWorkbook(rankingData, zh)), '指标矩阵')

    expect(rows.slice(2)).toEqual([
      ['名次', '考评对象', '总分', '政治忠诚', '政治忠诚'],
      ['名次', '考评对象', '总分', '第一议题', '三会一课'],
      ['名次', '考评对象', '总分', '6'],
      ['1', '省委办公厅', '95.1', '6', '0'],
      ['2', '省委组织部', '95.1', '5.5', '不考核'],
      ['参照', '省气象局', '80', '缺席', '回避'],
      ['待补齐', '省档案馆', '暂无', '未录入', '1.25'],
      ['1', '=省财政厅', '70.25', '6', '0'],
    ])
  })

  test('lists the findings, and states on its cover what the check finds', async () => {
    const table = await reopened(await rankingWorkbook(rankingData, zh))

    expect(rowsOf(table, '督查发现')[3]).toEqual([
      '1',
      '2026-03-05',
      '省委办公厅',
      '第一议题',
      '+未按时传达学习',
      '-0.5',
      '联络走访',
      '已确认',
      '无须整改',
      '甲',
      '未复核',
      '2',
    ])
    const cover = new Map(plain(rowsOf(table, '封面')).map(([label, value]) => [label, value]))
    expect(cover.get('考评对象')).toBe('已排名 3 个，参照 1 个，待补齐 1 个')
    expect(cover.get('生成时间')).toBe('2026-11-21 20:15')
    expect(cover.get('核对')).toBe('已核对：文件写成后重新打开，排名 5 行、总分合计 340.45、指标矩阵 5 行、督查发现 1 行，与系统一致')
  })

  test.each(['zh', 'en'] as const)('passes its own check in %s', async (language) => {
    const planned = await rankingWorkbook(rankingData, reportLabels(language))

    const checked = await checkWorkbook(await writeWorkbook(planned.model), planned.expectation)

    expect([checked.sheets.map(({ rows }) => rows), checked.totals]).toEqual([[5, 5, 1], 5])
  })

  test('fails its check when a total of the data did not reach the file', async () => {
    const planned = await rankingWorkbook(rankingData, zh)
    const [first, ...rest] = rankingData.categories
    const other = await rankingWorkbook({ ...rankingData, categories: first ? [{ ...first, incomplete: [] }, ...rest] : [] }, zh)

    await expect(checkWorkbook(await writeWorkbook(other.model), planned.expectation)).rejects.toMatchObject({
      code: 'export_check_failed',
      data: { sheet: '排名', what: 'rows', expected: 5, found: 4 },
    })
  })

  test('is written before anything is ranked, without charts', async () => {
    const planned = await rankingWorkbook({ ...rankingData, categories: [], findings: [], leaves: [] }, zh)

    const checked = await checkWorkbook(await writeWorkbook(planned.model), planned.expectation)

    expect(checked.sheets).toEqual([
      { name: '排名', rows: 0 },
      { name: '指标矩阵', rows: 0 },
      { name: '督查发现', rows: 0 },
    ])
  })

  test('leaves out the unit where evaluatees are units, and the movement where none is asked for', async () => {
    const branches = {
      ...rankingData,
      since: null,
      categories: rankingData.categories.map((category) => ({
        ...category,
        ranked: category.ranked.map((row) => ({ ...row, unitName: '省委' })),
      })),
    }

    const { model } = await rankingWorkbook(branches, zh)
    const header = model.sheets[1]?.rows[2]?.cells.map((cell) => (cell?.kind === 'text' ? cell.text : ''))

    expect(header).toEqual(['名次', '考评对象', '单位', '总分', '等次', '基本分', '加分', '扣分', '总名次', '说明'])
  })
})

describe('the comparison', () => {
  test('names the highest and lowest in words beside the scores', async () => {
    const planned = comparisonWorkbook(comparisonData, zh)
    const rows = rowsOf(await reopened(planned), '指标对比')

    expect(rows.slice(2)).toEqual([
      ['指标', '所属', '满分', '省委办公厅', '省委组织部', '分组均值', '极差', '最高', '最低'],
      ['第一议题', '政治忠诚', '6', '6', '5.5', '5.75', '0.5', '省委办公厅', '省委组织部'],
      ['三会一课', '政治忠诚', '无', '0', '回避', '无', '无', '相同', '相同'],
    ])
    expect((await checkWorkbook(await writeWorkbook(planned.model), planned.expectation)).totals).toBe(4)
  })

  test('is a text table with numbers as numbers and states as words', () => {
    const rows = comparisonRows(comparisonData, zh).map((row) =>
      row.map((cell) => (cell.kind === 'number' ? `#${cell.decimal}` : cell.text)),
    )

    expect(rows).toEqual([
      ['编号', '指标', '所属', '满分', '省委办公厅', '省委组织部', '分组均值', '极差', '最高', '最低'],
      ['A1', '第一议题', '政治忠诚', '#6', '#6.00', '#5.50', '#5.75', '#0.50', '省委办公厅', '省委组织部'],
      ['A2', '三会一课', '政治忠诚', '无', '#0.00', '回避', '无', '无', '相同', '相同'],
      ['', '总分', '', '#100', '#95.10', '暂无', '', '', '', ''],
      ['', '封存', '未封存（过程稿）', '', '', '', '', '', '', ''],
    ])
  })
})

test.each([
  [['95', '88', null], 80],
  [['95', '10'], 0],
  [['3', '4'], 0],
  [[null], 0],
  [['91', '93'], 80],
] as const)('the axis for %j begins at %i', (values, start) => {
  expect(axisStart(values)).toBe(start)
})
