import { describe, expect, it } from 'vitest'
import { findLeaf, measuredColumns, valueKind } from '../../renderer/features/scoring/input-leaves.ts'
import { nextTaskCode, tasksComplete } from '../../renderer/features/scoring/task-list.ts'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'

const group = (code: string, name: string) => ({ code, name, weight: '1', aggregate: { kind: 'mean' } })
const scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'S',
  name: '方案',
  kind: 'unit',
  points: '30',
  parts: [
    {
      indicator: {
        code: 'A',
        name: '工作',
        points: '30',
        children: [
          {
            code: 'A1',
            name: '民主评议',
            points: '10',
            method: {
              kind: 'judged',
              scale: { kind: 'range', min: '0', max: '10', step: '0.5' },
              groups: [group('panel', '考评组'), group('leaders', '领导')],
            },
          },
          {
            code: 'A2',
            name: '特色',
            points: '10',
            method: {
              kind: 'judged',
              scale: {
                kind: 'options',
                options: [
                  { code: 'A', name: '好', coefficient: '1' },
                  { code: 'B', name: '一般', coefficient: '0.6' },
                ],
              },
              groups: [group('panel', '评审组')],
            },
          },
          {
            code: 'A3',
            name: '发文压减',
            points: '10',
            method: { kind: 'measured', basis: 'change', direction: 'lower', curve: { kind: 'ratio', target: null } },
          },
        ],
      },
    },
    { part: 'bonus', indicator: { code: 'B', name: '上级考核', points: '5', method: { kind: 'external', fullMarks: '120' } } },
  ],
})
const methodOf = (code: string) => {
  const leaf = findLeaf(scheme, code)
  if (leaf === null) throw new Error(`no leaf ${code}`)
  return leaf.method
}

describe('leaves that take inputs', () => {
  it('are found at any depth, groups and unknown codes are not', () => {
    expect([findLeaf(scheme, 'A3')?.name, findLeaf(scheme, 'B')?.name, findLeaf(scheme, 'A'), findLeaf(scheme, 'Z')]).toEqual([
      '发文压减',
      '上级考核',
      null,
      null,
    ])
  })

  it('ask for last year and an own target only where the method needs them', () => {
    expect(measuredColumns(methodOf('A3'))).toEqual({ baseline: true, target: true })
    expect(measuredColumns(methodOf('B'))).toEqual({ baseline: false, target: false })
  })

  it('bound external scores by their full marks and measured values by nothing', () => {
    expect(valueKind(methodOf('B'))).toEqual({ kind: 'number', min: '0', max: '120', step: null, asksZero: true })
    expect(valueKind(methodOf('A3'))).toEqual({ kind: 'number', min: null, max: null, step: null, asksZero: true })
  })
})

describe('a list of tasks', () => {
  const factors = [{ code: 'd', name: '难度', options: [{ code: 'h', name: '高', coefficient: '1' }] }]

  it('gives a new task a code that none has', () => {
    expect(nextTaskCode([])).toBe('T1')
    expect(
      nextTaskCode([
        { code: 'T2', name: '甲', choices: {} },
        { code: 'own', name: '乙', choices: {} },
      ]),
    ).toBe('T3')
  })

  it('is complete when every task has a name and every factor', () => {
    const task = { code: 'T1', name: '重点项目', choices: { d: 'h' } }

    expect(tasksComplete([task], factors)).toBe(true)
    expect(tasksComplete([task, { ...task, name: ' ' }], factors)).toBe(false)
    expect(tasksComplete([{ ...task, choices: {} }], factors)).toBe(false)
  })
})
