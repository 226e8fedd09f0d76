import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readYaml } from '../helpers/read-yaml.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
}
interface Workflow {
  readonly permissions: unknown
  readonly jobs: Record<string, { 'runs-on': string; 'timeout-minutes': number; steps: Step[] }>
}

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, '.github', 'workflows')
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  return { name, text, content: readYaml(text) as Workflow }
})
const steps = workflows.flatMap(({ content }) => Object.values(content.jobs).flatMap((job) => job.steps))
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** Every command line of every step. */
const commands = steps.flatMap(({ run = '' }) => run.split('\n').map((line) => line.trim())).filter((line) => line !== '')

test('runs on ordinary Linux and Windows machines, for a limited time, with the right to read only', () => {
  for (const { content } of workflows) {
    expect(content.permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(content.jobs)) {
      expect(job['runs-on']).toMatch(/^(?:ubuntu|windows)-\d/u)
      expect(job['timeout-minutes']).toBeLessThanOrEqual(90)
    }
  }
  expect(workflows.flatMap(({ content }) => Object.keys(content.jobs))).toEqual(['linux', 'windows'])
})

test('uses no secret, and only the platform’s own actions by their major version', () => {
  expect(workflows.filter(({ text }) => /secrets\.|GITHUB_TOKEN|GH_TOKEN/u.test(text))).toEqual([])
  expect(steps.flatMap(({ uses = [] }) => uses).filter((uses) => !/^actions\/[a-z-]+@v\d+$/u.test(uses))).toEqual([])
})

test('every command that it names is there', () => {
  const named = commands.flatMap((line) => [...line.matchAll(/npm run ([\w:]+)/gu)].map(([, name = '']) => name))
  const files = commands.flatMap((line) => [...line.matchAll(/\bnode ([\w./-]+\.[jt]s)/gu)].map(([, path = '']) => path))

  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  expect(new Set(named)).toEqual(new Set(['desktop', 'build:driver', 'check:glibc', 'package', 'check:fuses', 'typecheck', 'unit']))
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each(['linux', 'windows'])('%s installs without scripts, opens the window, packs, and reads the fuses back, in this order', (job) => {
  const lines = (workflows[0]?.content.jobs[job]?.steps ?? []).flatMap(({ run = '' }) => run.split('\n'))
  const order = ['npm ci --ignore-scripts', 'electron/install.js', 'npm run desktop', 'npm run package', 'npm run check:fuses'].map(
    (part) => lines.findIndex((line) => line.includes(part)),
  )

  expect(order.every((place) => place >= 0)).toBe(true)
  expect(order).toEqual([...order].sort((a, b) => a - b))
})
