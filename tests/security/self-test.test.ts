import crypto from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { selfTest } from '../../electron/security/self-test.ts'

test('every cryptographic function gives the published results', () => {
  expect(selfTest()).toBeNull()
})

test('a library that computes another hash is noticed', async () => {
  vi.resetModules()
  vi.doMock('node:crypto', () => ({
    ...crypto,
    createHash: () => crypto.createHash('sha512'),
  }))

  const { selfTest: broken } = await import('../../electron/security/self-test.ts')

  expect(broken()).toEqual({ algorithm: 'sha256' })
  vi.doUnmock('node:crypto')
})
