import { describe, expect, test } from 'vitest'
import { voteFault } from '../../renderer/features/decisions/decision-words.ts'
import { signersIn } from '../../renderer/features/decisions/signers.ts'

describe('votes on a tie', () => {
  test.each([
    ['one is not entered', 1, [5, null], 'votesMissing'],
    ['those on both sides of the line are equal', 1, [5, 5, 3], 'votesEqual'],
    ['the line is clear', 1, [3, 5, 4], null],
    ['equal ones are both above the line', 2, [5, 5, 3], null],
    ['nobody voted for anybody', 1, [0, 0], 'votesEqual'],
  ] as const)('are judged when %s', (_, free, votes, expected) => {
    expect(voteFault(free, votes)).toBe(expected)
  })
})

test('signers are read one a line or between the usual signs, each once', () => {
  expect(signersIn('李组长\n 王主任、张副组长，李组长；\r\n')).toEqual(['李组长', '王主任', '张副组长'])
})
