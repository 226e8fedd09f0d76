import type * as z from 'zod'

/** One thing that is wrong with an input file: where in the file, what was found and what was expected. */
export interface FileProblem {
  readonly path: string
  readonly message: string
}

/** One line naming file, path, found and expected: `facts.json findings[3].quantity: expected …, found 2`. */
export function problemLine(file: string, { path, message }: FileProblem): string {
  return `${file} ${path === '' ? '(whole file)' : path}: ${message}`
}

/**
 * The problems that a schema found, in the order of the schema, each with the value that stands at its place.
 *
 * Of a union only the branch that fits the value best is reported: a leaf with one wrong amount is not called a bad group as well.
 *
 * @param value what was parsed, for the values found.
 */
export function schemaProblems(value: unknown, issues: readonly z.core.$ZodIssue[]): readonly FileProblem[] {
  return issues.flatMap((issue) => problemsOf(value, issue, []))
}

type Path = readonly PropertyKey[]

function problemsOf(root: unknown, issue: z.core.$ZodIssue, above: Path): readonly FileProblem[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: `unknown key, found ${found(root, [...path, key])}` }))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return bestBranch(valueAt(root, path), issue.errors).flatMap((inner) => problemsOf(root, inner, path))
  }
  return [{ path: pathText(path), message: `${expectation(issue)}, found ${found(root, path)}` }]
}

/** The branch with the fewest keys unknown or missing at its own level, then with the fewest issues; the first of equal ones. */
function bestBranch(value: unknown, branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const misfit = (branch: readonly z.core.$ZodIssue[]): number =>
    branch.reduce((sum, issue) => {
      if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return sum + issue.keys.length
      return issue.path.length === 1 && valueAt(value, issue.path) === undefined ? sum + 1 : sum
    }, 0)
  const [best = []] = branches.toSorted((one, other) => misfit(one) - misfit(other) || one.length - other.length)
  return best
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
  const { message } = issue
  return message.startsWith('expected')
    ? message
    : message.replace(/^Invalid (input|option|discriminator value)[:.]? ?/, '').replace(/^E/, 'e')
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return value
}

const LONGEST_VALUE = 60

/** The value as JSON, cut where it is long; `nothing` where the key is missing. */
function found(root: unknown, path: Path): string {
  const value = valueAt(root, path)
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** `parts[0].indicator.points` */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}
