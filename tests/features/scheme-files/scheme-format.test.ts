import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSchemeText } from '../../../electron/features/scheme-files/scheme-json.ts'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import { leafMethodSchema } from '../../../shared/domain/scheme/leaf-methods.ts'
import { settingsSchema } from '../../../shared/domain/scheme/settings.ts'

const document = readFileSync(new URL('../../../resources/scheme-format.md', import.meta.url), 'utf8')

describe('the documented form of scheme files', () => {
  test('has an example that the program reads without a problem', () => {
    const example = /```json\n([\s\S]*?)```/.exec(document)?.[1] ?? ''

    const scheme = readSchemeText(example)

    expect(scheme.name).toBe('示例方案')
    expect(checkScheme(scheme)).toEqual([])
  })

  test('names every method and every setting', () => {
    const methods = leafMethodSchema.options.map((option) => option.shape.kind.value)
    const names = [...methods, ...Object.keys(settingsSchema.shape)]

    expect(names.filter((name) => !new RegExp(`\`${name}[ \`]`).test(document))).toEqual([])
  })
})
