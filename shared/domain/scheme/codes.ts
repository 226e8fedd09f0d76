import * as z from 'zod'

/** Short code of a node, rule, option or group; unique where it is used, at most 32 characters, never shown alone. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'expected a code of letters, digits, ".", "_" or "-"')

/** A name or a sentence as people read it; not blank. */
export const nameSchema = z.string().trim().min(1).max(200)
export const proseSchema = z.string().trim().min(1).max(4000)
