import { expect, test } from 'vitest'
import { en } from '../../renderer/i18n/en.ts'
import { zh } from '../../renderer/i18n/zh.ts'

/** Every text with its key; a plural of English is compared with the one form that Chinese has. */
function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : texts(value as object, `${path}${key}.`),
  )
}

const places = (text: string): string => [...new Set(text.match(/\{\{[^}]+\}\}/g))].sort().join(' ')
const chinese = new Map(texts(zh))
const english = new Map(texts(en))

test('every text exists in both languages and none is blank', () => {
  const withoutPlurals = [...english.keys()].filter((key) => !(key.endsWith('_one') && !chinese.has(key)))

  expect(withoutPlurals.sort()).toEqual([...chinese.keys()].sort())
  expect([...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
})

test('a text has the same places to fill in both languages', () => {
  const different = [...english].filter(([key, text]) => {
    const source = chinese.get(key) ?? chinese.get(key.replace(/_one$/, '_other'))
    // "one finding" needs no number.
    const wanted = key.endsWith('_one') && !text.includes('{{count}}') ? source?.replace('{{count}}', '') : source
    return wanted === undefined || places(wanted) !== places(text)
  })

  expect(different.map(([key]) => key)).toEqual([])
})

test('English texts hold no Chinese but what names itself in Chinese', () => {
  const named = /参评|参照|免评|办公室|党支部|中文|切换到中文|已核对/g
  const mixed = [...english].filter(([, text]) => /[\u4e00-\u9fff]/.test(text.replace(named, '')))

  expect(mixed).toEqual([])
})
