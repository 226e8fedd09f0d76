import { describe, expect, it } from 'vitest'
import { schemeSums } from '../../../electron/scoring/scheme-sums.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { amountsOf, nodesOf, numbersIn, read, rulesOf, type Source, schemeOf } from './real-schemes.ts'

describe('what the real schemes state outside plain rules', () => {
  const node = (file: string, code: string) => nodesOf(schemeOf(file)).get(code)

  it('keeps the fifteen lines of the villages at 135 points', () => {
    const lines = schemeSums(schemeOf('03-unit-changjie-villages-2021')).find(({ code }) => code === 'LINES')

    expect(lines).toEqual({ code: 'LINES', stated: null, summed: '135', attainable: '135' })
  })

  it('keeps the example rules of the lines with their amounts', () => {
    const rules = [...nodesOf(schemeOf('03-unit-changjie-villages-2021')).values()].flatMap(rulesOf)
    const examples = (read('source/03-unit-changjie-villages-2021') as Source).line_rule_examples ?? []

    const lost = examples.filter((example) => {
      const numbers = numbersIn(rules.filter((rule) => rule.text === example.trigger_en))
      return amountsOf(example).some((amount) => !numbers.has(amount))
    })
    expect(lost).toEqual([])
    expect(examples).toHaveLength(8)
  })

  it('pays villages for commendations, spread experience and titles by level, the highest of a project only', () => {
    expect(node('03-unit-changjie-villages-2021', 'B')).toMatchObject({
      method: {
        rules: [
          { amount: { levels: [{ amount: '2' }, { amount: '4' }, { amount: '6' }, { amount: '10' }] }, group: 'project' },
          { amount: { levels: [{ amount: '4' }, { amount: '8' }, { amount: '12' }, { amount: '20' }] }, group: 'project' },
          { amount: { levels: [{ amount: '2' }, { amount: '4' }, { amount: '8' }, { amount: '12' }, { amount: '24' }] }, group: 'project' },
        ],
        groups: [{ code: 'project', scope: 'matter' }],
      },
    })
    expect(node('03-unit-changjie-villages-2021', 'D')).toMatchObject({
      method: { rules: [{ amount: { levels: [{ amount: '1' }, { amount: '2' }, { amount: '4' }] } }] },
    })
  })

  it('values the key tasks of departments by rater group, difficulty and workload', () => {
    expect(node('01-unit-changzhou-departments-2017', 'K12')).toMatchObject({
      combine: 'weighted',
      children: [
        { weight: '0.5', combine: 'weighted', children: [{ weight: '0.3' }, { weight: '0.3' }, { weight: '0.4' }] },
        {
          weight: '0.5',
          empty: 'zero',
          method: {
            kind: 'tasks',
            factors: [
              {
                options: [
                  { code: 'A1', coefficient: '0.95' },
                  { code: 'A2', coefficient: '0.92' },
                  { code: 'A3', coefficient: '0.9' },
                  { code: 'B1', coefficient: '0.88' },
                  { code: 'B2', coefficient: '0.84' },
                  { code: 'B3', coefficient: '0.8' },
                  { code: 'C1', coefficient: '0.78' },
                  { code: 'C2', coefficient: '0.74' },
                  { code: 'C3', coefficient: '0.7' },
                ],
              },
              { options: [{ coefficient: '1' }, { coefficient: '0.95' }, { coefficient: '0.9' }] },
            ],
          },
        },
      ],
    })
  })

  it('rounds each component of departments and bounds contributions and mistakes by 10', () => {
    const scheme = schemeOf('01-unit-changzhou-departments-2017')

    expect(scheme.settings).toMatchObject({ rounding: { digits: 2, stage: 'indicator' }, bonusCap: '10', deductionCap: '10' })
    expect(node('01-unit-changzhou-departments-2017', 'B2')).toMatchObject({
      points: '3',
      method: {
        rules: [
          {
            amount: {
              levels: [
                { code: 'national-sole', amount: '3' },
                { code: 'national-joint', amount: '2' },
                { code: 'national-compiled', amount: '1' },
                { code: 'provincial-sole', amount: '2' },
                { code: 'provincial-joint', amount: '1' },
                { code: 'provincial-compiled', amount: '0.5' },
                { code: 'municipal-sole', amount: '1' },
                { code: 'municipal-joint', amount: '0.5' },
                { code: 'municipal-compiled', amount: '0.25' },
              ],
            },
          },
        ],
        groups: [{ scope: 'matter' }],
      },
    })
  })

  it.each<{ file: string; code: string; method: object }>([
    {
      file: '01-unit-changzhou-departments-2017',
      code: 'K11',
      method: {
        scale: { options: [{ coefficient: '1' }, { coefficient: '0.9' }, { coefficient: '0.8' }, { coefficient: '0.5' }] },
        groups: [{ weight: '0.4' }, { weight: '0.6' }],
        emptyGroup: 'zero',
      },
    },
    {
      file: '01-unit-changzhou-departments-2017',
      code: 'K21',
      method: {
        options: [{ coefficient: '0.9' }, { coefficient: '0.8' }, { coefficient: '0.7' }, { coefficient: '0.5' }],
        groups: [{ weight: '0.4' }, { weight: '0.3' }, { weight: '0.3' }],
        emptyGroup: 'zero',
      },
    },
    { file: '05-cadre-ruian-leaders-2012', code: 'P1', method: { curve: { kind: 'ratio_to_best' } } },
    {
      file: '05-cadre-ruian-leaders-2012',
      code: 'P3',
      method: {
        scoring: {
          tiers: [
            { from: '0.9', to: null, points: '200' },
            { from: '0.8', to: '0.9', points: '190' },
            { from: '0.7', to: '0.8', points: '180' },
            { from: '0.6', to: '0.7', points: '170' },
            { shareOf: ['basic', 'incompetent'], from: null, to: '0.3333', points: '160' },
          ],
          otherwise: '130',
        },
      },
    },
    {
      file: '06-survey-cadre-results-formula',
      code: 'C1',
      method: {
        options: [{ coefficient: '1' }, { coefficient: '0.8' }, { coefficient: '0.6' }, { coefficient: '0.4' }],
        groups: [{ weight: '0.2' }, { weight: '0.4' }, { weight: '0.4' }],
      },
    },
    { file: '11-branch-level-rubric-guangdong', code: 'A2', method: { scale: { min: '1', max: '3', step: '1' } } },
    {
      file: '11-branch-level-rubric-guangdong',
      code: 'A3',
      method: { curve: { tiers: [{ points: '3' }, { points: '2' }, { points: '0' }] } },
    },
    { file: '11-branch-level-rubric-guangdong', code: 'B5', method: { scale: { min: '0', max: '3', step: '3' } } },
    {
      file: '11-branch-level-rubric-guangdong',
      code: 'B1',
      method: {
        curve: {
          tiers: [
            { from: '4', points: '5' },
            { from: '2', points: '2' },
            { from: '1', points: '1' },
            { from: null, points: '0' },
          ],
        },
      },
    },
    {
      file: '11-branch-level-rubric-guangdong',
      code: 'B2',
      method: {
        curve: {
          tiers: [
            { from: '12', points: '2' },
            { from: '4', points: '1' },
            { from: '1', points: '0.5' },
            { from: null, points: '0' },
          ],
        },
      },
    },
    {
      file: '11-branch-level-rubric-guangdong',
      code: 'B3',
      method: {
        curve: {
          tiers: [
            { from: '2', points: '2' },
            { from: '1', points: '1' },
            { from: null, points: '0' },
          ],
        },
      },
    },
    { file: '13-member-star-huaning-2018', code: 'P1', method: { kind: 'bonus', start: '60' } },
    { file: '15-member-points-70-20-10-veto', code: 'B', method: { kind: 'external', fullMarks: '100' } },
    { file: '16-member-monthly-card-rules', code: 'BASE', method: { rules: [{ unit: 'pro_rata', step: '1', amount: { amount: '0.2' } }] } },
    {
      file: '18-unit-party-goal-deductions-2022',
      code: 'D',
      method: { rules: [{ unit: 'pro_rata', step: '1', amount: { amount: '10' } }] },
    },
    { file: '19-unit-civilised-70-20-10', code: 'C', method: { kind: 'bonus', cap: '10', groups: [{ scope: 'matter' }] } },
  ])('scores $code of $file as printed', ({ file, code, method }) => {
    expect(node(file, code)).toMatchObject({ method })
  })

  it('gives the second place of leaders 2 % less than the first, each further place another 2 %', () => {
    const leaf = node('05-cadre-ruian-leaders-2012', 'P2')
    const scale =
      leaf !== undefined && isLeaf(leaf) && leaf.method.kind === 'judged' && leaf.method.scale.kind === 'options' ? leaf.method.scale : null

    expect(scale?.options.slice(0, 4).map(({ coefficient }) => coefficient)).toEqual(['1', '0.98', '0.96', '0.94'])
    expect(scale?.options.at(-1)).toEqual({ code: '51', name: 'place 51', coefficient: '0' })
  })

  it.each<{ file: string; bands: readonly string[] }>([
    { file: '08-branch-star-staff', bands: ['stars-5 90', 'stars-4 80', 'stars-3 70', 'stars-2 60', 'stars-1 0'] },
    { file: '13-member-star-huaning-2018', bands: ['stars-5 96', 'stars-4 90', 'stars-3 80', 'stars-2 70', 'stars-1 60', 'stars-0 0'] },
    { file: '19-unit-civilised-70-20-10', bands: ['pass 85', 'fail 0'] },
  ])('grades $file by its own bands', ({ file, bands }) => {
    expect(schemeOf(file).settings.bands.map(({ code, lower }) => `${code} ${lower}`)).toEqual(bands)
  })

  it.each<{ file: string; effect: string }>([
    { file: '03-unit-changjie-villages-2021', effect: 'flag' },
    { file: '15-member-points-70-20-10-veto', effect: 'zero' },
    { file: '16-member-monthly-card-rules', effect: 'zero' },
    { file: '19-unit-civilised-70-20-10', effect: 'withdraw' },
  ])('lets a veto of $file have the effect $effect', ({ file, effect }) => {
    const veto = node(file, 'V')

    expect(
      veto !== undefined && isLeaf(veto) && veto.method.kind === 'veto' && veto.method.rules.every((rule) => rule.effect.kind === effect),
    ).toBe(true)
  })
})
