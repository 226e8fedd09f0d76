import { isRefusal } from './refusal.ts'

/** Asks whoever sits here for the own password; true when the host has taken it. */
type AskIdentity = () => Promise<boolean>

let askIdentity: AskIdentity | null = null
let asking: Promise<boolean> | null = null
let shutOut: () => void = () => undefined
let underWay = 0

/** Refusals after which the page must look anew where it stands: its session is gone or locked, or its password has to be changed. */
const standElsewhere = ['sign_in_required', 'session_locked', 'password_change_required', 'setup_required'] as const

/** Says who asks for the password when a call needs it again (`confirm_identity`); null while no screen can. */
export function confirmIdentityBy(ask: AskIdentity | null): void {
  askIdentity = ask
}

/** Says what happens when the host answers that this page may not go on as it stands. */
export function whenShutOut(listener: () => void): void {
  shutOut = listener
}

/**
 * Makes a call, and makes it a second time when the host wants the password again and got it. Calls that meet this together ask once.
 *
 * @throws whatever the call throws: the refusal `confirm_identity` when the question was turned down, so that the screen says that nothing was done
 */
export async function answered<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  underWay += 1
  try {
    return await call()
  } catch (error) {
    if (standElsewhere.some((code) => isRefusal(error, code))) shutOut()
    if (askIdentity === null || !isRefusal(error, 'confirm_identity')) throw error
    asking ??= askIdentity().finally(() => {
      asking = null
    })
    if (!(await asking)) throw error
    return await call()
  } finally {
    underWay -= 1
  }
}

/** Longest time for which a call on its way is waited for, in milliseconds. */
const patience = 3000
const look = 20

/**
 * Waits until no call of this page is on its way, after the time in which a field that was just left begins to save; a host that does not answer is not
 * waited for long.
 *
 * @param first milliseconds before the first look
 */
export async function allAnswered(first: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, first))
  for (let waited = 0; underWay > 0 && waited < patience; waited += look) await new Promise((resolve) => setTimeout(resolve, look))
}
