import type * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import { type FileProblem, schemaProblems } from '../schema-problems.ts'
import { canonicalBytes, canonicalJson, sameJson, sha256, shortCode } from './canonical-json.ts'
import { type ComputedSeal, computeSeal } from './compute-seal.ts'
import { type SealDocument, sealFileSchema } from './seal-document.ts'

/**
 * One thing in which a sealed file is not what it says it is. `place` is where in the document, with the evaluatee's name where there is one; `stated` is what
 * the file says, `found` what follows from the rest of it.
 */
export interface SealDifference {
  readonly code:
    | 'not_canonical' // same content, other bytes
    | 'hash'
    | 'code'
    | 'printed_code' // the code that was typed in from paper
    | 'scheme_hash'
    | 'facts' // inputs that cannot be computed
    | 'scheme'
    | 'result'
    | 'quota'
    | 'count'
    | 'tie_open'
    | 'tie_unfounded'
    | 'register'
  readonly place: string
  readonly stated: string
  readonly found: string
}

/** What became of the check of a file. */
export type SealCheck =
  | { readonly kind: 'unreadable'; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: 'checked'
      readonly code: string
      readonly document: SealDocument
      readonly differences: readonly SealDifference[]
    }

/** A seal file: the document's canonical bytes within the head that names it, itself in canonical form with a line end. */
export function sealFileBytes(
  content: Uint8Array,
  { code, sha256: hash }: { readonly code: string; readonly sha256: string },
): Buffer<ArrayBuffer> {
  const head = `{"code":${JSON.stringify(code)},"document":`
  const tail = `,"format":"hengjian-seal-file/1","sha256":${JSON.stringify(hash)}}\n`
  return Buffer.concat([Buffer.from(head, 'utf8'), content, Buffer.from(tail, 'utf8')])
}

/** Most differences that are listed one by one; a change of the scheme moves every result. */
const LISTED = 500

/**
 * Checks a sealed file by itself, without any data folder: form, hash, code, hash of the scheme, and everything that can be computed again from the inputs
 * and decisions in it. What it cannot find is a file that was made anew as a whole, consistent in itself: for that the code printed on paper is compared.
 *
 * @param text the whole file
 * @param printed the code from paper, in any case, with or without its dashes; null when none is at hand
 */
export function verifySeal(text: string, printed: string | null): SealCheck {
  const parsed = parseFile(text)
  if (!parsed.ok) return { kind: 'unreadable', problems: parsed.problems }
  const { raw, file, content } = parsed
  const { document } = file
  const hash = sha256(content)
  const code = shortCode(hash)
  const differences: SealDifference[] = []
  const differ = (one: SealDifference['code'], place: string, stated: unknown, found: unknown) =>
    differences.push({ code: one, place, stated: worded(stated), found: worded(found) })
  // A value that parsing alters (a blank trimmed, a default filled in) is not as the program writes it.
  const written = Buffer.from(text, 'utf8')
  const canonical = sealFileBytes(content, { code: file.code, sha256: file.sha256 })
  const asWritten = canonical.equals(written) || canonical.subarray(0, -1).equals(written)
  if (!asWritten || !sameJson(raw, file)) differ('not_canonical', '', '', '')
  if (file.sha256 !== hash) differ('hash', 'sha256', file.sha256, hash)
  if (file.code !== code) differ('code', 'code', file.code, code)
  if (printed !== null && bare(printed) !== bare(code)) differ('printed_code', '', printed, code)
  const schemeHash = sha256(canonicalJson(document.scheme.content))
  if (document.scheme.sha256 !== schemeHash) differ('scheme_hash', 'scheme.sha256', document.scheme.sha256, schemeHash)
  differences.push(...followingFrom(document))
  return { kind: 'checked', code, document, differences: differences.slice(0, LISTED) }
}

function parseFile(
  text: string,
):
  | { readonly ok: true; readonly raw: unknown; readonly file: z.infer<typeof sealFileSchema>; readonly content: Uint8Array }
  | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  let raw: unknown
  let content: Uint8Array
  try {
    raw = JSON.parse(text)
    content = canonicalBytes(memberOf(raw, 'document') ?? null)
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: error instanceof Error ? error.message : String(error) }] }
  }
  const file = sealFileSchema.safeParse(raw)
  return file.success ? { ok: true, raw, file: file.data, content } : { ok: false, problems: schemaProblems(raw, file.error.issues) }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined
}

/** What does not follow from the inputs and decisions of the document. */
function followingFrom(document: SealDocument): readonly SealDifference[] {
  const difference = (code: SealDifference['code'], place: string, stated: unknown, found: unknown): SealDifference => ({
    code,
    place,
    stated: worded(stated),
    found: worded(found),
  })
  let outcome: ReturnType<typeof computeSeal>
  try {
    outcome = computeSeal(document.scheme.content, document.facts, document.decisions)
  } catch (error) {
    if (error instanceof AppError && error.code === 'scheme_invalid')
      return [difference('scheme', String(error.data.at ?? ''), '', String(error.data.problem ?? ''))]
    throw error
  }
  if (!outcome.ok) return outcome.problems.map(({ path, code, value }) => difference('facts', `facts.${path}`, value, code))
  const { computed } = outcome
  return [
    ...registerDifferences(document, difference),
    ...resultDifferences(document, computed, difference),
    ...computed.open.map((tie) => difference('tie_open', [tie.category ?? '', tie.grade].join(' '), '', String(tie.tied.length))),
    ...computed.unfounded.map((tie) => difference('tie_unfounded', [tie.category ?? '', tie.grade].join(' '), tie.admitted.join(' '), '')),
    ...Object.entries(computed.counts).flatMap(([key, count]) => {
      const stated = document.counts[key as keyof SealDocument['counts']]
      return stated === count ? [] : [difference('count', `counts.${key}`, stated, count)]
    }),
    ...(sameJson(document.quotas, computed.quotas) ? [] : [difference('quota', 'quotas', document.quotas, computed.quotas)]),
  ]
}

type Difference = (code: SealDifference['code'], place: string, stated: unknown, found: unknown) => SealDifference

/** The register repeats name, category and participation of the facts; both must say the same. So must the list of findings. */
function registerDifferences({ facts, register, findings }: SealDocument, difference: Difference): readonly SealDifference[] {
  const stated = register.map(({ evaluatee, name, category, participation }) => [evaluatee, name, category, participation])
  const found = facts.evaluatees.map(({ code, name, category, participation }) => [code, name, category, participation])
  const ids = findings.map(({ id }) => id)
  const counted = facts.findings.map(({ id }) => id)
  return [
    ...(sameJson(stated, found) ? [] : [difference('register', 'register', firstOther(stated, found), '')]),
    ...(sameJson(ids, counted) ? [] : [difference('register', 'findings', firstOther(ids, counted), '')]),
  ]
}

function firstOther(stated: readonly unknown[], found: readonly unknown[]): unknown {
  const index = stated.findIndex((one, place) => found[place] === undefined || !sameJson(one, found[place]))
  return index < 0 ? found[stated.length] : stated[index]
}

function resultDifferences(document: SealDocument, { results }: ComputedSeal, difference: Difference): readonly SealDifference[] {
  if (document.results.length !== results.length) return [difference('result', 'results', document.results.length, results.length)]
  const names = new Map(document.register.map(({ evaluatee, name }) => [evaluatee, name]))
  return results.flatMap((computed, index) => {
    const stated = document.results[index]
    return Object.entries(computed).flatMap(([key, found]) => {
      const said = memberOf(stated, key)
      return said !== undefined && sameJson(said, found)
        ? []
        : [difference('result', `${names.get(computed.evaluatee) ?? computed.evaluatee} ${key}`, said, found)]
    })
  })
}

function worded(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : canonicalJson(value)
}

function bare(code: string): string {
  return code.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase()
}
