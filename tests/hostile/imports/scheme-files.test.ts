import { expect, test } from 'vitest'
import type { WatchedHost } from '../host/watched-host.ts'
import { chanceOf } from '../mutants/chance.ts'
import { damagedJson } from '../mutants/json-mutants.ts'
import { sizes } from '../sizes.ts'
import { feedAll, projectFile, timeout } from './feed.ts'
import { output } from './ways.ts'

interface WithParts {
  readonly parts: unknown
}

const bases = ['resources/schemes/model-unit.json', 'resources/schemes/five-branch.json', 'tests/fixtures/facts/small-scheme.json'].map(
  (path) => new TextDecoder().decode(projectFile(path)),
)
const versions = async (host: WatchedHost) => (output(await host.call('schemes/versions', undefined)) as unknown[]).length

test('damaged scheme files are read or refused in words, and make a whole scheme or none', { timeout }, async () => {
  await feedAll('damaged scheme files', sizes.texts, (host) => async (number) => {
    const chance = chanceOf(sizes.seed, number)
    const before = host.digest()
    const read = await host.call('schemeFiles/readJson', { text: damagedJson(chance.pick(bases), chance) })
    expect(host.digest(), 'reading a scheme changed the data').toBe(before)
    if (read.kind !== 'done' || number % 4 !== 0) return [read]
    const { scheme } = read.output as { scheme: WithParts }
    const count = await versions(host)
    const created = await host.call('schemes/create', { from: 'scheme', scheme })
    if (created.kind === 'done') {
      const versionId = (created.output as { id: number }).id
      const stored = output(await host.call('schemes/version', { versionId })) as { scheme: WithParts }
      expect(await versions(host)).toBe(count + 1)
      expect(stored.scheme.parts).toEqual(scheme.parts)
    } else expect(host.digest(), 'a refused scheme changed the data').toBe(before)
    return [read, created]
  })
})
