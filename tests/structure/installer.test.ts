import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const text = readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8')

/** The lines below a key of the first level, without comments. */
function block(key: string): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(`${key}:`) + 1
  const end = lines.findIndex((line, index) => index >= start && /^\S/u.test(line) && !line.startsWith('#'))
  return lines
    .slice(start, end)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

test('the installed runtime cannot be turned into a plain Node, a debugger or another program', () => {
  expect(block('electronFuses')).toEqual([
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'loadBrowserProcessSpecificV8Snapshot: false',
    'grantFileProtocolExtraPrivileges: false',
  ])
})

test('ships the bundles and the resources, and neither sources nor maps', () => {
  expect(block('files')).toEqual([
    '- out/main/**/*.js',
    '- out/renderer/**/*',
    '- resources/**/*',
    '- package.json',
    '- "!**/*.map"',
    '- "!**/*.{md,ts,tsx,markdown}"',
    '- "!**/{test,tests,__tests__,docs,examples}/**"',
  ])
})

test('is installed as a package on Linux, because only then the sandbox can work everywhere', () => {
  expect(block('linux')[0]).toBe('target: [deb, rpm]')
})
