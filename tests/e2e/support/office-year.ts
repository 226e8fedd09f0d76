import type { Program } from '../pages/program.ts'

/** Name of the starter scheme for units, as the office's own rules are titled. */
export const unitScheme = '省直机关创建模范机关考评细则（单位）'

/** Name of the starter scheme for branches. */
export const branchScheme = '党支部“五化”建设考评细则（支部）'

/**
 * Everything of the unit scheme that is entered and not found, for two units of the register.
 *
 * Worked by hand; the leaves that begin full and only lose points by findings give 40 together.
 * - 省妇女联合会: 6 + 6 + 4 + 6 + 3.6 + 6 + 4 + 4 + (7.6 × 50 + 7 × 20 + 7.2 × 30) ÷ 100 = 7.36 + (80 + 20 × 0.8) ÷ 100 × 6 = 5.76 + 5 → 97.72
 * - 省红十字会: 5.4 + 6 + 3 + 5.4 + 3 + 4 + (100 − 95) ÷ 10 × 4 = 2 + 4 + 7 + 6 + 4 → 89.80
 */
export const enteredYear = [
  {
    unit: '省妇女联合会',
    total: '97.72',
    options: { 青年理论学习小组: 'A档', 民主评议党员: '好' },
    values: { 党员教育学时完成率: '100', 支部规范化达标率: '100', 督查问题整改率: '96' },
    changes: { 发文数量同比压减: ['90', '100'], 会议数量同比压减: ['45', '50'] },
    marks: { 党务干部队伍建设: '3.6', 特色工作: '5' },
    threeMarks: ['7.6', '7', '7.2'],
    ballot: ['100', '100', '100', '80', '20'],
  },
  {
    unit: '省红十字会',
    total: '89.80',
    options: { 青年理论学习小组: 'B档', 民主评议党员: '较好' },
    values: { 党员教育学时完成率: '100', 支部规范化达标率: '90', 督查问题整改率: '90' },
    changes: { 发文数量同比压减: ['95', '100'], 会议数量同比压减: ['45', '50'] },
    marks: { 党务干部队伍建设: '3', 特色工作: '4' },
    threeMarks: ['7', '7', '7'],
    ballot: ['100', '100', '100', '100', '0'],
  },
] as const

/** Says who works here and starts the cycle 2026 from a starter scheme; the register is open then, and empty. */
export async function beginCycle(program: Program, scheme: string, operator = '李青'): Promise<void> {
  await program.workAs(operator)
  await program.start.createCycle(scheme, 2026)
  await program.main.getByRole('heading', { level: 1, name: program.texts.register.title }).waitFor()
}

/** Category of both units; small enough that each table shows it whole. */
const enteredCategory = '群团组织'

/** Units of the measured leaves, which stand in the head of their value column. */
const unitLabels: Readonly<Record<string, string>> = { 发文数量同比压减: '件', 会议数量同比压减: '次' }

/** Names one judge for each group, and enters the year on the screen 评分表, leaf by leaf. */
export async function enterYear(program: Program): Promise<void> {
  const { panels, scoring, texts } = program
  const valueColumn = (leaf: string) => texts.scoring.valueUnit.replace('{{unit}}', unitLabels[leaf] ?? '%')
  await program.goTo('panels')
  await panels.addJudges([
    ['甲', '领导'],
    ['乙', '同级单位'],
    ['丙', '考评组'],
  ])
  await program.goTo('scoring')
  await scoring.openLeaf('年度重点任务完成')
  await scoring.category.selectOption({ label: enteredCategory })
  for (const { unit, threeMarks } of enteredYear) {
    await scoring.enter(unit, '甲', threeMarks[0])
    await scoring.enter(unit, '乙', threeMarks[1])
    await scoring.enter(unit, '丙', threeMarks[2])
  }
  for (const leaf of ['青年理论学习小组', '民主评议党员'] as const) {
    await scoring.openLeaf(leaf)
    for (const { unit, options } of enteredYear) await scoring.enter(unit, '丙', options[leaf])
  }
  for (const leaf of ['党务干部队伍建设', '特色工作'] as const) {
    await scoring.openLeaf(leaf)
    for (const { unit, marks } of enteredYear) await scoring.enter(unit, '丙', marks[leaf])
  }
  for (const leaf of ['党员教育学时完成率', '支部规范化达标率', '督查问题整改率'] as const) {
    await scoring.openLeaf(leaf)
    for (const { unit, values } of enteredYear) await scoring.enter(unit, valueColumn(leaf), values[leaf])
  }
  for (const leaf of ['发文数量同比压减', '会议数量同比压减'] as const) {
    await scoring.openLeaf(leaf)
    for (const { unit, changes } of enteredYear) {
      await scoring.enter(unit, valueColumn(leaf), changes[leaf][0])
      await scoring.enter(unit, texts.scoring.baseline, changes[leaf][1])
    }
  }
  await scoring.openLeaf('服务对象满意度')
  for (const { unit, ballot } of enteredYear) {
    const { entitled, issued, returned } = texts.scoring.survey
    for (const [index, column] of [entitled, issued, returned, '满意', '基本满意'].entries()) {
      await scoring.enter(unit, column, ballot[index] ?? '')
    }
  }
}
