import type { IndicatorPart } from './indicators.ts'
import type { LeafMethodKind } from './leaf-methods.ts'

/** Methods that make sense in each part: a deduction part only takes, a bonus part never starts full, vetoes have a part of their own. */
export const methodsOfPart: Readonly<Record<IndicatorPart, readonly LeafMethodKind[]>> = {
  base: ['deduct', 'bonus', 'judged', 'measured', 'survey', 'external', 'tasks'],
  bonus: ['bonus', 'judged', 'measured', 'survey', 'external', 'tasks'],
  deduction: ['deduct'],
  veto: ['veto'],
}
