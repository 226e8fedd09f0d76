import { describe, expect, test } from 'vitest'
import { createScheme } from '../../../electron/features/schemes/create-scheme.ts'
import { getSchemeVersion, saveScheme } from '../../../electron/features/schemes/schemes-service.ts'
import { makeCycle, openTestApp, smallScheme } from '../../helpers/app.ts'
import { refusalOf } from '../../helpers/feature-client.ts'

const withCode = (code: string) => smallScheme((plain) => ({ ...plain, code }))

describe('the code of a scheme', () => {
  test('can be changed while there is one version, and the next version follows it', async () => {
    const app = await openTestApp()
    const { versionId } = await makeCycle(app)
    const { hash } = getSchemeVersion(app, versionId)

    const saved = await saveScheme(app, '办公室', { versionId, scheme: withCode('units-2026'), expectedHash: hash })
    const next = await createScheme(app, '办公室', { from: 'version', versionId })

    expect(saved.schemeCode).toBe('units-2026')
    expect([next.schemeCode, next.number]).toEqual(['units-2026', 2])
  })

  test('stays once there are two versions', async () => {
    const app = await openTestApp()
    const { versionId } = await makeCycle(app)
    await createScheme(app, '办公室', { from: 'version', versionId })
    const { hash } = getSchemeVersion(app, versionId)

    const refusal = await refusalOf(saveScheme(app, '办公室', { versionId, scheme: withCode('other'), expectedHash: hash }))

    expect(refusal.code).toBe('scheme_frozen')
    expect(getSchemeVersion(app, versionId).schemeCode).toBe('small')
  })

  test('is never that of another scheme', async () => {
    const app = await openTestApp()
    const { versionId } = await makeCycle(app)
    const other = await createScheme(app, '办公室', { from: 'copy', versionId, name: '另一方案' })
    const { hash } = getSchemeVersion(app, versionId)

    const refusal = await refusalOf(saveScheme(app, '办公室', { versionId, scheme: withCode(other.schemeCode), expectedHash: hash }))

    expect(refusal).toEqual({ code: 'name_taken', data: { name: other.schemeCode } })
  })
})
