import { type AccessRow, accessMatrix } from '../../shared/contract/access.ts'
import type { Me } from '../../shared/contract/accounts.ts'

/** `feature.name` of every procedure. */
export type ProcedureName = {
  [Feature in keyof typeof accessMatrix & string]: `${Feature}.${keyof (typeof accessMatrix)[Feature] & string}`
}[keyof typeof accessMatrix & string]

/**
 * Whether who sits here may ask this, by the same matrix as the host's gate; what cannot be asked is not offered. In a demonstration everybody may.
 *
 * The host decides again on every call: this only spares people buttons that would refuse.
 */
export function mayCall(me: Pick<Me, 'mode' | 'account'>, procedure: ProcedureName): boolean {
  const [feature = '', name = ''] = procedure.split('.')
  const rows: Readonly<Record<string, AccessRow>> = accessMatrix[feature as keyof typeof accessMatrix]
  const row = rows[name]
  if (row === undefined || row.closedOnly === true) return false
  const { who } = row
  if (who === 'anyone') return true
  if (who === 'station') return false
  if (me.mode === 'demonstration') return true
  return me.account?.roles.some((role) => who.includes(role)) ?? false
}
