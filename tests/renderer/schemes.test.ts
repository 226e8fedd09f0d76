import { readFileSync } from 'node:fs'
import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { methodWords, percentOf } from '../../renderer/features/schemes/leaf-form/method-words.ts'
import { countScheme, matchingRows, treeRows } from '../../renderer/features/schemes/scheme-tree.ts'
import { en } from '../../renderer/i18n/en.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { schemeProblemCodes } from '../../shared/domain/scheme/scheme-problems.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
})

const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'branch',
  points: '20',
  parts: [
    {
      part: 'base',
      indicator: {
        code: '1',
        name: '组织过硬',
        points: '20',
        combine: 'weighted',
        children: [
          {
            code: '1.1',
            name: '三会一课',
            points: '12',
            weight: '0.6',
            criteria: '每少召开1次扣0.5分，最多扣3分',
            method: {
              kind: 'deduct',
              cap: '6',
              sharedCaps: [{ code: 'records', name: '记录', cap: '2' }],
              rules: [
                { code: 'missed', text: '每少召开1次扣0.5分', unit: 'event', amount: { kind: 'fixed', amount: '0.5' }, cap: '3' },
                {
                  code: 'judged',
                  text: '视情扣1至2分',
                  unit: 'event',
                  amount: { kind: 'range', min: '1', max: '2' },
                  sharedCap: 'records',
                },
                {
                  code: 'notice',
                  text: '被通报',
                  unit: 'event',
                  amount: {
                    kind: 'levels',
                    levels: [
                      { code: 'p', name: '省级', amount: '2' },
                      { code: 'c', name: '市级', amount: '1' },
                    ],
                  },
                },
                { code: 'again', text: '重复发生', unit: 'event', amount: { kind: 'repetition', amounts: ['1', '2'] } },
              ],
            },
          },
          { code: '1.2', name: '活动场所', points: '8', weight: '0.4', method: { kind: 'external', fullMarks: '100' } },
        ],
      },
    },
    {
      part: 'veto',
      indicator: {
        code: 'v',
        name: '违纪违法',
        points: null,
        method: { kind: 'veto', rules: [{ code: 'v1', text: '被立案审查的，不得评为优秀', effect: { kind: 'flag' } }] },
      },
    },
  ],
})

describe('the tree of a scheme', () => {
  it('lists every indicator in print order with its depth and whether it has a weight', () => {
    expect(treeRows(scheme).map(({ code, depth, part, above, weighted }) => ({ code, depth, part, above, weighted }))).toEqual([
      { code: '1', depth: 0, part: 'base', above: [], weighted: false },
      { code: '1.1', depth: 1, part: 'base', above: ['1'], weighted: true },
      { code: '1.2', depth: 1, part: 'base', above: ['1'], weighted: true },
      { code: 'v', depth: 0, part: 'veto', above: [], weighted: false },
    ])
  })

  it('counts leaves and rules, vetoes included', () => {
    expect(countScheme(treeRows(scheme))).toEqual({ leaves: 3, rules: 5 })
  })

  it.each([
    { text: '市级', codes: [] },
    { text: '重复', codes: ['1', '1.1'] },
    { text: '立案', codes: ['v'] },
    { text: '1.2', codes: ['1', '1.2'] },
    { text: ' ', codes: ['1', '1.1', '1.2', 'v'] },
  ])('finds "$text" with everything above it', ({ text, codes }) => {
    expect(matchingRows(treeRows(scheme), text).map((row) => row.code)).toEqual(codes)
  })
})

function leafOf(edited: Scheme, code: string): Leaf {
  const row = treeRows(edited).find((each) => each.code === code)
  if (row === undefined || !('method' in row.indicator)) throw new Error(`no leaf ${code}`)
  return row.indicator
}

describe('methods in words', () => {
  it('writes shares as percents without rounding', () => {
    expect(['0.9', '1', '0.875', '0.05', '1.1', '0'].map(percentOf)).toEqual(['90', '100', '87.5', '5', '110', '0'])
  })

  it.each([
    { file: 'model-unit', code: '1.1.1', words: ['由 6 分起扣', '扣至 0 分为止'] },
    { file: 'model-unit', code: '1.1.3', words: ['评委选档：A档 100%、B档 90%、C档 75%、D档 50%', '考评组，取平均值'] },
    { file: 'model-unit', code: '1.2.1', words: ['80 及以下不得分，100 及以上得满分，其间按比例'] },
  ])('$file $code', ({ file, code, words }) => {
    const starter = schemeSchema.parse(JSON.parse(readFileSync(new URL(`../../resources/schemes/${file}.json`, import.meta.url), 'utf8')))

    expect(methodWords(t, leafOf(starter, code))).toEqual(words)
  })

  it('finds words for every leaf of the starter schemes', () => {
    for (const file of ['model-unit', 'five-branch']) {
      const starter = schemeSchema.parse(JSON.parse(readFileSync(new URL(`../../resources/schemes/${file}.json`, import.meta.url), 'utf8')))
      for (const { indicator } of treeRows(starter)) {
        if ('method' in indicator) expect(methodWords(t, indicator).join(''), indicator.name).not.toMatch(/^$|\{\{|schemes\./)
      }
    }
  })
})

it('problems of a scheme have words for every code in Chinese and English', () => {
  expect(Object.keys(zh.schemeProblems).sort()).toEqual([...schemeProblemCodes].sort())
  expect(Object.keys(en.schemeProblems).sort()).toEqual([...schemeProblemCodes].sort())
})
