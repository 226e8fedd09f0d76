import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CriteriaContext, readCriteria, readNotes } from '../../electron/prose/index.ts'
import { checkLeaf } from '../../electron/scoring/scheme-checks/check-leaf.ts'
import { problemCollector } from '../../electron/scoring/scheme-checks/report.ts'
import { indicatorParts } from '../../shared/domain/scheme/indicators.ts'
import { leafMethodSchema } from '../../shared/domain/scheme/leaf-methods.ts'
import { bonuses } from './corpus/bonuses.ts'
import { deductions } from './corpus/deductions.ts'
import { furtherMethods } from './corpus/further-methods.ts'
import { furtherDeductions } from './corpus/further-rules.ts'
import { marksAndBallots } from './corpus/marks-and-ballots.ts'
import { measured } from './corpus/measured.ts'
import { thirdRound } from './corpus/third-round.ts'

const context: CriteriaContext = { points: '6', part: 'base', name: '三会一课', above: [], checkedBy: null, grades: [] }

/** Clauses as [words, role, certainty, rules, note]. */
function clausesOf(text: string, changes: Partial<CriteriaContext> = {}) {
  return readCriteria(text, { ...context, ...changes }).clauses.map(({ start, end, role, certainty, rules, note }) => [
    text.slice(start, end),
    role,
    certainty,
    rules,
    note?.code ?? null,
  ])
}

describe('clauses of a text', () => {
  it('stand at their place in the original, with their rules', () => {
    expect(clausesOf('每少召开１次扣０．５分，最多扣3分；记录不完整每次扣 0.25 分。扣完为止。')).toEqual([
      ['每少召开１次扣０．５分', 'rule', 'certain', ['r1'], null],
      ['最多扣3分', 'cap', 'certain', ['r1'], null],
      ['记录不完整每次扣 0.25 分', 'rule', 'certain', ['r2'], null],
      ['扣完为止', 'floor', 'certain', [], null],
    ])
  })

  it('keep a requirement apart from the rule that measures it', () => {
    expect(clausesOf('全年集中学习不少于12次，每少1次扣0.5分。')).toEqual([
      ['全年集中学习不少于12次', 'requirement', 'certain', [], null],
      ['每少1次扣0.5分', 'rule', 'certain', ['r1'], null],
    ])
  })

  it('are guesses where the words leave a choice, and say which', () => {
    expect(clausesOf('参学率每低1个百分点扣0.1分；材料质量差的酌情扣分。')).toEqual([
      ['参学率每低1个百分点扣0.1分', 'rule', 'guess', ['r1'], 'step_or_pro_rata'],
      ['材料质量差的酌情扣分', 'rule', 'guess', ['r2'], 'amount_open'],
    ])
  })

  it('are certain where a further clause settles the choice', () => {
    expect(clausesOf('参学率每低1个百分点扣0.1分，不足1个百分点的不计；未建档扣1分。')).toEqual([
      ['参学率每低1个百分点扣0.1分', 'rule', 'certain', ['r1'], null],
      ['不足1个百分点的不计', 'rule', 'certain', ['r1'], null],
      ['未建档扣1分', 'rule', 'certain', ['r2'], null],
    ])
  })

  it('name what was not understood instead of inventing it', () => {
    expect(clausesOf('未开展的扣2分；情节严重的从重扣分；发生事故的一票否决。')).toEqual([
      ['未开展的扣2分', 'rule', 'certain', ['r1'], null],
      ['情节严重的从重扣分', 'multiplier', 'not_understood', [], 'factor_missing'],
      ['发生事故的一票否决', 'veto', 'not_understood', [], 'veto_elsewhere'],
    ])
  })

  it('of prose without numbers propose no method', () => {
    const reading = readCriteria('工作扎实，成效明显，根据实际情况综合评价。', context)

    expect([reading.method, reading.certainty]).toEqual([null, 'not_understood'])
  })
})

describe('a reading', () => {
  it('takes the full mark from the text when it states one', () => {
    const reading = readCriteria('满分6分，好得6分，较好得3分，差不得分。', { ...context, points: null })

    expect([reading.points, reading.certainty]).toEqual(['6', 'certain'])
  })

  it('is as certain as its least certain clause', () => {
    expect(readCriteria('未建档扣1分。', context).certainty).toBe('certain')
    expect(readCriteria('未建档扣1分；资料不全酌情扣分。', context).certainty).toBe('guess')
    expect(readCriteria('未建档扣1分；资料不全从重扣分。', context).certainty).toBe('not_understood')
  })
})

const fragments = [
  '每',
  '少',
  '次',
  '扣',
  '加',
  '0.5',
  '１',
  '分',
  '，',
  '；',
  '。',
  '、',
  '（',
  '）',
  '%',
  '至',
  '以上',
  '以下',
  '含',
  '得',
  '满分',
  '不得分',
  '第一名',
  '前三名',
  '最多',
  '封顶',
  '就高不重复',
  '加倍',
  '扣完为止',
  'A',
  'B',
  '好',
  '较好',
  '差',
  '满意',
  '分别',
  '按',
  '其间按比例计分',
  '去掉一个最高分',
  '平均值',
  '系数',
  '权重',
  '占',
  '50',
  '\n',
  ' ',
  '未',
  '的',
  '不得评为优秀',
  '总分',
  '百分之',
  '三分之二',
  '十',
  '99999999999',
  '酌情',
  '①',
  '1.',
  ':',
  '"',
  '～',
  '国家级',
  '省级',
  '人次',
  '个百分点',
  '\u0000',
  '😀',
  '\ud800',
]
const texts = fastCheck.oneof(
  fastCheck.array(fastCheck.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join('')),
  fastCheck.string({ unit: 'binary', maxLength: 60 }),
)

describe('any text whatever', () => {
  it('is read without a throw into a valid method and clauses in order', () => {
    fastCheck.assert(
      fastCheck.property(
        texts,
        fastCheck.constantFrom(...indicatorParts),
        fastCheck.constantFrom(null, '0', '6', '7.5', '100'),
        (text, part, points) => {
          const { method, clauses } = readCriteria(text, { ...context, part, points })

          if (method !== null) expect(leafMethodSchema.safeParse(method).error).toBeUndefined()
          let end = 0
          for (const clause of clauses) {
            expect(clause.start).toBeGreaterThanOrEqual(end)
            expect(clause.end).toBeGreaterThan(clause.start)
            end = clause.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
          readNotes(text, { grades: [] })
        },
      ),
      { numRuns: 3000 },
    )
  })
})

const sentences = [...deductions, ...bonuses, ...measured, ...marksAndBallots, ...furtherDeductions, ...furtherMethods, ...thirdRound]
const parts = sentences.flatMap(({ text }) => text.split(/(?<=[，；。、])/))

describe('clauses of different offices put together', () => {
  it('never make a method that cannot be saved, unless the points of the leaf are missing', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.array(fastCheck.constantFrom(...parts), { minLength: 1, maxLength: 5 }),
        fastCheck.constantFrom('base' as const, 'bonus' as const, 'deduction' as const),
        fastCheck.constantFrom(null, '6', '10', '100'),
        (chosen, part, points) => {
          const { method } = readCriteria(chosen.join(''), { ...context, part, points })
          if (method === null) return
          const { report, problems } = problemCollector()
          checkLeaf(report, { code: 'L', name: 'L', points, method }, part, new Set())
          expect(problems.filter(({ severity, code }) => severity === 'refusing' && code !== 'points_missing')).toEqual([])
        },
      ),
      { numRuns: 2000 },
    )
  })
})
