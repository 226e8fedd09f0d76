import { ORPCError } from '@orpc/client'
import { expect, test, vi } from 'vitest'
import { allAnswered, answered, confirmIdentityBy, whenShutOut } from '../../renderer/api/answered.ts'
import { mayCall } from '../../renderer/api/rights.ts'
import { isLastGroup, problemsOf } from '../../renderer/features/accounts/new-person.ts'
import { rolesIn, withRole } from '../../renderer/features/accounts/role-choice.ts'
import { type Role, roles } from '../../shared/domain/role-names.ts'

const refused = (code: string) => new ORPCError('APP', { status: 422, data: { code, data: {} } })

/** A call that is refused once, and then answered. */
function refusedOnce(code: string): () => Promise<string> {
  let first = true
  return () => {
    if (!first) return Promise.resolve('done')
    first = false
    return Promise.reject(refused(code))
  }
}

const signedIn = (role: Role) => ({
  mode: 'three' as const,
  account: { id: 1, login: 'zhoumin', name: '周敏', roles: [role], unitIds: null, mustChangePassword: false, lastSignInAt: null },
})

test('a call that needs the password again is made a second time once it was given', async () => {
  confirmIdentityBy(() => Promise.resolve(true))

  await expect(answered(refusedOnce('confirm_identity'))).resolves.toBe('done')
})

test('calls that meet ask for the password once', async () => {
  const ask = vi.fn(() => Promise.resolve(true))
  confirmIdentityBy(ask)

  await expect(Promise.all([answered(refusedOnce('confirm_identity')), answered(refusedOnce('confirm_identity'))])).resolves.toEqual([
    'done',
    'done',
  ])
  expect(ask).toHaveBeenCalledTimes(1)
})

test('a question that was turned down leaves the refusal, and the call is not made again', async () => {
  confirmIdentityBy(() => Promise.resolve(false))
  const call = vi.fn(() => Promise.reject(refused('confirm_identity')))

  await expect(answered(call)).rejects.toMatchObject({ data: { code: 'confirm_identity' } })
  expect(call).toHaveBeenCalledTimes(1)
})

test.each(['session_locked', 'sign_in_required', 'password_change_required'])('after %s the page looks where it stands', async (code) => {
  const look = vi.fn()
  whenShutOut(look)

  await expect(answered(() => Promise.reject(refused(code)))).rejects.toMatchObject({ data: { code } })
  expect(look).toHaveBeenCalledTimes(1)
})

test('another refusal is no reason to leave the screen', async () => {
  const look = vi.fn()
  whenShutOut(look)

  await expect(answered(() => Promise.reject(refused('version_changed')))).rejects.toThrow()
  expect(look).not.toHaveBeenCalled()
})

test('an administrator is offered backups and no scores, an auditor the log alone', () => {
  expect(mayCall(signedIn('administrator'), 'backups.list')).toBe(true)
  expect(mayCall(signedIn('administrator'), 'results.ranking')).toBe(false)
  expect(mayCall(signedIn('auditor'), 'audit.list')).toBe(true)
  expect(mayCall(signedIn('auditor'), 'findings.list')).toBe(false)
})

test('in a demonstration everything is offered but what a judge does', () => {
  const demonstration = { mode: 'demonstration', account: null } as const
  expect(mayCall(demonstration, 'seals.seal')).toBe(true)
  expect(mayCall(demonstration, 'judging.saveMyMarks')).toBe(false)
})

test('nobody signed in is offered nothing', () => {
  expect(mayCall({ mode: 'single', account: null }, 'findings.list')).toBe(false)
})

test('each of the three stands alone among the roles, the others go together', () => {
  expect(withRole(['recorder'], 'reviewer', true)).toEqual(['recorder', 'reviewer'])
  expect(withRole(['recorder', 'reviewer'], 'auditor', true)).toEqual(['auditor'])
  expect(withRole(['auditor'], 'recorder', true)).toEqual(['recorder'])
  expect(withRole(['recorder', 'reviewer'], 'recorder', false)).toEqual(['reviewer'])
})

test('where the three are apart there is no owner to choose', () => {
  expect(rolesIn('three', roles)).toEqual(['manager', 'recorder', 'reviewer', 'liaison', 'leader', 'administrator', 'security', 'auditor'])
})

test('the wizard names every field that is empty or differs', () => {
  expect(problemsOf({ login: '', name: ' ', password: '', repeated: '' })).toEqual([
    { field: 'name', why: 'required' },
    { field: 'login', why: 'required' },
    { field: 'password', why: 'required' },
  ])
  expect(problemsOf({ login: 'l', name: '李青', password: '一', repeated: '二' })).toEqual([
    { field: 'login', why: 'loginShort' },
    { field: 'repeated', why: 'differs' },
  ])
})

test.each(['CRJ0', 'crj0', ' crjo ', 'ＣＲＪ０'])('the last group of a recovery code is known as %s', (typed) => {
  expect(isLastGroup('3Z8F-26R7-AQPA-FEKR-DAT5-S9E6-CRJ0', typed)).toBe(true)
})

test('another group of the recovery code is not the last one', () => {
  expect(isLastGroup('3Z8F-26R7-AQPA-FEKR-DAT5-S9E6-CRJ0', '3Z8F')).toBe(false)
})

test('before the page locks, a call that is on its way is waited for', async () => {
  const done: string[] = []
  const save = answered(async () => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    done.push('saved')
  })

  await allAnswered(0)
  done.push('locked')

  await save
  expect(done).toEqual(['saved', 'locked'])
})
