import { describe, expect, it } from 'vitest'
import { readNotes } from '../../electron/prose/index.ts'
import { settingsReadingSchema } from '../../shared/domain/scheme/reading.ts'

const excellent = { code: 'excellent', name: '优秀' }
const proposed = (text: string, grades: readonly { code: string; name: string }[] = []) => readNotes(text, { grades }).proposed
const floor = { rounding: 'floor', per: 'category' }

describe('a note of the sheet', () => {
  it('states the full mark, the cap of the bonus and the quota', () => {
    expect(proposed('注：总分100分，加分不超过6分。优秀名额不超过参评单位数的30%。', [excellent])).toEqual({
      points: '100',
      bonusCap: '6',
      quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' }, ...floor }],
    })
  })

  it('states bands, which are joined where whole numbers leave gaps', () => {
    expect(proposed('90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。')).toEqual({
      bands: [
        { code: 'excellent', name: '优秀', lower: '90', upper: null },
        { code: 'good', name: '良好', lower: '80', upper: '90' },
        { code: 'qualified', name: '合格', lower: '60', upper: '80' },
        { code: 'unqualified', name: '不合格', lower: '0', upper: '60' },
      ],
    })
  })

  it('states bands with the grade in front', () => {
    expect(proposed('考核结果分为四个等次：优秀（90分及以上）、良好（80分至90分）、一般（60分至80分）、较差（60分以下）。').bands).toEqual([
      { code: 'excellent', name: '优秀', lower: '90', upper: null },
      { code: 'good', name: '良好', lower: '80', upper: '90' },
      { code: 'average', name: '一般', lower: '60', upper: '80' },
      { code: 'rather-poor', name: '较差', lower: '0', upper: '60' },
    ])
  })

  it('states a band for a title', () => {
    expect(proposed('注：90分以上且无否决情形的，可推荐为先进党支部。')).toEqual({
      bands: [{ code: 'advanced', name: '先进党支部', lower: '90', upper: null }],
    })
  })

  it('uses the codes of bands that are known', () => {
    expect(proposed('优秀等次比例控制在25%以内。', [{ code: 'best', name: '优秀' }])).toEqual({
      quotas: [{ grade: 'best', limit: { kind: 'share', share: '0.25' }, ...floor }],
    })
  })

  it('states a quota as a number', () => {
    expect(proposed('每年评选先进党支部10个。')).toEqual({
      quotas: [{ grade: 'advanced', limit: { kind: 'number', number: 10 }, ...floor }],
    })
  })

  it('states quotas of several grades', () => {
    expect(proposed('优秀等次不超过20%，良好等次不超过50%。', [excellent, { code: 'good', name: '良好' }])).toEqual({
      quotas: [
        { grade: 'excellent', limit: { kind: 'share', share: '0.2' }, ...floor },
        { grade: 'good', limit: { kind: 'share', share: '0.5' }, ...floor },
      ],
    })
  })

  it('states caps of bonus and deductions', () => {
    expect(proposed('加分累计不超过10分，扣分累计不超过5分。')).toEqual({ bonusCap: '10', deductionCap: '5' })
    expect(proposed('加分项最高加5分；负面清单最多扣10分。')).toEqual({ bonusCap: '5', deductionCap: '10' })
  })

  it('states the rounding', () => {
    expect(proposed('最终得分四舍五入，保留两位小数。')).toEqual({ rounding: { digits: 2, mode: 'half_up', stage: 'final' } })
    expect(proposed('得分保留一位小数。')).toEqual({ rounding: { digits: 1, mode: 'half_up', stage: 'final' } })
  })

  it('states what breaks a tie', () => {
    expect(proposed('总分相同的，扣分次数少者排名靠前。')).toEqual({ tieBreakers: [{ kind: 'fewer_deductions' }] })
  })

  it('states a total of a hundred as a system', () => {
    expect(proposed('本细则实行百分制。')).toEqual({ points: '100' })
    expect(proposed('考核实行千分制，总分1000分。')).toEqual({ points: '1000' })
  })

  it('proposes nothing from what says nothing', () => {
    const reading = readNotes('本细则由领导小组办公室负责解释，自印发之日起施行。', { grades: [] })

    expect([reading.proposed, reading.certainty]).toEqual([{}, 'not_understood'])
  })

  it('says where each proposal stands and that a grade must exist', () => {
    const text = '注：总分100分。优秀不超过30%。'
    const clauses = readNotes(text, { grades: [] }).clauses.map(({ start, end, role, certainty, note }) => [
      text.slice(start, end),
      role,
      certainty,
      note?.code,
    ])

    expect(clauses).toEqual([
      ['注', 'other', 'certain', undefined],
      ['总分100分', 'points', 'certain', undefined],
      ['优秀不超过30%', 'quota', 'guess', 'grade_assumed'],
    ])
  })

  it('is in the form of a reading of settings', () => {
    const reading = readNotes('90分以上为优秀，80分以上为良好；优秀不超过30%；保留2位小数。', { grades: [] })

    expect(settingsReadingSchema.parse({ ...reading, row: 40, decision: 'pending' })).toEqual({ ...reading, row: 40, decision: 'pending' })
  })
})
