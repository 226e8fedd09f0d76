import { describe, expect, it } from 'vitest'
import { schemeSums } from '../../../electron/scoring/scheme-sums.ts'
import { buildScheme, deductMethod, schemeOfLeaf, writtenLeaf, writtenRule } from './build-scheme.ts'

const once = (code: string, amount: string, changes: object = {}) =>
  writtenRule({ code, unit: 'once', amount: { kind: 'fixed', amount }, ...changes })
const options = (...coefficients: readonly string[]) =>
  coefficients.map((coefficient, index) => ({ code: `o${index}`, name: `Option ${index}`, coefficient }))
const panel = [{ code: 'panel', name: 'Panel', weight: '1', aggregate: { kind: 'mean' } }]
const sumOf = (scheme: Parameters<typeof schemeSums>[0], code: string) => schemeSums(scheme).find((sum) => sum.code === code)

describe('the attainable maximum of a leaf', () => {
  it.each<{ of: string; leaf: object; attainable: string | null }>([
    { of: 'a deduct leaf is its points', leaf: {}, attainable: '10' },
    {
      of: 'a deduct leaf that starts at 6 and can regain 3',
      leaf: { method: deductMethod([once('a', '3', { effect: 'add' })], { start: '6' }) },
      attainable: '9',
    },
    {
      of: 'a deduct leaf that regains without end is its points',
      leaf: { method: deductMethod([writtenRule({ effect: 'add' })], { start: '6' }) },
      attainable: '10',
    },
    {
      of: 'a deduct leaf with a ceiling above its points',
      leaf: { method: deductMethod([writtenRule({ effect: 'add' })], { ceiling: '12' }) },
      attainable: '12',
    },
    { of: 'bonus rules met once', leaf: { method: { kind: 'bonus', rules: [once('a', '2'), once('b', '3')] } }, attainable: '5' },
    {
      of: 'a bonus leaf is its points when a rule has no end',
      leaf: { method: { kind: 'bonus', rules: [writtenRule()] } },
      attainable: '10',
    },
    { of: 'a bonus leaf is its cap', leaf: { method: { kind: 'bonus', cap: '4', rules: [writtenRule()] } }, attainable: '4' },
    { of: 'an open-ended award has none', leaf: { points: null, method: { kind: 'bonus', rules: [writtenRule()] } }, attainable: null },
    {
      of: 'two rules under one cap of 1',
      leaf: {
        method: {
          kind: 'bonus',
          rules: ['a', 'b'].map((code) => writtenRule({ code, sharedCap: 'both' })),
          sharedCaps: [{ code: 'both', name: 'Both', cap: '1' }],
        },
      },
      attainable: '1',
    },
    {
      of: 'two rules of which only the highest counts',
      leaf: {
        method: {
          kind: 'bonus',
          rules: [once('a', '2', { group: 'one' }), once('b', '3', { group: 'one' })],
          groups: [{ code: 'one', name: 'One', scope: 'leaf' }],
        },
      },
      attainable: '3',
    },
    {
      of: 'options whose best is 0.95',
      leaf: { points: '25', method: { kind: 'judged', scale: { kind: 'options', options: options('0.95', '0.7') }, groups: panel } },
      attainable: '23.75',
    },
    {
      of: 'marks up to 100 for 15 points',
      leaf: { points: '15', method: { kind: 'judged', scale: { kind: 'range', min: '0', max: '100', step: '1' }, groups: panel } },
      attainable: '15',
    },
    {
      of: 'tasks whose best is 0.95 × 1',
      leaf: {
        points: '25',
        method: {
          kind: 'tasks',
          factors: [
            { code: 'level', name: 'Level', options: options('0.95', '0.7') },
            { code: 'load', name: 'Load', options: options('1', '0.9') },
          ],
        },
      },
      attainable: '23.75',
    },
    {
      of: 'tiers',
      leaf: {
        method: {
          kind: 'measured',
          curve: {
            kind: 'tiers',
            tiers: [
              { from: null, to: '5', points: '3' },
              { from: '5', to: null, points: '8' },
            ],
          },
        },
      },
      attainable: '8',
    },
    {
      of: 'a survey whose best option is 0.9',
      leaf: { points: '20', method: { kind: 'survey', options: options('0.9', '0.5'), groups: [{ code: 'g', name: 'G', weight: '1' }] } },
      attainable: '18',
    },
    {
      of: 'a survey by share',
      leaf: {
        points: '200',
        method: {
          kind: 'survey',
          options: options('1', '0'),
          groups: [{ code: 'g', name: 'G', weight: '1' }],
          scoring: { kind: 'share_tiers', tiers: [{ shareOf: ['o0'], from: '0.9', to: null, points: '190' }], otherwise: '130' },
        },
      },
      attainable: '190',
    },
    { of: 'a leaf with a clamp', leaf: { clamp: { max: '7.5' } }, attainable: '7.5' },
  ])('of $of', ({ leaf, attainable }) => {
    expect(sumOf(schemeOfLeaf({ ...leaf }), 'leaf')?.attainable).toBe(attainable)
  })
})

describe('the sums of a scheme', () => {
  it('stand before their children, the total first, and leave vetoes out', () => {
    const scheme = buildScheme([], {
      points: '100',
      parts: [
        {
          part: 'base',
          indicator: {
            code: 'R1',
            name: 'R1',
            points: '10',
            clamp: { max: '10' },
            children: [writtenLeaf({ code: 'R11', points: '3' }), writtenLeaf({ code: 'R12', points: '9' })],
          },
        },
        { part: 'bonus', indicator: writtenLeaf({ code: 'B', points: null, method: { kind: 'bonus', rules: [writtenRule()] } }) },
        { part: 'deduction', indicator: writtenLeaf({ code: 'D', points: null }) },
        {
          part: 'veto',
          indicator: {
            code: 'V',
            name: 'V',
            points: null,
            method: { kind: 'veto', rules: [{ code: 'v', text: 'case opened', effect: { kind: 'zero' } }] },
          },
        },
      ],
    })

    expect(schemeSums(scheme)).toEqual([
      { code: 'total', stated: '100', summed: '10', attainable: '10' },
      { code: 'R1', stated: '10', summed: '12', attainable: '10' },
      { code: 'R11', stated: '3', summed: '3', attainable: '3' },
      { code: 'R12', stated: '9', summed: '9', attainable: '9' },
      { code: 'B', stated: null, summed: null, attainable: null },
      { code: 'D', stated: null, summed: null, attainable: '0' },
    ])
  })

  it('of a weighted node convert each child by its own points', () => {
    const child = (code: string, weight: string, points: string, best: string) =>
      writtenLeaf({
        code,
        weight,
        points,
        method: { kind: 'judged', scale: { kind: 'options', options: options(best, '0') }, groups: panel },
      })
    const node = {
      code: 'group',
      name: 'Group',
      points: '100',
      combine: 'weighted',
      children: [child('a', '30', '45', '0.9'), child('b', '70', '150', '1')],
    }

    expect(sumOf(buildScheme([node]), 'group')).toEqual({ code: 'group', stated: '100', summed: '100', attainable: '97' })
  })

  it('are open where one child states no points', () => {
    const node = {
      code: 'group',
      name: 'Group',
      points: '10',
      children: [writtenLeaf({ code: 'a' }), writtenLeaf({ code: 'b', points: null, method: deductMethod(undefined, { start: '5' }) })],
    }

    expect(sumOf(buildScheme([node]), 'group')).toEqual({ code: 'group', stated: '10', summed: null, attainable: '15' })
  })

  it('of a node with own indicators reach its points', () => {
    const node = { code: 'group', name: 'Group', points: '60', perEvaluatee: true, children: [writtenLeaf()] }

    expect(sumOf(buildScheme([node]), 'group')).toEqual({ code: 'group', stated: '60', summed: '10', attainable: '60' })
  })
})
