import type { Category } from '../../../shared/contract/register.ts'
import { client } from '../../api/client.ts'
import type { CategoryChoice } from './category-field.tsx'

/** The choice that a form begins with: the first category there is, else a new one. */
export function firstChoice(categories: readonly Category[]): CategoryChoice {
  const first = categories[0]
  return first === undefined ? { kind: 'new', name: '' } : { kind: 'present', id: first.id }
}

/** Id of the chosen category; one that was only named is made now. */
export async function categoryIdOf(cycleId: number, choice: CategoryChoice): Promise<number> {
  return choice.kind === 'present' ? choice.id : (await client.register.addCategory({ cycleId, name: choice.name.trim() })).id
}
