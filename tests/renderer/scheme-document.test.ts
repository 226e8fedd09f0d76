import { describe, expect, it } from 'vitest'
import { type DocumentState, documentReducer, isDirty, openDocument } from '../../renderer/features/schemes/document/document-state.ts'
import { changeIndicator, withOptional } from '../../renderer/features/schemes/edits/change-indicator.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'branch',
  points: '20',
  parts: [
    {
      indicator: {
        code: '1',
        name: '组织过硬',
        points: '20',
        children: [
          { code: '1.1', name: '三会一课', points: '12', weight: '0.6', method: { kind: 'deduct', rules: [] } },
          { code: '1.2', name: '主题党日', points: '8', method: { kind: 'deduct', rules: [] } },
        ],
      },
    },
    { part: 'bonus', indicator: { code: 'J1', name: '示范支部', points: '3', method: { kind: 'bonus', rules: [] } } },
  ],
})

const points = (code: string, value: string) => (before: Scheme) =>
  changeIndicator(before, code, (indicator) => (indicator.points === value ? indicator : { ...indicator, points: value }))
const change = (state: DocumentState, label: string, edit: (before: Scheme) => Scheme, merge: string | null = null) =>
  documentReducer(state, { do: 'change', label, edit, merge })
const pointsOf = (state: DocumentState) => JSON.stringify(state.scheme).match(/"code":"1\.1","name":"三会一课","points":"(\d+)"/)?.[1]

describe('the history of a draft', () => {
  const opened = openDocument(scheme, 'h1', null)

  it('takes changes back in turn and does them again', () => {
    const twice = change(change(opened, 'first', points('1.1', '10')), 'second', points('1.1', '9'))
    const once = documentReducer(twice, { do: 'undo' })
    const none = documentReducer(once, { do: 'undo' })

    expect([twice, once, none].map(pointsOf)).toEqual(['9', '10', '12'])
    expect(isDirty(none)).toBe(false)
    const again = documentReducer(documentReducer(none, { do: 'redo' }), { do: 'redo' })
    expect(pointsOf(again)).toBe('9')
    expect(again.past.map((step) => step.label)).toEqual(['first', 'second'])
  })

  it('takes the keystrokes of one field for one step until the field is left', () => {
    const typed = change(change(opened, 'points', points('1.1', '1'), 'points 1.1'), 'points', points('1.1', '11'), 'points 1.1')
    const left = change(documentReducer(typed, { do: 'settle' }), 'points', points('1.1', '7'), 'points 1.1')

    expect(typed.past).toHaveLength(1)
    expect(left.past).toHaveLength(2)
    expect(pointsOf(documentReducer(left, { do: 'undo' }))).toBe('11')
  })

  it('forgets what was undone once something else is changed', () => {
    const undone = documentReducer(change(opened, 'first', points('1.1', '10')), { do: 'undo' })
    expect(change(undone, 'other', points('1.2', '5')).future).toEqual([])
  })

  it('is left alone by a change that changes nothing', () => {
    expect(change(opened, 'same', points('1.1', '12'))).toBe(opened)
    expect(change(opened, 'gone', points('9.9', '5'))).toBe(opened)
  })

  it('keeps what was typed while the draft was being saved', () => {
    const sent = change(opened, 'first', points('1.1', '10'))
    const typedSince = change(sent, 'second', points('1.2', '5'))
    const saved = documentReducer(typedSince, { do: 'saved', scheme: sent.scheme, hash: 'h2' })

    expect(isDirty(saved)).toBe(true)
    expect(saved.baseHash).toBe('h2')
    expect(isDirty(documentReducer(sent, { do: 'saved', scheme: sent.scheme, hash: 'h2' }))).toBe(false)
  })

  it('shows the working copy of an earlier run as something that waits to be saved', () => {
    const working = points('1.1', '10')(scheme)
    expect(isDirty(openDocument(scheme, 'h1', working))).toBe(true)
    expect(isDirty(documentReducer(openDocument(scheme, 'h1', working), { do: 'discard' }))).toBe(false)
  })
})

describe('a changed indicator', () => {
  it('leaves everything beside its way the same object', () => {
    const changed = points('1.1', '10')(scheme)
    expect(changed).not.toBe(scheme)
    expect(changed.parts[1]).toBe(scheme.parts[1])
    const [before, after] = [scheme, changed].map((each) => (each.parts[0]?.indicator as { children: unknown[] } | undefined)?.children)
    expect(after?.[1]).toBe(before?.[1])
    expect(after?.[0]).not.toBe(before?.[0])
  })

  it('loses a key that is emptied, so that an absent weight stays absent', () => {
    const weighted = { code: 'a', weight: '0.6' }
    expect(Object.keys(withOptional<{ code: string; weight?: string }, 'weight'>(weighted, 'weight', null))).toEqual(['code'])
  })
})
