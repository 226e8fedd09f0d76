import type * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { pathText, schemaProblems } from '../schema-problems.ts'
import { lineOfDeepNesting, lineOfPath, pathOfPrototypeKey } from './json-places.ts'

/** Characters that a scheme file may have: a scheme of 3,000 leaves has a third of them. */
export const MOST_CHARACTERS = 5_000_000

/**
 * The scheme as the text of a JSON file: keys in the order of the documented form, `format` first, two spaces a level, one line end at the end. It holds
 * no date, no path and nothing of the program, so the same scheme gives the same file.
 */
export function schemeText(scheme: Scheme): string {
  return `${JSON.stringify(schemeSchema.parse(scheme), null, 2)}\n`
}

/**
 * Reads the text of a scheme file.
 *
 * @throws AppError `scheme_unreadable` with the first fault: `reason` (`size` | `nesting` | `json` | `key` | `format` | `field`), `at` (path of the field,
 * such as `parts[0].indicator.points`; blank for the whole file), `line` from 1, and `expected` for fields
 */
export function readSchemeText(content: string): Scheme {
  const text = content.replace(/^\ufeff/, '')
  if (text.length > MOST_CHARACTERS) throw unreadable('size', '', 1)
  const deep = lineOfDeepNesting(text)
  if (deep !== null) throw unreadable('nesting', '', deep)
  const value = parse(text)
  const foreign = pathOfPrototypeKey(value)
  if (foreign !== null) throw unreadable('key', pathText(foreign), lineOfPath(text, foreign))
  if (!isSchemeFormat(value)) throw unreadable('format', 'format', lineOfPath(text, ['format']))
  const parsed = schemeSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw fieldFault(text, value, parsed.error.issues)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const stated = error instanceof SyntaxError ? /\bline (\d+)/.exec(error.message)?.[1] : undefined
    // Where the text only ends too early, its end is the place.
    throw unreadable('json', '', stated === undefined ? text.trimEnd().split('\n').length : Number(stated))
  }
}

function isSchemeFormat(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'hengjian-scheme/1'
}

function fieldFault(text: string, value: unknown, issues: readonly z.core.$ZodIssue[]): AppError {
  const [first] = schemaProblems(value, issues)
  const at = first?.path ?? ''
  return unreadable('field', at, lineOfPath(text, pathOfText(at)), first?.message ?? '')
}

/** `parts[0].indicator` back as a path. */
function pathOfText(text: string): readonly PropertyKey[] {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key = '']) => (index === undefined ? key : Number(index)))
}

function unreadable(reason: string, at: string, line: number, expected = ''): AppError {
  return new AppError('scheme_unreadable', { reason, at, line, ...(expected === '' ? {} : { expected }) })
}
