import { describe, expect, it } from 'vitest'
import { triedAnew } from '../../renderer/features/schemes/leaf-form/use-leaf-preview.ts'

describe('what is tried under a rule', () => {
  it('keeps a quantity that was typed but not yet answered when a box is ticked after it', () => {
    const shown = { rule: 'a', quantity: '20', multipliers: [] }
    const typed = triedAnew(undefined, shown, () => ({ quantity: '3' }))
    const ticked = triedAnew(typed, shown, ({ multipliers = [] }) => ({ multipliers: [...multipliers, 'm'] }))
    expect(ticked).toEqual({ rule: 'a', quantity: '3', multipliers: ['m'] })
  })

  it('keeps both of two boxes that were ticked before the host answered', () => {
    const shown = { rule: 'a', multipliers: [] }
    const first = triedAnew(undefined, shown, ({ multipliers = [] }) => ({ multipliers: [...multipliers, 'm'] }))
    const second = triedAnew(first, shown, ({ multipliers = [] }) => ({ multipliers: [...multipliers, 'n'] }))
    expect(second.multipliers).toEqual(['m', 'n'])
  })

  it('drops what the rule no longer asks for', () => {
    const asked = { rule: 'a', quantity: '3', multipliers: [] }
    expect(triedAnew(asked, { rule: 'a', multipliers: [] }, () => ({ times: 2 }))).toEqual({ rule: 'a', multipliers: [], times: 2 })
  })
})
