import { describe, expect, test } from 'vitest'
import { outlineOf, type TypedSheet, typedTable } from './office-workbook.ts'

interface Shape {
  readonly sheets: readonly TypedSheet[]
  readonly lines: readonly string[]
  /** Header rows and sheet found. */
  readonly found?: readonly [sheet: number, first: number, last: number]
  readonly points?: string
  readonly skipped?: readonly string[]
  readonly notes?: readonly string[]
  readonly problems?: readonly string[]
}

const shapes: Readonly<Record<string, Shape>> = {
  'requirement and criteria over several rows of one leaf, marks to come at the right': {
    sheets: [
      {
        rows: [
          ['附件1'],
          ['市直机关党建先进单位考评细则（2016年度）'],
          ['类别', '考评项目', '工作要求', '分值', '评分要点', '考评方式', '得分'],
          ['学习教育', '理论学习', '制定年度学习计划', 10, '无学习计划的扣1分；', '查阅资料'],
          ['', '', '学习及时', '', '学习不及时的扣1分；'],
          ['', '', '开展读书活动', '', '未开展的扣1分。'],
          ['日常基础', '组织建设', '按期换届', 15, '未按期换届的扣2分。', '查阅资料'],
          ['', '党费收缴', '按时足额收缴', 20, '每迟交1人次扣0.1分，扣完为止。', '查台账'],
        ],
        merges: ['A2:G2', 'A4:A6', 'B4:B6', 'D4:D6', 'F4:F6', 'A7:A8'],
      },
    ],
    found: [0, 3, 3],
    lines: [
      '1 学习教育 –',
      '· 1.1 理论学习 10 | 无学习计划的扣1分；⏎学习不及时的扣1分；⏎未开展的扣1分。',
      '2 日常基础 –',
      '· 2.1 组织建设 15 | 未按期换届的扣2分。',
      '· 2.2 党费收缴 20 | 每迟交1人次扣0.1分，扣完为止。',
    ],
  },
  'points in the headings only, columns for the marks ignored, a sum that differs': {
    sheets: [
      {
        rows: [
          ['标准化党支部百分制考核细则'],
          ['目标', '考核项目', '考核内容', '评分说明', '自查分', '考核分'],
          ['班子（16分）', '班子健全（4分）', '委员设置合理，书记配备到位（2分）', '未配书记的扣1分。'],
          ['', '', '及时补充委员（2分）', '委员缺额未及时补充的扣1分。'],
          ['', '书记作用（4分）', '政治素质高（2分）', '好得2分，较好得1.5分，一般得1分，差不得分。'],
          ['', '', '工作能力强（2分）', '好得2分，较好得1.5分，一般得1分，差不得分。'],
        ],
        merges: ['A1:F1', 'A3:A6', 'B3:B4', 'B5:B6'],
      },
    ],
    lines: [
      '1 班子 16',
      '· 1.1 班子健全 4',
      '· · 1.1.1 委员设置合理，书记配备到位 2 | 未配书记的扣1分。',
      '· · 1.1.2 及时补充委员 2 | 委员缺额未及时补充的扣1分。',
      '· 1.2 书记作用 4',
      '· · 1.2.1 政治素质高 2 | 好得2分，较好得1.5分，一般得1分，差不得分。',
      '· · 1.2.2 工作能力强 2 | 好得2分，较好得1.5分，一般得1分，差不得分。',
    ],
    problems: ['1 sum_differs 16 8'],
  },
  'no column of criteria: the items say their points themselves': {
    sheets: [
      {
        rows: [
          ['支部年度计分表'],
          ['分类', '考评项目', '支部自评得分', '考评组审核得分'],
          ['组织建设', '年初有计划、年终有总结，得5分'],
          ['', '发展新会员每人加4分'],
          ['思想宣传', '宣传报道每篇加3分'],
          ['合计', ''],
        ],
        merges: ['A1:D1', 'A3:A4'],
      },
    ],
    lines: [
      '1 组织建设 –',
      '· 1.1 年初有计划、年终有总结 5 | 年初有计划、年终有总结，得5分',
      '· 1.2 发展新会员每人加4分 – | 发展新会员每人加4分',
      '2 思想宣传 –',
      '· 2.1 宣传报道每篇加3分 – | 宣传报道每篇加3分',
    ],
    skipped: ['6 subtotal'],
  },
  'a header of two levels with sub-columns for the marks': {
    sheets: [
      {
        rows: [
          ['机关党建考核表'],
          ['序号', '考核指标', '', '分值', '评分标准', '得分', '', '备注'],
          ['', '一级', '二级', '', '', '自评', '考评', ''],
          [1, '政治建设', '第一议题', 20, '每少1次扣1分。'],
          [2, '', '意识形态', 30, '未研究的扣2分。'],
          [3, '组织建设', '三会一课', 50, '每少召开1次扣0.5分，最多扣5分。'],
        ],
        merges: ['A1:H1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:G2', 'H2:H3', 'B4:B5'],
      },
    ],
    found: [0, 2, 3],
    lines: [
      '1 政治建设 –',
      '· 1.1 第一议题 20 | 每少1次扣1分。',
      '· 1.2 意识形态 30 | 未研究的扣2分。',
      '2 组织建设 –',
      '· 2.1 三会一课 50 | 每少召开1次扣0.5分，最多扣5分。',
    ],
  },
  'sections over the width are the parts; subtotals, notes and the signing line are none': {
    sheets: [
      {
        rows: [
          ['支部考核细则'],
          ['考核项目', '考核要点', '分值', '评分标准'],
          ['一、基础分（100分）'],
          ['组织生活', '三会一课', 60, '每少1次扣1分。'],
          ['', '主题党日', 40, '每少1次扣1分。'],
          ['小计', '', 100, ''],
          ['二、加分项（10分）'],
          ['表彰奖励', '获上级表彰', 10, '省级每次加2分，市级每次加1分。'],
          ['三、扣分项'],
          ['通报批评', '', '', '被通报批评的每次扣2分。'],
          ['四、一票否决'],
          ['违纪', '', '', '发生违纪案件的，不得评为优秀。'],
          ['注：1.总分100分，加分不超过10分。'],
          ['2.本细则由办公室负责解释。'],
          ['填表人：', '', '审核人：', ''],
        ],
        merges: ['A1:D1', 'A3:D3', 'A4:A5', 'A7:D7', 'A9:D9', 'A11:D11', 'A13:D13', 'A14:D14'],
      },
    ],
    points: '100',
    lines: [
      '1 组织生活 100',
      '· 1.1 三会一课 60 | 每少1次扣1分。',
      '· 1.2 主题党日 40 | 每少1次扣1分。',
      'bonus J1 加分项 10',
      'bonus · J1.1 表彰奖励 –',
      'bonus · · J1.1.1 获上级表彰 10 | 省级每次加2分，市级每次加1分。',
      'deduction K1 扣分项 –',
      'deduction · K1.1 通报批评 – | 被通报批评的每次扣2分。',
      'veto F1 一票否决 –',
      'veto · F1.1 违纪 – | 发生违纪案件的，不得评为优秀。',
    ],
    skipped: ['6 subtotal', '15 title'],
    notes: ['注：1.总分100分，加分不超过10分。', '2.本细则由办公室负责解释。'],
  },
  'each level with points of its own, and who is responsible': {
    sheets: [
      {
        rows: [
          ['一级指标', '分值', '二级指标', '分值', '三级指标', '分值', '评分细则', '责任单位'],
          ['党的建设', 40, '政治建设', 25, '理论学习', 15, '每少学1次扣1分。', '宣传处'],
          ['', '', '', '', '意识形态', 10, '未研究扣2分。', '宣传处'],
          ['', '', '组织建设', 15, '三会一课', 15, '每少1次扣1分。', '组织处'],
          ['业务工作', 60, '重点任务', 60, '任务完成率', 60, '按完成率计分。', '办公室'],
        ],
        merges: ['A2:A4', 'B2:B4', 'C2:C3', 'D2:D3'],
      },
    ],
    lines: [
      '1 党的建设 40',
      '· 1.1 政治建设 25',
      '· · 1.1.1 理论学习 15 | 每少学1次扣1分。',
      '· · 1.1.2 意识形态 10 | 未研究扣2分。',
      '· 1.2 组织建设 15',
      '· · 1.2.1 三会一课 15 | 每少1次扣1分。',
      '2 业务工作 60',
      '· 2.1 重点任务 60',
      '· · 2.1.1 任务完成率 60 | 按完成率计分。',
    ],
  },
  'a header on the fifth row below title, year and a line to fill in': {
    sheets: [
      {
        rows: [
          ['附件2'],
          ['县直单位综合考核评分细则'],
          ['（2025年度）'],
          ['单位：', '', '', '日期：'],
          ['考核内容', '标准分', '扣分标准', '扣分原因', '得分'],
          ['制度健全', 30, '缺一项制度扣5分。'],
          ['档案规范', 30, '资料不全的每处扣1分。'],
          ['完成任务', 40, '未完成不得分。'],
          ['合计', 100, ''],
        ],
        merges: ['A2:E2', 'A3:E3'],
      },
    ],
    found: [0, 5, 5],
    points: '100',
    lines: ['1 制度健全 30 | 缺一项制度扣5分。', '2 档案规范 30 | 资料不全的每处扣1分。', '3 完成任务 40 | 未完成不得分。'],
    skipped: ['9 subtotal'],
  },
  'no header at all': {
    sheets: [
      {
        rows: [
          ['政治建设', '理论学习', 20, '每少学习1次扣1分。', '查阅资料'],
          ['', '意识形态', 20, '未专题研究的扣2分。', '查阅资料'],
          ['组织建设', '三会一课', 30, '每少召开1次扣0.5分。', '日常督查'],
          ['', '党费收缴', 30, '每迟交1人次扣0.1分。', '数据比对'],
        ],
        merges: ['A1:A2', 'A3:A4'],
      },
    ],
    lines: [
      '1 政治建设 –',
      '· 1.1 理论学习 20 | 每少学习1次扣1分。',
      '· 1.2 意识形态 20 | 未专题研究的扣2分。',
      '2 组织建设 –',
      '· 2.1 三会一课 30 | 每少召开1次扣0.5分。',
      '· 2.2 党费收缴 30 | 每迟交1人次扣0.1分。',
    ],
  },
  'an explanation on the first sheet, the parts on sheets of their own': {
    sheets: [
      { name: '说明', rows: [['本办法自印发之日起施行'], ['有关事项说明']] },
      {
        name: '考核细则',
        rows: [
          ['考核要点', '分值', '评分标准'],
          ['学习', 60, '每少1次扣1分。'],
          ['组织', 40, '每少1次扣2分。'],
        ],
      },
      {
        name: '加分项',
        rows: [
          ['项目', '评分标准'],
          ['上级表彰', '省级每次加2分。'],
          ['经验推广', '每次加1分。'],
        ],
      },
      {
        name: '一票否决',
        rows: [
          ['情形', '评分标准'],
          ['违纪', '发生违纪案件的，不得评为优秀。'],
        ],
      },
    ],
    found: [1, 1, 1],
    lines: [
      '1 学习 60 | 每少1次扣1分。',
      '2 组织 40 | 每少1次扣2分。',
      'bonus J1 加分项 –',
      'bonus · J1.1 上级表彰 – | 省级每次加2分。',
      'bonus · J1.2 经验推广 – | 每次加1分。',
      'veto F1 一票否决 –',
      'veto · F1.1 违纪 – | 发生违纪案件的，不得评为优秀。',
    ],
  },
  'one merged leaf with points in each row is several leaves, named by their prose': {
    sheets: [
      {
        rows: [
          ['项目', '考核要点', '分值', '评分标准'],
          ['组织生活', '三会一课', 2, '支委会每少1次扣0.5分'],
          ['', '', 3, '党员大会每少1次扣1分'],
          ['', '主题党日', 5, '每少1次扣1分'],
        ],
        merges: ['A2:A4', 'B2:B3'],
      },
    ],
    lines: [
      '1 组织生活 –',
      '· 1.1 三会一课 –',
      '· · 1.1.1 支委会每少1次扣0.5分 2 | 支委会每少1次扣0.5分',
      '· · 1.1.2 党员大会每少1次扣1分 3 | 党员大会每少1次扣1分',
      '· 1.2 主题党日 5 | 每少1次扣1分',
    ],
  },
  'four levels, equal texts apart and together, the header again after a page break': {
    sheets: [
      {
        rows: [
          ['一级指标', '二级指标', '三级指标', '四级指标', '考核要点', '分值', '计分办法'],
          ['甲', '乙', '丙', '丁', '要点一', 5, '每次扣1分'],
          ['甲', '乙', '丙', '丁', '要点二', 5, '每次扣1分'],
          ['一级指标', '二级指标', '三级指标', '四级指标', '考核要点', '分值', '计分办法'],
          ['甲', '乙', '丙', '戊', '要点三', 5, '每次扣1分'],
          [],
          ['己', '乙', '丙', '丁', '要点四', 5, '每次扣1分'],
        ],
      },
    ],
    lines: [
      '1 甲 –',
      '· 1.1 乙 –',
      '· · 1.1.1 丙 –',
      '· · · 1.1.1.1 丁 –',
      '· · · · 1.1.1.1.1 要点一 5 | 每次扣1分',
      '· · · · 1.1.1.1.2 要点二 5 | 每次扣1分',
      '· · · 1.1.1.2 戊 –',
      '· · · · 1.1.1.2.1 要点三 5 | 每次扣1分',
      '2 己 –',
      '· 2.1 乙 –',
      '· · 2.1.1 丙 –',
      '· · · 2.1.1.1 丁 –',
      '· · · · 2.1.1.1.1 要点四 5 | 每次扣1分',
    ],
    skipped: ['4 repeated_header', '6 blank'],
  },
  'headings broken into lines and spaced out, full-width digits, points with 分': {
    sheets: [
      {
        rows: [
          ['类别', '内容', '分值', '评分办法'],
          ['政\n治\n建\n设\n（40分）', '学 习', '４０', '每少1次扣1分'],
          ['组 织 建 设（60分）', '党 课', '６０分', '每少1次扣1分'],
        ],
      },
    ],
    lines: ['1 政治建设 40', '· 1.1 学习 40 | 每少1次扣1分', '2 组织建设 60', '· 2.1 党课 60 | 每少1次扣1分'],
  },
  'headings merged across to the leaf, parts without a finer level': {
    sheets: [
      {
        rows: [
          ['一级指标', '二级指标', '考核要点', '分值', '评分标准'],
          ['政治建设', '学习', '第一议题', 5, '每少1次扣1分'],
          ['', '', '中心组', 5, '每少1次扣1分'],
          ['', '党费收缴', '', 5, '每迟交1人次扣0.1分'],
          ['加分项', '', '', 5, '省级表彰每次加2分'],
          ['一票否决', '', '', '', '发生案件的，不得评优'],
        ],
        merges: ['A2:A4', 'B2:B3', 'B4:C4', 'A5:C5', 'A6:C6'],
      },
    ],
    lines: [
      '1 政治建设 –',
      '· 1.1 学习 –',
      '· · 1.1.1 第一议题 5 | 每少1次扣1分',
      '· · 1.1.2 中心组 5 | 每少1次扣1分',
      '· 1.2 党费收缴 5 | 每迟交1人次扣0.1分',
      'bonus J1 加分项 5 | 省级表彰每次加2分',
      'veto F1 一票否决 – | 发生案件的，不得评优',
    ],
  },
  'points of the heading for all that stands below it': {
    sheets: [
      {
        rows: [
          ['考核项目', '分值', '考核内容', '评分标准'],
          ['组织建设', 20, '班子健全', '未按期换届扣2分'],
          ['', '', '制度健全', '缺一项扣1分'],
          ['党员管理', 30, '教育', '每少1次扣1分'],
          ['', '', '发展', '程序不规范扣2分'],
        ],
        merges: ['A2:A3', 'B2:B3', 'A4:A5', 'B4:B5'],
      },
    ],
    lines: ['1 组织建设 20 | 班子健全：未按期换届扣2分⏎制度健全：缺一项扣1分', '2 党员管理 30 | 教育：每少1次扣1分⏎发展：程序不规范扣2分'],
  },
  'sections numbered in two depths and no columns of levels': {
    sheets: [
      {
        rows: [
          ['考核细则'],
          ['序号', '考核内容', '分值', '评分标准'],
          ['一、党的建设（60分）'],
          ['（一）政治建设（30分）'],
          [1, '第一议题', 30, '每少1次扣1分'],
          ['（二）组织建设（30分）'],
          [2, '三会一课', 30, '每少1次扣1分'],
          ['二、业务工作（40分）'],
          [3, '重点任务', 40, '按完成率计分'],
        ],
        merges: ['A1:D1', 'A3:D3', 'A4:D4', 'A6:D6', 'A8:D8'],
      },
    ],
    lines: [
      '1 党的建设 60',
      '· 1.1 政治建设 30',
      '· · 1.1.1 第一议题 30 | 每少1次扣1分',
      '· 1.2 组织建设 30',
      '· · 1.2.1 三会一课 30 | 每少1次扣1分',
      '2 业务工作 40',
      '· 2.1 重点任务 40 | 按完成率计分',
    ],
  },
  'subtotals inside the headings state their points': {
    sheets: [
      {
        rows: [
          ['类别', '考核内容', '标准分', '评分说明'],
          ['党建工作', '学习', 10, '每少1次扣1分'],
          ['', '组织', 20, '每少1次扣1分'],
          ['', '小计', 35, ''],
          ['业务工作', '完成', 70, '按完成率计分'],
          ['总分', '', 105, ''],
        ],
        merges: ['A2:A4'],
      },
    ],
    points: '105',
    lines: [
      '1 党建工作 35',
      '· 1.1 学习 10 | 每少1次扣1分',
      '· 1.2 组织 20 | 每少1次扣1分',
      '2 业务工作 –',
      '· 2.1 完成 70 | 按完成率计分',
    ],
    skipped: ['4 subtotal', '6 subtotal'],
    problems: ['1 sum_differs 35 30'],
  },
  'codes of its own and weights instead of points': {
    sheets: [
      {
        rows: [
          ['指标编号', '指标名称', '权重（%）', '计分方法', '数据来源'],
          ['Ａ-01', '学习', 40, '每少1次扣1分', '台账'],
          ['A-02', '组织', 60, '每少1次扣1分', '台账'],
        ],
      },
    ],
    lines: ['A-01 学习 40 | 每少1次扣1分', 'A-02 组织 60 | 每少1次扣1分'],
  },
  'weights of levels make a weighted scheme out of 100': {
    sheets: [
      {
        rows: [
          ['一级指标', '权重', '二级指标', '权重', '评分标准'],
          ['党建', '40%', '学习', '60%', '每少1次扣1分'],
          ['', '', '组织', '40%', '每少1次扣1分'],
          ['业务', '60%', '完成率', '100%', '按完成率计分'],
        ],
        merges: ['A2:A3', 'B2:B3'],
      },
    ],
    points: '100',
    lines: [
      '1 党建 100',
      '· 1.1 学习 100 | 每少1次扣1分',
      '· 1.2 组织 100 | 每少1次扣1分',
      '2 业务 100',
      '· 2.1 完成率 100 | 按完成率计分',
    ],
  },
}

describe('the rules of an office, in whatever shape they stand', () => {
  test.each(Object.entries(shapes))('%s', async (_, shape) => {
    const { guess, preview, lines } = await outlineOf(await typedTable(...shape.sheets))

    const { mapping } = guess
    if (shape.found) expect([mapping.sheet, mapping.headerFirstRow, mapping.headerLastRow]).toEqual(shape.found)
    expect(lines).toEqual(shape.lines)
    expect(preview.points).toBe(shape.points ?? null)
    expect(preview.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual(shape.skipped ?? [])
    expect(preview.notes.map(({ text }) => text)).toEqual(shape.notes ?? [])
    const sums = preview.problems.filter(({ code }) => code === 'sum_differs')
    expect(sums.map(({ at, code, values }) => `${at} ${code} ${values.stated} ${values.summed}`)).toEqual(shape.problems ?? [])
  })
})

describe('what stands beside the leaves', () => {
  test('requirement and responsible unit are kept as the note of the leaf, and the unit supplies the facts', async () => {
    const { rules } = await outlineOf(
      await typedTable({
        rows: [
          ['项目', '工作要求', '分值', '评分标准', '牵头部门'],
          ['学习', '每月一次', 10, '每少1次扣1分', '宣传处'],
        ],
      }),
    )

    expect(rules.drafted.leaves[0]?.leaf.note).toBe('每月一次\n牵头部门：宣传处')
    expect(rules.reading.leaves[0]?.proposed?.method).toMatchObject({ rules: [{ supplier: '宣传处', amount: { amount: '1' } }] })
  })

  test('a cap in a heading is proposed for the whole part unless a note says it', async () => {
    const rows = [
      ['一级指标', '考核要点', '分值', '评分标准'],
      ['学习', '一', 10, '每少1次扣1分'],
      ['加分项（不超过6分）', '表彰', '', '每次加1分'],
    ]
    const without = await outlineOf(await typedTable({ rows }))
    const withNote = await outlineOf(await typedTable({ rows: [...rows, ['注：加分不超过5分。']], merges: ['A4:D4'] }))

    expect(without.rules.reading.settings.map(({ row, proposed }) => ({ row, proposed }))).toEqual([
      { row: 3, proposed: { bonusCap: '6' } },
    ])
    expect(withNote.rules.reading.settings.map(({ row, proposed }) => ({ row, proposed }))).toEqual([
      { row: 4, proposed: { bonusCap: '5' } },
    ])
  })

  test('columns found by content are named as uncertain, those of a header are not', async () => {
    const rows = [
      ['学习', 60, '每少1次扣1分'],
      ['组织', 40, '每少1次扣2分'],
    ]
    const bare = await outlineOf(await typedTable({ rows }))
    const headed = await outlineOf(await typedTable({ rows: [['考核要点', '分值', '评分标准'], ...rows] }))

    expect(bare.guess.uncertain).toEqual(['criteria', 'points', 'leaf'])
    expect(headed.guess.uncertain).toEqual([])
    expect(bare.lines).toEqual(headed.lines)
  })
})
