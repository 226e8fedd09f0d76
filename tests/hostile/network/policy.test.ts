import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../electron/api/response-headers.ts'

/** A policy as directives with their sources. */
const directives = new Map(
  contentSecurityPolicy.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/u)
    return [name, sources] as const
  }),
)

test('the policy allows the program’s own files and nothing else', () => {
  expect(directives.get('default-src')).toEqual(["'none'"])
  expect(directives.get('script-src')).toEqual(["'self'"])
  expect(directives.get('style-src')).toEqual(["'self'"])
  expect(directives.get('connect-src')).toEqual(["'self'"])
  for (const name of ['form-action', 'frame-ancestors', 'base-uri']) expect(directives.get(name), name).toEqual(["'none'"])
})

test('no directive names inline code, evaluation, a wildcard, a scheme that reaches out, or another host', () => {
  const sources = [...directives.values()].flat()

  expect(sources.filter((source) => !["'none'", "'self'", 'data:'].includes(source))).toEqual([])
  expect([...directives].filter(([, allowed]) => allowed.includes('data:')).map(([name]) => name)).toEqual(['img-src'])
})
