import { en } from '../../../renderer/i18n/en.ts'
import type { Texts } from '../../../renderer/i18n/texts.ts'
import { zh } from '../../../renderer/i18n/zh.ts'

/** Every text of the screens in one language. Page models find things by these, so that a test follows the words a person reads. */
export type ScreenTexts = Texts<typeof zh>

export const chinese: ScreenTexts = zh
export const english: ScreenTexts = en

/** A text with its `{{places}}` filled: `filled('共 {{count}} 条', { count: 3 })` → `共 3 条`. A place without a value is a mistake of the test. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_place, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {{${name}}} of “${text}”`)
    return String(value)
  })
}

/** Matches a text with anything in its `{{places}}`, from beginning to end. */
export function anyOf(text: string): RegExp {
  return new RegExp(
    `^${text
      .split(/\{\{\w+\}\}/u)
      .map(escaped)
      .join('.+')}$`,
    'u',
  )
}

/** Matches what begins with these words: names of controls that go on with a count or a shortcut. */
export function beginning(words: string): RegExp {
  return new RegExp(`^\\s*${escaped(words)}`, 'u')
}

/** Matches the words and a number after them: a chip with its count. */
export function counted(words: string): RegExp {
  return new RegExp(`^${escaped(words)}\\s*\\d+$`, 'u')
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')
}
