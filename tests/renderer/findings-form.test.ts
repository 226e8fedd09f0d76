import { describe, expect, it } from 'vitest'
import { checkForm, problemsForSaving } from '../../renderer/features/findings/finding-form-check.ts'
import {
  emptyForm,
  type FindingForm,
  holdsWork,
  nextForm,
  parseForm,
  withEvidence,
  withFoundOn,
  withIndicator,
  withRule,
} from '../../renderer/features/findings/finding-form-state.ts'
import type { RuleEntry } from '../../renderer/features/findings/leaf-catalogue.ts'

const perEvent: RuleEntry = {
  code: 'r1',
  text: '支委会每少召开 1 次扣 0.5 分，最多扣 3 分',
  direction: 'deduct',
  unit: 'event',
  unitLabel: '次',
  step: null,
  amount: { kind: 'fixed', amount: '0.5' },
  cap: '3',
  multipliers: [{ code: 'hidden', name: '瞒报', factor: '2' }],
  evidenceRequired: false,
  supplier: null,
  effect: null,
}
const range: RuleEntry = { ...perEvent, code: 'r2', amount: { kind: 'range', min: '0.5', max: '2' }, multipliers: [] }
const award: RuleEntry = { ...perEvent, code: 'r3', direction: 'add', unit: 'once', evidenceRequired: true, multipliers: [] }

const filled: FindingForm = {
  ...emptyForm('2026-03-20'),
  evaluateeId: 7,
  indicator: 'A1',
  rule: 'r1',
  quantity: '2',
  description: '2 月、3 月支委会会议记录缺失',
}

describe('an empty form', () => {
  it('has the day, routine supervision and a deadline 14 days later', () => {
    expect(emptyForm('2026-02-20')).toEqual({
      evaluateeId: null,
      indicator: null,
      rule: null,
      quantity: '1',
      level: null,
      multipliers: [],
      chosen: '',
      reason: '',
      matterKey: '',
      description: '',
      foundOn: '2026-02-20',
      source: 'routine_supervision',
      deadline: '2026-03-06',
      deadlineTouched: false,
      evidence: [],
    })
  })

  it('holds no work that a recorder would miss', () => {
    expect(holdsWork(emptyForm('2026-02-20'))).toBe(false)
    expect(holdsWork({ ...emptyForm('2026-02-20'), description: '记录缺失' })).toBe(true)
  })
})

describe('the form for the next finding', () => {
  it('keeps indicator, date and source and nothing else', () => {
    const saved: FindingForm = { ...filled, source: 'liaison_visit', matterKey: 'M-1', deadline: '2026-05-01', deadlineTouched: true }

    const next = nextForm(saved)

    expect(next).toEqual({ ...emptyForm('2026-03-20', 'liaison_visit'), indicator: 'A1' })
  })
})

describe('changing a field', () => {
  it('forgets the rule with what belonged to it when the indicator changes', () => {
    const changed = withIndicator({ ...filled, level: 'city', multipliers: ['hidden'], chosen: '1' }, 'B2')

    expect(changed).toEqual({ ...filled, indicator: 'B2', rule: null, level: null, multipliers: [], chosen: '' })
  })

  it('takes the usual deadline out for an award and brings it back for a deduction', () => {
    const awarded = withRule({ ...filled, rule: null }, award)
    const deducted = withRule(awarded, perEvent)

    expect([awarded.deadline, deducted.deadline]).toEqual(['', '2026-04-03'])
  })

  it('moves the usual deadline with the date found but never one that was set', () => {
    expect(withFoundOn(filled, '2026-04-01', perEvent).deadline).toBe('2026-04-15')
    expect(withFoundOn({ ...filled, deadline: '2026-06-30', deadlineTouched: true }, '2026-04-01', perEvent).deadline).toBe('2026-06-30')
  })

  it('takes a file in once even when it comes twice', () => {
    const file = { hash: 'a'.repeat(64), name: '照片.jpg', bytes: 10, type: 'image/jpeg' }

    const changed = withEvidence(filled, [file, { ...file, name: '副本.jpg' }])

    expect(changed.evidence).toEqual([file])
  })
})

describe('a stored form', () => {
  it('comes back as it was typed', () => {
    expect(parseForm(JSON.stringify({ ...filled, quantity: '2,5' }))).toEqual({ ...filled, quantity: '2,5' })
  })

  it.each([null, '', '{', '{}', JSON.stringify({ ...filled, source: 'rumour' })])('is refused when it is not one: %s', (text) => {
    expect(parseForm(text)).toBeNull()
  })
})

describe('checking a form', () => {
  it('gives the draft that the host computes with', () => {
    expect(checkForm({ ...filled, quantity: '２', multipliers: ['hidden', 'of another rule'], matterKey: ' M-1 ' }, perEvent, 3)).toEqual({
      draft: {
        cycleId: 3,
        evaluateeId: 7,
        indicator: 'A1',
        rule: 'r1',
        quantity: '2',
        level: null,
        multipliers: ['hidden'],
        chosen: null,
        reason: '',
        matterKey: 'M-1',
        description: '2 月、3 月支委会会议记录缺失',
        foundOn: '2026-03-20',
        source: 'routine_supervision',
        deadline: '2026-04-03',
        evidence: [],
      },
      problems: [],
    })
  })

  it.each([
    ['evaluateeId', 'choose_evaluatee', { evaluateeId: null }, perEvent],
    ['quantity', 'not_a_quantity', { quantity: 'two' }, perEvent],
    ['quantity', 'quantity_zero', { quantity: '0' }, perEvent],
    ['quantity', 'whole_quantity', { quantity: '1.5' }, perEvent],
    ['foundOn', 'not_a_date', { foundOn: '2026-02-30', deadline: '' }, perEvent],
    ['deadline', 'deadline_before', { deadline: '2026-03-19' }, perEvent],
    ['chosen', 'not_an_amount', { chosen: '', reason: '情节较重' }, range],
    ['chosen', 'outside_range', { chosen: '2.5', reason: '情节较重' }, range],
  ] as const)('names %s with %s and gives no draft', (field, code, change, rule) => {
    const { draft, problems } = checkForm({ ...filled, ...change }, rule, 3)

    expect(draft).toBeNull()
    expect(problems.map((problem) => [problem.field, problem.code])).toEqual([[field, code]])
  })

  it('lets a preview run while description, reason and evidence are still missing', () => {
    const { draft, problems } = checkForm({ ...filled, description: '', rule: 'r2', chosen: '1' }, range, 3)

    expect(draft?.chosen).toBe('1')
    expect(problems.map(({ code }) => code)).toEqual(['reason_missing', 'description_missing'])
  })

  it('stores a draft without words and evidence but submits only with them', () => {
    const { problems } = checkForm({ ...filled, description: '', rule: 'r3' }, award, 3)

    expect(problemsForSaving(problems, false)).toEqual([])
    expect(problemsForSaving(problems, true).map(({ field }) => field)).toEqual(['description', 'evidence'])
  })
})
