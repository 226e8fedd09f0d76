import { expect, test } from 'vitest'
import { createChangeBus } from '../../../electron/features/change-bus.ts'
import { MOST_ROWS_READ } from '../../../shared/contract/scoring.ts'

/** What a reader gets in one go who was slow while these were published. */
async function missed(...published: readonly Parameters<ReturnType<typeof createChangeBus>['publish']>[]) {
  const bus = createChangeBus()
  const reader = bus.subscribe(undefined)
  const first = reader.next()
  bus.publish(['settings'])
  await first
  for (const each of published) bus.publish(...each)
  const { value } = await reader.next()
  await reader.return()
  return value
}

test('changes that were missed come as one, with whose inputs changed', async () => {
  expect(
    await missed(
      [
        ['inputs', 'results'],
        [1, 2],
      ],
      [['inputs'], [2, 3]],
      [['findings']],
    ),
  ).toEqual({
    revision: 4,
    topics: ['inputs', 'results', 'findings'],
    evaluateeIds: [1, 2, 3],
  })
})

test('once anybody’s inputs may have changed, or those of very many, nobody is named', async () => {
  const many = Array.from({ length: MOST_ROWS_READ + 1 }, (_, id) => id + 1)

  expect(await missed([['inputs'], [1]], [['inputs']])).toEqual({ revision: 3, topics: ['inputs'] })
  expect(await missed([['inputs']], [['inputs'], [1]])).toEqual({ revision: 3, topics: ['inputs'] })
  expect(await missed([['inputs'], many])).toEqual({ revision: 2, topics: ['inputs'] })
})
