import { os } from '../handlers.ts'
import { changePassphrase, encryptionState, prepare, prepareRecovery, setRecovery, turnOff, turnOn } from './encryption-service.ts'
import { convertBackups } from './old-backups.ts'

export const encryptionHandlers = {
  state: os.encryption.state.handler(({ context }) => encryptionState(context.app)),
  prepare: os.encryption.prepare.handler(({ input, context }) => prepare(context.app, input)),
  turnOn: os.encryption.turnOn.handler(({ input, context }) => turnOn(context, input)),
  turnOff: os.encryption.turnOff.handler(({ input, context }) => turnOff(context, input)),
  changePassphrase: os.encryption.changePassphrase.handler(({ input, context }) => changePassphrase(context, input)),
  prepareRecovery: os.encryption.prepareRecovery.handler(({ input, context }) => prepareRecovery(context.app, input.secret)),
  setRecovery: os.encryption.setRecovery.handler(({ input, context }) => setRecovery(context, input)),
  convertBackups: os.encryption.convertBackups.handler(({ input, context }) => convertBackups(context.app, context.operator, input.how)),
}
