import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNumber } from '../../renderer/components/number-text.ts'
import { changeMethod } from '../../renderer/features/schemes/leaf-form/change-method.ts'
import { percentText, sharesOfWeights, shareText, shortNumber } from '../../renderer/features/schemes/leaf-form/decimals.ts'
import { intervalFaults } from '../../renderer/features/schemes/leaf-form/intervals.ts'
import { freshCode, moved } from '../../renderer/features/schemes/leaf-form/list-edits.ts'
import { amountOfKind, newCurve, newMethod } from '../../renderer/features/schemes/leaf-form/new-entries.ts'
import { type NumberKind, numberFault } from '../../renderer/features/schemes/leaf-form/number-fault.ts'
import { namedCorners } from '../../renderer/features/schemes/leaf-form/preview-words.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import { type Leaf, leafSchema } from '../../shared/domain/scheme/indicators.ts'
import { curveSchema, type LeafMethodKind, leafMethodSchema } from '../../shared/domain/scheme/leaf-methods.ts'
import { type RuleAmount, ruleAmountSchema } from '../../shared/domain/scheme/rules.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
})

const kinds: readonly LeafMethodKind[] = ['deduct', 'bonus', 'judged', 'measured', 'survey', 'external', 'tasks', 'veto']

function leaf(method: unknown, points: string | null = '10'): Leaf {
  return leafSchema.parse({ code: '1', name: '三会一课', points, method })
}

const missed = {
  code: 'a',
  text: '每少召开1次扣0.5分',
  unit: 'event',
  amount: { kind: 'fixed', amount: '0.5' },
  group: 'g',
  sharedCap: 'c',
}
const praised = {
  code: 'b',
  text: '获通报表扬加1分',
  unit: 'once',
  amount: { kind: 'fixed', amount: '1' },
  effect: 'add',
  supplier: '办公室',
}
const catalogue = {
  kind: 'deduct',
  floor: '-2',
  cap: '6',
  rules: [missed, praised],
  groups: [{ code: 'g', name: '会议', scope: 'matter' }],
  sharedCaps: [{ code: 'c', name: '会议', cap: '3' }],
}

describe('another method', () => {
  it('keeps the rules between deducting and adding, and names the floor that goes', () => {
    const { method, lost } = changeMethod(t, leaf(catalogue), 'bonus')

    expect(method).toEqual({
      kind: 'bonus',
      cap: '6',
      rules: [
        { ...missed, evidence: 'optional' },
        {
          code: 'b',
          text: '获通报表扬加1分',
          unit: 'once',
          amount: { kind: 'fixed', amount: '1' },
          supplier: '办公室',
          evidence: 'optional',
        },
      ],
      groups: catalogue.groups,
      sharedCaps: catalogue.sharedCaps,
    })
    expect(lost).toEqual([{ what: 'bounds', count: 1 }])
  })

  it('keeps the sentences of rules as vetoes', () => {
    const { method, lost } = changeMethod(t, leaf(catalogue), 'veto')

    expect(method).toEqual({
      kind: 'veto',
      rules: [
        { code: 'a', text: '每少召开1次扣0.5分', effect: { kind: 'flag' } },
        { code: 'b', text: '获通报表扬加1分', effect: { kind: 'flag' }, supplier: '办公室' },
      ],
    })
    expect(lost.map((each) => each.what)).toEqual(['amounts', 'leafCap', 'bounds', 'groups', 'sharedCaps'])
  })

  it('keeps options and groups between judging and a survey, but for options outside the divisor', () => {
    const survey = leaf(newMethod(t, 'survey', leaf(catalogue)))

    const { method, lost } = changeMethod(t, survey, 'judged')

    expect(method).toMatchObject({
      kind: 'judged',
      scale: {
        kind: 'options',
        options: [
          { name: '好', coefficient: '1' },
          { name: '较好', coefficient: '0.8' },
          { name: '一般', coefficient: '0.6' },
        ],
      },
      groups: [{ name: '测评人员', weight: '1', aggregate: { kind: 'mean' } }],
    })
    expect(lost).toEqual([
      { what: 'outside', count: 1 },
      { what: 'ballotRules', count: 1 },
    ])
  })

  it('is complete by the model from every method to every other one', () => {
    for (const from of kinds) {
      const before = leaf(newMethod(t, from, leaf(catalogue)))
      for (const to of kinds) {
        const { method } = changeMethod(t, before, to)
        expect(leafMethodSchema.safeParse(method).error, `${from} → ${to}`).toBeUndefined()
        expect(method.kind).toBe(to)
      }
    }
  })
})

describe('another form of an amount or a curve', () => {
  it('is complete by the model and keeps the points it can', () => {
    const forms = ['fixed', 'range', 'levels', 'repetition', 'all'] as const
    const half: RuleAmount = { kind: 'fixed', amount: '0.5' }

    for (const form of forms) expect(ruleAmountSchema.safeParse(amountOfKind(t, half, form)).error, form).toBeUndefined()
    expect(amountOfKind(t, { kind: 'repetition', amounts: ['1', '2'] }, 'levels')).toEqual({
      kind: 'levels',
      levels: [
        { code: 'l1', name: '级别 1', amount: '1' },
        { code: 'l2', name: '级别 2', amount: '2' },
      ],
    })
    expect(amountOfKind(t, { kind: 'range', min: '0.5', max: '2' }, 'fixed')).toEqual({ kind: 'fixed', amount: '0.5' })
  })

  it('keeps a target, and is complete by the model', () => {
    const forms = ['ratio', 'threshold', 'linear', 'tiers', 'per_step', 'rank_points', 'ratio_to_best'] as const

    for (const form of forms) {
      expect(curveSchema.safeParse(newCurve(form, { kind: 'threshold', target: '-5' })).error, form).toBeUndefined()
    }
    expect(newCurve('per_step', { kind: 'ratio', target: '85' })).toMatchObject({ target: '85' })
  })
})

describe('a number of the form', () => {
  const faultOf = (typed: string, kind: NumberKind, required = true) => numberFault(readNumber(typed), kind, required)?.code ?? null

  it('may not be missing where it must stand, below 0 or above the places a share can hold', () => {
    expect(faultOf('', 'amount')).toBe('missing')
    expect(faultOf('', 'amount', false)).toBeNull()
    expect(faultOf('一', 'amount')).toBe('invalid')
    expect(faultOf('-1', 'amount')).toBe('negative')
    expect(faultOf('-1', 'signed')).toBeNull()
    expect(faultOf('0', 'positive')).toBe('zero')
    expect(faultOf('33.333', 'percent')).toBe('percent_places')
    expect(faultOf('33.33', 'percent')).toBeNull()
    expect(faultOf('2.5', { min: 1, max: 20 })).toBe('whole')
    expect(faultOf('21', { min: 1, max: 20 })).toBe('whole')
  })

  it('shows shares in percent and reads them back', () => {
    expect(['0.3', '0.875', '1', '0', '-0.5', '1.1'].map(percentText)).toEqual(['30', '87.5', '100', '0', '-50', '110'])
    expect(['30', '87.5', '100', '0.01', '0.001'].map(shareText)).toEqual(['0.3', '0.875', '1', '0.0001', null])
  })

  it('says what weights are of the whole', () => {
    expect(sharesOfWeights(['30', '70'])).toEqual(['30', '70'])
    expect(sharesOfWeights(['1', '1', '1'])).toEqual(['33.3', '33.3', '33.3'])
  })

  it('is cut for reading after four places', () => {
    expect(['17.33333333…', '17.3333', '9'].map(shortNumber)).toEqual(['17.3333…', '17.3333', '9'])
  })
})

describe('a list of the form', () => {
  it('moves an entry within its ends only', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  })

  it('gives a new entry a code that is free', () => {
    expect(freshCode([{ code: 'r1' }, { code: 'r3' }], 'r')).toBe('r4')
    expect(freshCode([], 'r')).toBe('r1')
  })
})

describe('a table of tiers', () => {
  const faults = (...tiers: readonly (readonly [string | null, string | null])[]) => [
    ...intervalFaults(tiers.map(([from, to]) => ({ from, to }))),
  ]

  it('without holes has no fault, in any order', () => {
    expect(faults(['60', null], [null, '60'])).toEqual([])
  })

  it('names a hole in the row behind it', () => {
    expect(faults([null, '60'], ['85', null])).toEqual([[1, { code: 'gap', from: '60', to: '85' }]])
    expect(faults(['60', null])).toEqual([[0, { code: 'gap', from: null, to: '60' }]])
    expect(faults([null, '60'])).toEqual([[0, { code: 'gapAfter', from: '60', to: null }]])
  })

  it('names what two tiers cover and a tier that ends before it begins', () => {
    expect(faults([null, '60'], ['50', null])).toEqual([[1, { code: 'overlap', from: '50', to: '60' }]])
    expect(faults([null, '60'], ['60', '40'], ['60', null])).toEqual([[1, { code: 'reversed', from: '60', to: '40' }]])
  })
})

describe('the words of a curve', () => {
  it('leave out the last value before a jump', () => {
    const point = (value: string, corner: boolean) => ({ value, score: '1', corner })

    const named = namedCorners([point('0', false), point('59.9999', true), point('60', true), point('85', true), point('85.0001', true)])

    expect(named.map((each) => each.value)).toEqual(['60', '85'])
  })
})
