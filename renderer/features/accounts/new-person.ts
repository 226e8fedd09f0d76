/** What the wizard asks of a person, as typed. */
export interface TypedPerson {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly repeated: string
}

export const nobodyYet: TypedPerson = { login: '', name: '', password: '', repeated: '' }

/** A field of the wizard and what is wrong with it; the host judges passwords further. */
export type PersonProblem =
  | { readonly field: 'login'; readonly why: 'required' | 'loginShort' }
  | { readonly field: 'name' | 'password'; readonly why: 'required' }
  | { readonly field: 'repeated'; readonly why: 'differs' }

/** Everything that the page can see is missing, in the order of the fields; empty when the host may be asked. */
export function problemsOf({ login, name, password, repeated }: TypedPerson): readonly PersonProblem[] {
  const problems: PersonProblem[] = []
  if (name.trim() === '') problems.push({ field: 'name', why: 'required' })
  if (login.trim() === '') problems.push({ field: 'login', why: 'required' })
  else if ([...login.trim()].length < 2) problems.push({ field: 'login', why: 'loginShort' })
  if (password === '') problems.push({ field: 'password', why: 'required' })
  else if (password !== repeated) problems.push({ field: 'repeated', why: 'differs' })
  return problems
}

/** The last group of a recovery code, by which its reader shows that it stands on paper. */
export function lastGroup(code: string): string {
  return code.slice(code.lastIndexOf('-') + 1)
}

/** Whether what was typed is that last group; capitals, blanks, and letters that look like digits do not matter. */
export function isLastGroup(code: string, typed: string): boolean {
  const folded = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '').replace(/[IL]/gu, '1').replace(/O/gu, '0')
  return folded === lastGroup(code)
}
