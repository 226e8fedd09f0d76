import { describe, expect, it } from 'vitest'
import type { FieldProblem } from '../../renderer/features/findings/finding-form-check.ts'
import { emptyForm } from '../../renderer/features/findings/finding-form-state.ts'
import { problemTexts, refusedField } from '../../renderer/features/findings/form-problems.ts'
import type { FindingPreview } from '../../shared/contract/findings.ts'

// Without started texts a code stands for its own sentence.
const form = emptyForm('2026-03-20')
const preview: FindingPreview = {
  points: null,
  indicator: { points: '12', before: '12', after: '12' },
  provisional: false,
  total: { before: '90', after: '90' },
  rank: { before: 1, after: 1, of: 3 },
  notes: [],
  problems: [],
}

describe('where a refusal is said', () => {
  it.each([
    ['same_matter', { field: 'matterKey', finding: 7 }, 'matterKey', 'same_matter'],
    ['evidence_unknown', {}, 'evidence', 'evidence_unknown'],
    ['reason_required', { field: 'description' }, 'description', 'description_missing'],
    ['reason_required', { field: 'reason' }, 'reason', 'reason_required'],
    ['value_out_of_range', { field: 'deadline', foundOn: '2026-03-20' }, 'deadline', 'deadline_before'],
  ] as const)('%s with %o stands at %s as %s', (code, data, field, text) => {
    expect(refusedField(code, data)).toEqual({ field, code: text, values: data })
  })

  it('has no field when the whole form is concerned', () => {
    expect(refusedField('operator_required', {})).toBeNull()
    expect(refusedField('changed_meanwhile', { id: 7 })).toBeNull()
  })
})

describe('problems beside the fields', () => {
  const missing: FieldProblem = { field: 'evaluateeId', code: 'choose_evaluatee', values: {} }
  const wrong: FieldProblem = { field: 'deadline', code: 'deadline_before', values: {} }

  it('names what is wrong at once and what is missing only after saving was tried', () => {
    expect([...problemTexts(form, [missing, wrong], null, null, false)]).toEqual([['deadline', 'deadline_before']])
    expect([...problemTexts(form, [missing, wrong], null, null, true).keys()]).toEqual(['evaluateeId', 'deadline'])
  })

  it('is silent about a quantity that was cleared to be typed anew', () => {
    const noQuantity: FieldProblem = { field: 'quantity', code: 'not_a_quantity', values: {} }

    expect(problemTexts({ ...form, quantity: '' }, [noQuantity], null, null, false).size).toBe(0)
    expect(problemTexts({ ...form, quantity: 'x' }, [noQuantity], null, null, false).get('quantity')).toBe('not_a_quantity')
  })

  it('takes from the trial what only the host can know, never what the trial was not given', () => {
    const told: FindingPreview = {
      ...preview,
      problems: [
        { code: 'same_matter', field: 'matterKey', values: {} },
        { code: 'description_missing', field: 'description', values: {} },
        { code: 'choose_multiplier', field: 'multipliers', values: {} },
      ],
    }

    expect([...problemTexts(form, [], told, null, true)]).toEqual([['matterKey', 'same_matter']])
  })

  it('keeps the first sentence of a field', () => {
    const texts = problemTexts(form, [wrong], preview, { field: 'deadline', code: 'value_out_of_range', values: {} }, true)

    expect([...texts]).toEqual([['deadline', 'deadline_before']])
  })
})
