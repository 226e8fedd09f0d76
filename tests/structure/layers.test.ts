import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { checkFile } from './check-layers.ts'

const root = join(import.meta.dirname, '..', '..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

test.each(['shared', 'electron', 'renderer'])('every file of %s imports only what its layer may', (folder) => {
  const files = sources(folder)

  expect(files.length).toBeGreaterThan(10)
  expect(files.flatMap((path) => checkFile(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test.each([
  [
    'a renderer file that knows the host',
    'renderer/features/results/x.ts',
    "import { openApp } from '../../../electron/features/open-app.ts'",
  ],
  ['a type of the host in the renderer', 'renderer/api/x.ts', "import type { App } from '../../electron/features/app.ts'"],
  ['a type named in place', 'renderer/api/x.ts', "let app: import('../../electron/features/app.ts').App"],
  ['a dynamic import', 'renderer/api/x.ts', "await import('../../electron/features/open-app.ts')"],
  ['a re-export', 'shared/contract/x.ts', "export * from '../../electron/features/app.ts'"],
  ['a named re-export', 'shared/contract/x.ts', "export { App } from '../../electron/features/app.ts'"],
  ['a require', 'electron/api/x.ts', "const { app } = require('electron')"],
  ['a resolved require', 'electron/api/x.ts', "require.resolve('electron')"],
  ['an import with an equals sign', 'electron/api/x.ts', "import electron = require('electron')"],
  ['a worker of another layer', 'electron/database/x.ts', "new Worker(new URL('../features/app.ts', import.meta.url))"],
  ['an import for its effect', 'electron/features/findings/x.ts', "import '../../api/create-api.ts'"],
  ['the desktop runtime outside main', 'electron/api/x.ts', "import { app } from 'electron'"],
  ['its type outside main', 'electron/server/x.ts', "import type { App } from 'electron'"],
  ['a feature that reaches up to the edge', 'electron/features/findings/x.ts', "import { refuse } from '../../api/refusals.ts'"],
  ['an engine that reads the database', 'electron/scoring/x.ts', "import type { Database } from '../database/database.ts'"],
  ['an engine that reads a file', 'electron/scoring/x.ts', "import { readFileSync } from 'node:fs'"],
  ['a database that knows a feature', 'electron/database/x.ts', "import type { App } from '../features/app.ts'"],
  ['an edge that goes around the features', 'electron/api/x.ts', "import { openDatabase } from '../database/open-database.ts'"],
  ['two shells that know each other', 'electron/main/x.ts', "import { serve } from '../server/serve.ts'"],
  ['a screen that knows another', 'renderer/features/findings/x.tsx', "import { Row } from '../results/row.tsx'"],
  ['a screen that knows the shell', 'renderer/features/findings/x.tsx', "import { router } from '../../app/router.tsx'"],
  ['a chart that knows the domain', 'renderer/charts/x.tsx', "import type { Finding } from '../../shared/contract/findings.ts'"],
  ['a control that knows a screen', 'renderer/components/x.tsx', "import { Row } from '../features/results/row.tsx'"],
  ['a heavy library in the shell', 'renderer/app/x.tsx', "import { Table } from 'antd'"],
  ['charts in a control', 'renderer/components/x.tsx', "import { Bar } from 'recharts'"],
  ['a contract with a clock library', 'shared/contract/x.ts', "import dayjs from 'dayjs'"],
  ['a package nobody agreed on', 'electron/features/findings/x.ts', "import axios from 'axios'"],
  ['a package that begins like an agreed one', 'shared/domain/x.ts', "import x from 'zod-extra'"],
  ['a computed import', 'electron/features/findings/x.ts', "await import('./' + name)"],
  ['a file outside every zone', 'electron/helpers/x.ts', 'export const x = 1'],
  ['a screen nobody agreed on', 'renderer/features/misc/x.tsx', 'export const x = 1'],
])('finds %s', (_what, path, text) => {
  expect(checkFile(path, text)).toHaveLength(1)
})

test.each([
  ['a clock', 'Date.now()'],
  ['a date', 'new Date(0)'],
  ['a clock through an alias', 'const { now } = Date'],
  ['randomness', 'Math.random()'],
  ['a locale', "new Intl.NumberFormat('zh')"],
  ['a locale’s order', "'甲'.localeCompare('乙')"],
  ['float formatting', '(0.1 + 0.2).toFixed(2)'],
  ['float parsing', "Number.parseFloat('1.5')"],
  ['logging', "console.log('x')"],
  ['the environment', 'process.env.TZ'],
  ['the time since the start', 'performance.now()'],
])('finds %s in the engine and in the domain', (_what, text) => {
  expect(checkFile('electron/scoring/x.ts', text)).toHaveLength(1)
  expect(checkFile('shared/domain/x.ts', text)).toHaveLength(1)
})

test.each([
  ['a comment', '// see Date.now() and import x from "electron"\nexport const x = 1'],
  ['a string', 'export const x = "import \'electron\'; Math.random()"'],
  ['a regular expression with a quote', "export const x = /['\"]/u.test('new Date()')"],
  ['a template', 'export const x = `new Date() toFixed`'],
])('is not deceived by %s', (_what, text) => {
  expect(checkFile('electron/scoring/x.ts', text)).toEqual([])
})

test('lets a file use its own layer, the layers below and the packages agreed on', () => {
  const text = [
    "import { DatabaseSync } from 'node:sqlite'",
    "import { implement } from '@orpc/server'",
    "import { RPCHandler } from '@orpc/server/fetch'",
    "import type { App } from '../app.ts'",
    "import { openDatabase } from '../../database/open-database.ts'",
    "import { AppError } from '../../../shared/domain/app-error.ts'",
  ].join('\n')

  expect(checkFile('electron/features/findings/x.ts', text)).toEqual([])
})
