import { beforeAll, describe, expect, test } from 'vitest'
import { readStarterSchemes } from '../../electron/features/schemes/starter-schemes.ts'
import { changeWords, groupChanges, passesFilter } from '../../renderer/features/schemes/versions/change-words.ts'
import { en } from '../../renderer/i18n/en.ts'
import { i18next } from '../../renderer/i18n/i18n.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import { schemeDifference } from '../../shared/domain/scheme/difference.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'
import { smallScheme } from '../helpers/app.ts'

const names = { before: {}, after: {} }

/** The words of every difference between the small scheme and one with parts of its JSON replaced. */
function wordsAfter(...replacements: readonly (readonly [string, string])[]) {
  const after = smallScheme((plain) => JSON.parse(replacements.reduce((text, [from, to]) => text.replace(from, to), JSON.stringify(plain))))
  return schemeDifference(smallScheme(), after).map((change) => changeWords(i18next.t, change, names))
}

beforeAll(() =>
  i18next.init({
    lng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    contextSeparator: '::',
  }),
)

describe('a change in words', () => {
  test('names the rule, and what was and is', () => {
    expect(wordsAfter(['"amount":"0.5"', '"amount":"1"'])).toEqual([
      { what: '规则“每少召开1次扣0.5分，最多扣3分”：分值', before: '0.5', after: '1' },
    ])
  })

  test('says in a sentence what another amount, scale or method is', () => {
    expect(
      wordsAfter(
        ['{"kind":"fixed","amount":"0.5"}', '{"kind":"range","min":"0.5","max":"2"}'],
        ['{"kind":"measured","unitLabel":"%","curve":{"kind":"ratio","target":"100"}}', '{"kind":"external","fullMarks":"345"}'],
      ),
    ).toEqual([
      { what: '规则“每少召开1次扣0.5分，最多扣3分”：分值', before: '0.5 分', after: '0.5 至 2 分（酌情）' },
      {
        what: '计分方法',
        before: '定量；完成值 ÷ 目标 100 × 满分',
        after: '引用；引用其他考评得分（原满分 345），按比例折算',
      },
    ])
  })

  test('names places, settings and what is gone', () => {
    expect(wordsAfter(['"rules":[{"code":"award"', '"cap":"2","rules":[{"code":"award"'], ['"lower":"18"', '"lower":"19"'])).toEqual([
      { what: '等次“优秀”：下限（含）', before: '18', after: '19' },
      { what: '封顶', before: '无', after: '2' },
    ])
  })

  test('shows shares as percent and choices by their names', () => {
    const before = schemeSchema.parse({ ...smallScheme(), settings: { quotas: [{ grade: 'a', limit: { kind: 'share', share: '0.3' } }] } })
    const after = schemeSchema.parse({
      ...smallScheme(),
      settings: { ties: 'dense', quotas: [{ grade: 'a', limit: { kind: 'share', share: '0.25' } }] },
    })

    const graded = { before: {}, after: { 'grade:a': '优秀' } }
    const words = schemeDifference(before, after).map((change) => changeWords(i18next.t, change, graded))

    expect(words).toEqual([
      { what: '并列名次', before: '并列后跳号（1224）', after: '并列不跳号（1223）' },
      { what: '名额“优秀”：比例', before: '30%', after: '25%' },
    ])
  })

  test('belongs to one filter each', () => {
    const after = schemeSchema.parse({ ...smallScheme(), settings: { ties: 'dense' } })
    const [change] = schemeDifference(smallScheme(), after)
    if (change === undefined) throw new Error('no change')

    expect((['all', 'structure', 'points', 'rules', 'settings'] as const).filter((filter) => passesFilter(change, filter))).toEqual([
      'all',
      'settings',
    ])
  })
})

describe('whatever differs', () => {
  const [branch, unit] = readStarterSchemes() as [Scheme, Scheme]

  test.each(['zh', 'en'] as const)('is told in %s without a raw key or an object', async (language) => {
    await i18next.changeLanguage(language)
    const words = schemeDifference(branch, unit).map((change) => changeWords(i18next.t, change, names))

    expect(words.length).toBeGreaterThan(50)
    for (const { what, before, after } of words) {
      expect(`${what} ${before} ${after}`).not.toMatch(/\[object|undefined|\{\{|schemeVersions\.|schemes\./u)
    }
  })

  test('stands with its indicator', () => {
    const groups = groupChanges(schemeDifference(branch, unit))

    expect(groups[0]?.indicator).toBeNull()
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
  })
})
