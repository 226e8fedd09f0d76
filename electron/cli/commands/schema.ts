import * as z from 'zod'
import { factsSchema } from '../../../shared/domain/facts.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

/** Prints the JSON Schemas (draft 2020-12) of both files as one JSON object, as a file may be written: defaults may be left out. */
export function runSchema(print: (text: string) => void): number {
  const schemas = { scheme: z.toJSONSchema(schemeSchema, { io: 'input' }), facts: z.toJSONSchema(factsSchema, { io: 'input' }) }
  print(JSON.stringify(schemas, null, 2))
  return 0
}
