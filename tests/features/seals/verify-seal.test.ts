import { expect, test } from 'vitest'
import { canonicalJson, sha256, shortCode } from '../../../electron/features/seals/canonical-json.ts'
import { verifySeal } from '../../../electron/features/seals/verify-seal.ts'
import { fileOf, sealedCycle } from './sealed-cycle.ts'

type Path = readonly (string | number)[]

/** Paths of all values that are no list and no object; an empty list or object is one too. */
function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [path]
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** Another value of the same kind, as small a change as there is. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (value === null) return 'x'
  if (typeof value === 'string') {
    const last = value.at(-1) ?? ''
    return /[0-8]/.test(last) ? `${value.slice(0, -1)}${Number(last) + 1}` : `${value}1`
  }
  return Array.isArray(value) ? ['x'] : { x: 'x' }
}

function changed(file: unknown, path: Path): Record<string, unknown> {
  const copy = structuredClone(file) as Record<string, unknown>
  let at: Record<string | number, unknown> = copy
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  at[last] = other(at[last])
  return copy
}

/** The file with hash and code made anew for what it holds. */
function resealed(file: Record<string, unknown>): string {
  const hash = sha256(canonicalJson(file.document))
  return canonicalJson({ ...file, sha256: hash, code: shortCode(hash) })
}

function verdict(text: string): string {
  const check = verifySeal(text, null)
  return check.kind === 'unreadable' ? 'unreadable' : check.differences.map(({ code }) => code).join(' ')
}

test('a file as it was given out is unchanged, and the code from paper may be typed without its dashes', async () => {
  const { app, seal } = await sealedCycle()
  const text = await fileOf(app, seal.id)

  expect(verdict(text)).toBe('')
  expect(verifySeal(text, seal.code.replaceAll('-', '').toLowerCase())).toMatchObject({ kind: 'checked', differences: [] })
  expect(verifySeal(text, '0000-0000-0000')).toMatchObject({ differences: [{ code: 'printed_code' }] })
})

test('every single value of a file, changed by itself, is found', async () => {
  const { app, seal } = await sealedCycle()
  const file = JSON.parse(await fileOf(app, seal.id))
  const paths = leaves(file)

  const unfound = paths.filter((path) => verdict(canonicalJson(changed(file, path))) === '')

  expect(paths.length).toBeGreaterThan(400)
  expect(unfound).toEqual([])
})

test('every value of the results, quotas and counts that does not follow from the inputs is found although the hash was made anew', async () => {
  const { app, seal } = await sealedCycle()
  const file = JSON.parse(await fileOf(app, seal.id))
  const paths = leaves(file).filter(([first, part]) => first === 'document' && ['results', 'quotas', 'counts'].includes(String(part)))

  const unfound = paths.filter((path) => verdict(resealed(changed(file, path))) === '')

  expect(paths.length).toBeGreaterThan(140)
  expect(unfound).toEqual([])
})

test.each<[string, Path, string]>([
  ['a mark', ['document', 'facts', 'marks', 0, 'value'], 'result'],
  ['a name', ['document', 'facts', 'evaluatees', 0, 'name'], 'register'],
  ['the quota of the scheme', ['document', 'scheme', 'content', 'settings', 'quotas', 0, 'limit', 'number'], 'scheme_hash'],
  ['the votes on a tie', ['document', 'decisions', 'ties', 0, 'admitted', 0], 'tie'],
  ['a decided place', ['document', 'decisions', 'departures', 0, 'place'], 'result'],
])('%s that was changed with the hash made anew is found by computing again', async (_, path, expected) => {
  const { app, seal } = await sealedCycle()
  const file = JSON.parse(await fileOf(app, seal.id))
  // 4 is the most that a mark of the scale can be: one less is a mark too.
  const copy = path.includes('marks') ? structuredClone(file) : changed(file, path)
  if (path.includes('marks')) copy.document.facts.marks[0].value = '3.9'

  expect(verdict(resealed(copy))).toContain(expected)
})

test('the same content written in another way is not as sealed', async () => {
  const { app, seal } = await sealedCycle()
  const file = JSON.parse(await fileOf(app, seal.id))

  expect(verdict(JSON.stringify(file, null, 2))).toBe('not_canonical')
})

test.each(['', 'null', '{}', '{"format":"hengjian-seal-file/1"}', '[1.5]'])('%s is no seal file', (text) => {
  expect(verdict(text)).toBe('unreadable')
})
