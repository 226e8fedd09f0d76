import { os } from '../handlers.ts'
import { readPolicy } from './access-policy.ts'
import { setPolicy, setUpAccess, switchToSingle, switchToThree } from './access-service.ts'
import {
  activateAccount,
  createAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  resetPassword,
  setRoles,
  setUnits,
  unlockAccount,
} from './accounts-service.ts'
import { describeMe } from './caller.ts'
import { changeOwnPassword, confirmSession, lockSession, makeRecoveryCode, signIn, signOut, stillHere, useRecoveryCode } from './sign-in.ts'

export const accountsHandlers = {
  me: os.accounts.me.handler(({ context }) => describeMe(context.app, context.signedIn)),
  signIn: os.accounts.signIn.handler(({ input, context }) => signIn(context.app, input)),
  signOut: os.accounts.signOut.handler(({ context }) => signOut(context.app, context.signedIn)),
  stillHere: os.accounts.stillHere.handler(({ context }) => stillHere(context.app, context.signedIn, context.sessionToken)),
  lock: os.accounts.lock.handler(({ context }) => lockSession(context.app, context.signedIn)),
  unlock: os.accounts.unlock.handler(({ input, context }) =>
    confirmSession(context.app, context.signedIn, context.sessionToken, input.password),
  ),
  confirm: os.accounts.confirm.handler(({ input, context }) =>
    confirmSession(context.app, context.signedIn, context.sessionToken, input.password),
  ),
  changeOwnPassword: os.accounts.changeOwnPassword.handler(({ input, context }) =>
    changeOwnPassword(context.app, context.signedIn, context.sessionToken, input),
  ),
  leaveDemonstration: os.accounts.leaveDemonstration.handler(({ input, context }) => setUpAccess(context.app, input, 'demonstration')),
  list: os.accounts.list.handler(({ context }) => listAccounts(context.app, context.signedIn)),
  create: os.accounts.create.handler(({ input, context }) => createAccount(context.app, context.signedIn, input)),
  activate: os.accounts.activate.handler(({ input, context }) => activateAccount(context.app, context.signedIn, input)),
  setRoles: os.accounts.setRoles.handler(({ input, context }) => setRoles(context.app, context.signedIn, input)),
  setUnits: os.accounts.setUnits.handler(({ input, context }) => setUnits(context.app, context.signedIn, input)),
  disable: os.accounts.disable.handler(({ input, context }) => disableAccount(context.app, context.signedIn, input.id)),
  enable: os.accounts.enable.handler(({ input, context }) => enableAccount(context.app, context.signedIn, input.id)),
  resetPassword: os.accounts.resetPassword.handler(({ input, context }) => resetPassword(context.app, context.signedIn, input.id)),
  unlockAccount: os.accounts.unlockAccount.handler(({ input, context }) => unlockAccount(context.app, context.signedIn, input.id)),
  policy: os.accounts.policy.handler(({ context }) => readPolicy(context.app.db)),
  setPolicy: os.accounts.setPolicy.handler(({ input, context }) => setPolicy(context.app, context.signedIn, input)),
  switchMode: os.accounts.switchMode.handler(({ input, context }) =>
    input.to === 'three'
      ? switchToThree(context.app, context.signedIn, context.sessionToken, input.ownerBecomes)
      : switchToSingle(context.app, context.signedIn, context.sessionToken, input),
  ),
  newRecoveryCode: os.accounts.newRecoveryCode.handler(({ context }) => makeRecoveryCode(context.app, context.signedIn)),
  useRecoveryCode: os.accounts.useRecoveryCode.handler(({ input, context }) => useRecoveryCode(context.app, input)),
}
