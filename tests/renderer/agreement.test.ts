import { describe, expect, it } from 'vitest'
import {
  chanceText,
  chosenScope,
  depthOf,
  distanceText,
  largest,
  mostDistant,
  severityOf,
} from '../../renderer/features/analysis/agreement-words.ts'
import type { AgreementScope } from '../../shared/contract/agreement.ts'

const categories = [
  { id: 11, name: '党群机关', evaluatees: 18 },
  { id: 12, name: '政府部门', evaluatees: 34 },
]
const small: AgreementScope = { panelId: 1, name: '第一组', judges: 9, evaluatees: 52, categories }
const large: AgreementScope = { panelId: 2, name: '第二组', judges: 9, evaluatees: 400, categories }
const single: AgreementScope = { panelId: 3, name: '第三组', judges: 5, evaluatees: 18, categories: categories.slice(0, 1) }

describe('the panel and the category to look at', () => {
  it('are those of the address, as far as they exist', () => {
    expect(chosenScope([small, large], { panel: 2, category: 12 })).toEqual({ scope: large, category: 12 })
    expect(chosenScope([small, large], { panel: 9, category: 99 })).toEqual({ scope: small, category: null })
  })

  it('are one category at a time where the panel is too large for one table, or has only one', () => {
    expect(chosenScope([small], {})?.category).toBeNull()
    expect(chosenScope([large], {})?.category).toBe(11)
    expect(chosenScope([single], {})?.category).toBe(11)
  })

  it('are none in a cycle without judges', () => {
    expect(chosenScope([], {})).toBeNull()
  })
})

describe('rows that one table can hold', () => {
  it('are those with the largest distances, in their own order', () => {
    const rows = ['0.50', '-3.00', '1.00', null].map((distance, place) => ({ place, distances: [distance] }))

    expect(mostDistant(rows, 2).map(({ place }) => place)).toEqual([1, 2])
    expect(mostDistant(rows, 4)).toBe(rows)
  })
})

describe('figures in words', () => {
  it('say strict, mild or level', () => {
    expect(['-2.30', '0.85', '0.00'].map(severityOf)).toEqual([
      { kind: 'strict', points: '2.30' },
      { kind: 'mild', points: '0.85' },
      { kind: 'level', points: '0' },
    ])
  })

  it('give a probability in percent, and a tiny one as a bound', () => {
    expect(['0.0429', '0.5000', '0.0010', '0.0004', '0.0000'].map(chanceText)).toEqual([
      { below: false, text: '4.29%' },
      { below: false, text: '50%' },
      { below: false, text: '0.1%' },
      { below: true, text: '0.1%' },
      { below: true, text: '0.1%' },
    ])
  })

  it('give a distance its sign', () => {
    expect(['2.50', '-1.00', '0.00'].map(distanceText)).toEqual(['＋2.50', '−1.00', '0.00'])
  })

  it('are shaded by thirds of the largest distance', () => {
    const most = largest(['-6.00', '3.00', null])

    expect(most).toBe(6)
    expect(['-6.00', '4.00', '-2.00', '0.50', '0.00'].map((distance) => depthOf(distance, most))).toEqual([3, 2, 1, 1, 0])
    expect(depthOf('0.00', largest([null]))).toBe(0)
  })
})
