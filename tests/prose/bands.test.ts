import { describe, expect, it } from 'vitest'
import { readNotes } from '../../electron/prose/index.ts'

const read = (text: string, nodes: readonly { code: string; name: string }[] = []) => readNotes(text, { grades: [], nodes })
const bandsOf = (text: string) => read(text).proposed.bands?.map(({ name, lower, upper }) => `${name} ${lower}-${upper ?? ''}`)
const notesOf = (text: string) => read(text).clauses.flatMap(({ note }) => note?.code ?? [])

const four = ['优秀 90-', '良好 80-90', '合格 60-80', '不合格 0-60']
const spellings: readonly (readonly [string, readonly string[]])[] = [
  ['考核结果分为优秀（90分以上）、良好（80-90分）、合格（60-80分）、不合格（60分以下）四个等次。', four],
  ['得分60分以下的为不合格，60—80分的为合格，80—90分的为良好，90分以上的为优秀。', four],
  ['优秀：90～100分；良好：80～89分；合格：60～79分；不合格：59分及以下。', four],
  ['90分（含）以上为“优秀”等次，80分（含）至90分为“良好”等次，60分（含）至80分为“合格”等次，60分以下为“不合格”等次。', four],
  ['90分以上评为优秀，80分以上90分以下评为良好，60分以上80分以下评为合格，60分以下评为不合格。', four],
  ['说明：1.总分为100分。2.90分及以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。', four],
  [
    '90分以上为“五星”，80分以上不满90分为“四星”，60分以上不满80分为【三星】，60分以下不定星。',
    ['五星 90-', '四星 80-90', '三星 60-80', '不定星 0-60'],
  ],
  ['A级≥95分，95分＞B级≥85分，85分＞C级≥70分，D级＜70分', ['A级 95-', 'B级 85-95', 'C级 70-85', 'D级 0-70']],
  ['一类党支部：90分以上；二类党支部：75-90分；三类党支部：75分以下。', ['一类党支部 90-', '二类党支部 75-90', '三类党支部 0-75']],
]

describe('bands of a note', () => {
  it.each(spellings)('are read best first and without holes from 「%s」', (text, expected) => {
    expect(bandsOf(text)).toEqual(expected)
  })

  it('are guesses where whole numbers leave a hole between them', () => {
    expect(read('90分以上为优秀，80—89分为良好。').certainty).toBe('guess')
    expect(notesOf('90分以上为优秀，80—89分为良好。')).toEqual(['band_gap_closed'])
  })

  it('are not proposed with a wide hole, an overlap or a name that stands twice', () => {
    expect(bandsOf('90分以上为优秀，70—80分为良好。')).toBeUndefined()
    expect(bandsOf('80分以上为优秀，70—85分为良好。')).toBeUndefined()
    expect(bandsOf('90分以上为优秀，80分以上为优秀。')).toBeUndefined()
    expect(notesOf('得分低于60分的为不合格。')).toEqual(['bands_unclear'])
  })

  it('are no veto and no list of options', () => {
    expect(bandsOf('80分以下的不得评为先进。')).toBeUndefined()
    expect(notesOf('80分以下的不得评为先进。')).toEqual(['veto_elsewhere'])
    expect(bandsOf('优秀90分，良好80分')).toBeUndefined()
  })
})

describe('quotas of a note', () => {
  const quotaOf = (text: string) =>
    read(text).proposed.quotas?.map(
      ({ grade, limit, rounding }) => `${grade} ${limit.kind === 'share' ? limit.share : limit.number} ${rounding}`,
    )

  it('round as the text says', () => {
    expect(quotaOf('优秀等次按参评单位的30%确定，不足1个的按1个计算。')).toEqual(['excellent 0.3 ceil'])
    expect(quotaOf('优秀等次比例为20%，四舍五入取整。')).toEqual(['excellent 0.2 half_up'])
    expect(quotaOf('优秀、良好等次比例分别不超过20%、50%。')).toEqual(['excellent 0.2 floor', 'good 0.5 floor'])
  })

  it('are guesses where a third does not come out even, or a score is asked for as well', () => {
    expect(quotaOf('评为优秀等次的单位不超过总数的三分之一')).toEqual(['excellent 0.3333 floor'])
    expect(notesOf('评为优秀等次的单位不超过总数的三分之一')).toEqual(['share_rounded'])
    expect(notesOf('排名前30%且得分85分以上的确定为优秀。')).toEqual(['quota_with_condition'])
    expect(read('排名前30%且得分85分以上的确定为优秀。').proposed).toEqual({
      bands: [{ code: 'excellent', name: '优秀', lower: '85', upper: null }],
      quotas: [{ grade: 'excellent', limit: { kind: 'share', share: '0.3' }, rounding: 'floor', per: 'category' }],
    })
  })

  it('are not read from the number of grades', () => {
    expect(quotaOf('考核结果分为四个等次：优秀（90分以上）、良好（90分以下）。')).toBeUndefined()
  })
})

describe('tie rules and caps of a note', () => {
  const nodes = [
    { code: '1', name: '政治建设' },
    { code: '2', name: '组织建设' },
  ]

  it('find the indicators that they name, in their order', () => {
    expect(read('得分相同的，以“组织建设”得分高者排名在前。', nodes).proposed.tieBreakers).toEqual([{ kind: 'node', code: '2' }])
    expect(read('总分相同的，依次按组织建设、政治建设得分高低排序。', nodes).proposed.tieBreakers).toEqual([
      { kind: 'node', code: '2' },
      { kind: 'node', code: '1' },
    ])
    expect(notesOf('得分相同的，以作风建设得分高者排名在前。')).toEqual(['tie_node_unknown'])
  })

  it('take a joint cap of bonus and deductions for neither', () => {
    expect(read('加扣分合计不超过5分').proposed).toEqual({})
    expect(notesOf('加扣分合计不超过5分')).toEqual(['cap_of_both'])
  })

  it('know that deductions without a limit have no cap', () => {
    const { proposed, certainty } = read('总分100分，加分最多10分，扣分不设上限。')

    expect([proposed, certainty]).toEqual([{ points: '100', bonusCap: '10' }, 'certain'])
  })
})
