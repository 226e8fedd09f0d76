import { describe, expect, test } from 'vitest'
import { clockText, secondsLeft } from '../../renderer/components/display-control/stage/countdown.ts'
import { meaningOf } from '../../renderer/components/display-control/stage/use-reveal-keys.ts'
import { rowsThatFit, stageUnit } from '../../renderer/components/display-control/stage/use-stage-unit.ts'

describe('the countdown', () => {
  const running = { state: 'running', endsAt: '2026-12-18T02:00:00.000Z' } as const

  test.each([
    ['2026-12-18T01:52:00.000Z', 480],
    ['2026-12-18T01:59:59.001Z', 1],
    ['2026-12-18T02:00:00.000Z', 0],
    ['2026-12-18T02:07:00.000Z', 0],
  ])('at %s has %i seconds left', (now, expected) => {
    expect(secondsLeft(running, Date.parse(now))).toBe(expected)
  })

  test('stands still while it is stopped', () => {
    expect(secondsLeft({ state: 'stopped', secondsLeft: 90 }, Date.parse('2026-12-18T02:00:00.000Z'))).toBe(90)
  })

  test.each([
    [480, '8:00'],
    [61, '1:01'],
    [9, '0:09'],
    [0, '0:00'],
    [3725, '62:05'],
  ])('writes %i seconds as %s', (seconds, expected) => {
    expect(clockText(seconds)).toBe(expected)
  })
})

describe('the stage', () => {
  test.each([
    [1280, 720, 1],
    [1920, 1080, 1.5],
    [1440, 900, 1.125],
    [1024, 768, 0.8],
    [640, 360, 0.5],
  ])('in a window of %i × %i draws a unit of %f px', (width, height, expected) => {
    expect(stageUnit({ width, height })).toBe(expected)
  })

  test.each([
    ['seven rows with a gap between them', 508, 64, 10, 7],
    ['a row less when one pixel of it is missing', 507, 64, 10, 6],
    ['always one', 20, 64, 10, 1],
    ['one before it is laid out', 0, 0, 0, 1],
  ])('fits %s', (_what, height, row, gap, expected) => {
    expect(rowsThatFit(height, row, gap)).toBe(expected)
  })
})

describe('keys of an announcement', () => {
  test.each([
    [' ', 'next', 'turn'],
    ['Enter', 'next', 'turn'],
    ['ArrowRight', 'next', 'turn'],
    ['ArrowLeft', 'back', 'back'],
    ['ArrowDown', 'turn', 'turn'],
    ['PageUp', 'turnBack', 'turnBack'],
    ['Tab', null, null],
    ['a', null, null],
  ])('%s means %s, and %s when all are announced', (key, meaning, whenDone) => {
    expect([meaningOf(key, false), meaningOf(key, true)]).toEqual([meaning, whenDone])
  })
})
