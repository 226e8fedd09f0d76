import { describe, expect, test } from 'vitest'
import { ownCatalogue } from '../../renderer/features/findings/leaf-catalogue.ts'
import {
  changeOwn,
  copiedOwn,
  isOwnDirty,
  moved,
  newOwnLeaf,
  openOwn,
  undoOwn,
  withLeaf,
  withPoints,
} from '../../renderer/features/schemes/own/own-draft.ts'
import type { Own } from '../../shared/contract/own-indicators.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'
import { ownScheme } from '../helpers/own-scheme.ts'

const leaf = (code: string, name = code, points = '20'): Leaf => ({ code, name, points, method: { kind: 'external', fullMarks: points } })
const codes = (own: Own) => Object.values(own).flatMap((leaves) => leaves.map(({ code, name }) => `${code} ${name}`))

describe('own leaves as they are edited', () => {
  test('go back one step for all keystrokes of a field', () => {
    const opened = openOwn({ O: [leaf('X1', '一')] }, 'hash')
    const typed = ['二', '二三'].reduce((draft, name) => changeOwn(draft, withLeaf(draft.own, leaf('X1', name)), 'X1 name'), opened)

    expect([codes(typed.own), isOwnDirty(typed)]).toEqual([['X1 二三'], true])
    expect([codes(undoOwn(typed).own), isOwnDirty(undoOwn(typed))]).toEqual([['X1 一'], false])
  })

  test('get codes that neither the evaluatee nor the scheme has', () => {
    expect(newOwnLeaf({ O: [leaf('O-Z1')] }, 'O', new Set(['O-Z2']), '新').code).toBe('O-Z3')
  })

  test('have full marks that follow their points where both were the same', () => {
    expect(withPoints(leaf('X1'), '25')).toMatchObject({ points: '25', method: { fullMarks: '25' } })
    expect(withPoints({ ...leaf('X1'), method: { kind: 'external', fullMarks: '100' } }, '25')).toMatchObject({
      method: { fullMarks: '100' },
    })
  })

  test('move inside their group and stop at its ends', () => {
    const leaves = [leaf('X1'), leaf('X2'), leaf('X3')]

    expect(moved(leaves, 'X3', -1).map(({ code }) => code)).toEqual(['X1', 'X3', 'X2'])
    expect(moved(leaves, 'X1', -1)).toBe(leaves)
  })

  test('copied from another keep those here that have findings or inputs', () => {
    const mine: Own = { O: [leaf('X1', '我的'), leaf('X2', '多余')] }
    const theirs: Own = { O: [leaf('X1', '他的'), leaf('X3', '三')] }

    expect(codes(copiedOwn(mine, theirs, new Set(['X1']), new Set()))).toEqual(['X1 我的', 'O-Z1 他的', 'X3 三'])
  })
})

test('a finding can name an evaluatee’s own leaf that has rules, under its group', () => {
  const ruled: Leaf = { ...leaf('X2', '项目进度'), method: { kind: 'deduct', rules: [] } }

  expect(ownCatalogue(ownScheme(), { O: [leaf('X1'), ruled] }).map(({ code, path }) => [code, ...path])).toEqual([['X2', '自定指标']])
})
