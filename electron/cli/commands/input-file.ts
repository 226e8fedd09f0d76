import { readFileSync } from 'node:fs'
import type * as z from 'zod'
import { type FileProblem, schemaProblems } from '../../features/schema-problems.ts'

/** A file as read and parsed, or everything that is wrong with it. */
export type ReadInput<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Reads a JSON file into a domain type. A file that is missing, no UTF-8, no JSON or not of the schema is told apart in the problems. */
export function readInputFile<T>(path: string, schema: z.ZodType<T>): ReadInput<T> {
  const text = readInputText(path)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok) return json
  const parsed = schema.safeParse(json.value)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: schemaProblems(json.value, parsed.error.issues) }
}

/** Reads a text file. A file that is missing or no UTF-8 is told apart in the problems. */
export function readInputText(path: string): ReadInput<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const message =
      code === 'ENOENT' ? 'file not found' : code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'expected UTF-8 text' : `not readable (${code})`
    return { ok: false, problems: [{ path: '', message }] }
  }
}

function parseJson(text: string): ReadInput<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: `expected JSON: ${error instanceof Error ? error.message : String(error)}` }] }
  }
}
