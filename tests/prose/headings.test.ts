import { describe, expect, it } from 'vitest'
import { partOfHeading, readHeading } from '../../electron/prose/index.ts'

describe('a heading', () => {
  it.each([
    ['政治忠诚（30分）', '政治忠诚', '30', null, null],
    ['加分项（不超过6分）', '加分项', null, '6', null],
    ['一、组织建设(25分)', '组织建设', '25', null, null],
    ['（二）党员教育　12分', '党员教育', '12', null, null],
    ['1.1 理论学习（满分6分）', '理论学习', '6', null, null],
    ['工作业绩（权重40%）', '工作业绩', null, null, '0.4'],
    ['民主测评 占20%', '民主测评', null, null, '0.2'],
    ['附加分（最高加５分）', '附加分', null, '5', null],
    ['加分项（上限10分）', '加分项', null, '10', null],
    ['“三会一课”制度落实（8分）', '“三会一课”制度落实', '8', null, null],
    ['组织生活（15）', '组织生活', '15', null, null],
    ['第一部分 基础工作（60分）', '基础工作', '60', null, null],
    ['党建+业务（10.5分）', '党建+业务', '10.5', null, null],
    ['学习强国', '学习强国', null, null, null],
    ['重点工作：40分', '重点工作', '40', null, null],
    ['十二、其他工作', '其他工作', null, null, null],
    ['一票否决', '一票否决', null, null, null],
    ['三会一课', '三会一课', null, null, null],
    ['党建工作（含党风廉政）（20分）', '党建工作（含党风廉政）', '20', null, null],
    ['政治建设\n（20分）', '政治建设', '20', null, null],
    ['（1）组织建设（20分，权重30%）', '组织建设', '20', null, '0.3'],
    ['', '', null, null, null],
  ])('「%s」 gives its name, points, cap and weight', (text, name, points, cap, weight) => {
    expect(readHeading(text)).toEqual({ name, points, cap, weight })
  })

  it.each([
    ['加分项（不超过6分）', 'bonus'],
    ['附加分', 'bonus'],
    ['奖励分（10分）', 'bonus'],
    ['三、加分事项', 'bonus'],
    ['扣分项', 'deduction'],
    ['负面清单', 'deduction'],
    ['减分项目', 'deduction'],
    ['一票否决', 'veto'],
    ['否决项', 'veto'],
    ['限制性条件', 'veto'],
    ['政治忠诚（30分）', null],
    ['正风肃纪', null],
  ])('「%s」 opens the part %s', (text, part) => {
    expect(partOfHeading(text)).toBe(part)
  })
})
