import { describe, expect, it } from 'vitest'
import { treeRows } from '../../renderer/features/schemes/scheme-tree.ts'
import { pairsLeft, parseJudgements, reciprocal, upperHalf } from '../../renderer/features/schemes/weights/comparisons.ts'
import { readValueRows, textOfRows } from '../../renderer/features/schemes/weights/value-rows.ts'
import { differenceTo, weightGroups, weightTarget, withProposals } from '../../renderer/features/schemes/weights/weight-target.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

const leaf = (code: string, points: string | null, weight?: string) => ({
  code,
  name: `要点${code}`,
  points,
  ...(weight === undefined ? {} : { weight }),
  method: { kind: 'deduct', rules: [] },
})
const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'unit',
  points: '100',
  parts: [
    { indicator: { code: 'A', name: '甲', points: '60', combine: 'weighted', children: [leaf('A1', '10', '60'), leaf('A2', '10', '40')] } },
    { indicator: { code: 'B', name: '乙', points: '40', children: [leaf('B1', '25'), leaf('B2', '10'), leaf('B3', null)] } },
    { part: 'bonus', indicator: leaf('J', '5') },
  ],
})

describe('what weights are proposed for', () => {
  it('is the weights of a node that combines by weight, up to 100 where they are percent', () => {
    expect(weightTarget(scheme, 'A')).toMatchObject({
      what: 'weight',
      total: '100',
      items: [
        { code: 'A1', name: '要点A1', current: '60' },
        { code: 'A2', name: '要点A2', current: '40' },
      ],
    })
  })

  it('is the points of the children elsewhere, up to the points of the node', () => {
    expect(weightTarget(scheme, 'B')).toMatchObject({ what: 'points', total: '40', hasGroups: false })
    expect(weightTarget(scheme, 'total')).toMatchObject({
      what: 'points',
      total: '100',
      hasGroups: true,
      items: [{ code: 'A' }, { code: 'B' }],
    })
  })

  it('is nothing with fewer than two children', () => {
    expect(weightTarget(scheme, 'J')).toBeNull()
    expect(weightTarget(scheme, 'Z')).toBeNull()
    expect(weightGroups(scheme).map(({ code }) => code)).toEqual(['total', 'A', 'B'])
  })

  it('takes a proposal over by itself and changes nothing else', () => {
    const target = weightTarget(scheme, 'B')
    if (target === null) throw new Error('no target')

    const filled = withProposals(scheme, target, ['25', '8.5', '6.5'])

    expect(treeRows(filled).map(({ code, indicator }) => `${code} ${indicator.points}`)).toEqual([
      'A 60',
      'A1 10',
      'A2 10',
      'B 40',
      'B1 25',
      'B2 8.5',
      'B3 6.5',
      'J 5',
    ])
    expect(filled.parts[0]).toBe(scheme.parts[0])
    expect(withProposals(scheme, target, ['25', '10'])).toBe(scheme)
  })

  it('says by how much each would change', () => {
    expect([differenceTo('10', '8.5'), differenceTo('0.3', '0.3333'), differenceTo(null, '6.5')]).toEqual(['-1.5', '0.0333', null])
  })
})

describe('comparisons in pairs', () => {
  const judgements = { 'A B': '3', 'A C': '1/5', 'B C': '1' } as const

  it('are handed over as the upper half once every pair is compared', () => {
    expect(upperHalf(['A', 'B', 'C'], judgements)).toEqual([['3', '1/5'], ['1']])
    expect(upperHalf(['A', 'B', 'C', 'D'], judgements)).toBeNull()
    expect(pairsLeft(['A', 'B', 'C', 'D'], judgements)).toBe(3)
  })

  it('fill their other half with reciprocals', () => {
    expect([reciprocal('3'), reciprocal('1/5'), reciprocal('1')]).toEqual(['1/3', '5', '1'])
  })

  it('are read back as far as they are comparisons', () => {
    expect(parseJudgements(JSON.stringify({ ...judgements, 'A D': '12' }))).toEqual(judgements)
    expect(parseJudgements('{broken')).toEqual({})
    expect(parseJudgements(null)).toEqual({})
  })
})

describe('typed and pasted values', () => {
  it('are read with names and a head line, a dash as a missing value and never as 0', () => {
    const { rows, faults } = readValueRows('单位\t学习\t严\n甲局\t９．５\t0\n乙局\t—\t8\n\n', 2)

    expect(rows).toEqual([
      ['9.5', '0'],
      [null, '8'],
    ])
    expect(faults).toEqual([])
  })

  it('may stand between spaces or commas', () => {
    expect(readValueRows('1 2\n3，4', 2).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('name the line that has another number of values, or something that is no number', () => {
    expect(readValueRows('1 2\n3 4 5 6\n7 八', 2).faults).toEqual([
      { line: 2, found: 4 },
      { line: 3, found: null },
    ])
  })

  it('come back from the text that scores were filled in as', () => {
    const text = textOfRows([
      { name: '甲局', values: ['9.5', null] },
      { name: '乙 局', values: ['10', '6'] },
    ])

    expect(readValueRows(text, 2)).toEqual({
      rows: [
        ['9.5', null],
        ['10', '6'],
      ],
      faults: [],
    })
  })
})
