import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/api/response-headers.ts'
import { checklist, outsideAddresses } from './electron-checklist.ts'
import type { SourceFile } from './syntax.ts'

const root = join(import.meta.dirname, '..', '..')
const files: readonly SourceFile[] = [
  ...['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  ),
  'package.json',
  'electron-builder.yml',
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** The sources with one file more, or with another text for one that is there. */
function withFile([path, text]: readonly [string, string]): SourceFile[] {
  return [...files.filter((file) => file.path !== path), { path, text }]
}

test('has the twenty items of the list, each once', () => {
  expect(checklist.map(({ item }) => Number.parseInt(item, 10))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(files.length).toBeGreaterThan(500)
})

test.each(checklist)('$item', ({ check }) => {
  expect(check(files)).toEqual([])
})

test.each(checklist)('finds what would break: $item', ({ check, control }) => {
  expect(check(withFile(control))).toHaveLength(1)
})

test('no address outside the machine stands in the code', () => {
  // Names of XML forms, which are written into workbooks and fetched by nobody.
  const forms = /^\S+: holds https?:\/\/(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|json-schema\.org)\//u

  expect(outsideAddresses(files).filter((problem) => !forms.test(problem))).toEqual([])
  expect(outsideAddresses(withFile(['renderer/app/x.ts', "fetch('https://evil.example/')"])).at(-1)).toContain('https://evil.example/')
})

test('the policy names every source of content and allows no code but the program’s own', () => {
  const directives = new Map(contentSecurityPolicy.split('; ').map((each) => [each.split(' ', 1)[0], each.split(' ').slice(1)] as const))

  expect(Object.fromEntries(directives)).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  })
})
