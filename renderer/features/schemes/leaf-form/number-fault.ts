import type { ReadNumber } from '../../../components/number-text.ts'
import { shareText } from './decimals.ts'

/**
 * Which numbers may stand in a field: any, not below 0, above 0; a share that is typed in percent, not below 0 or any; a whole number within
 * bounds, such as a count of judges.
 */
export type NumberKind = 'signed' | 'amount' | 'positive' | 'percent' | 'signed_percent' | { readonly min: number; readonly max: number }

/** Why what is typed cannot stand. `values` for the text. */
export interface NumberFault {
  readonly code: 'missing' | 'invalid' | 'negative' | 'zero' | 'percent_places' | 'whole'
  readonly values: { readonly min: number; readonly max: number }
}

/** What is wrong with typed text in a field of that kind, or null. An empty field is wrong only where a number must stand. */
export function numberFault(read: ReadNumber, kind: NumberKind, required: boolean): NumberFault | null {
  if (read.kind === 'invalid') return fault('invalid')
  if (read.kind === 'empty') return required ? fault('missing') : null
  const { text } = read
  if (typeof kind === 'object') {
    const number = Number(text)
    return Number.isInteger(number) && number >= kind.min && number <= kind.max ? null : { code: 'whole', values: kind }
  }
  if ((kind === 'percent' || kind === 'signed_percent') && shareText(text) === null) return fault('percent_places')
  if (kind !== 'signed' && kind !== 'signed_percent' && text.startsWith('-')) return fault('negative')
  if (kind === 'positive' && !/[1-9]/.test(text)) return fault('zero')
  return null
}

function fault(code: NumberFault['code']): NumberFault {
  return { code, values: { min: 0, max: 0 } }
}
