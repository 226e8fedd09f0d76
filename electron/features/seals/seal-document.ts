import * as z from 'zod'
import { factsSchema } from '../../../shared/domain/facts.ts'
import { boundaryChoiceSchema, evaluateeKindSchema, participationSchema, recusalSourceSchema } from '../../../shared/domain/glossary.ts'
import { inputStateSchema } from '../../../shared/domain/input-state.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

const id = z.string().regex(/^[1-9]\d*$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.string().min(1)
const text = z.string().nullable()
const person = z.string().trim().min(1).max(80)

const tieSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('stands') }),
    z.strictObject({ kind: z.literal('broken'), by: z.string(), node: text }),
  ])
  .nullable()

/**
 * What follows from the inputs for one evaluatee. Exact values are fraction texts, `total` is the printed decimal. `bandGrade` is the grade by bands and
 * vetoes, `computedGrade` after quotas and decided ties, `grade` and `place` as decided. `nodes` has one entry a node of the scheme, then one an own leaf: an
 * exact value, or the state that left it without one.
 */
export const sealedResultSchema = z.strictObject({
  evaluatee: id,
  state: z.enum(['complete', 'incomplete', 'exempt']),
  total: text,
  exact: text,
  rawExact: text,
  base: text,
  bonus: text,
  deduction: text,
  rank: z.int().nullable(),
  of: z.int(),
  tie: tieSchema,
  overallRank: z.int().nullable(),
  overallTie: tieSchema,
  bandGrade: text,
  vetoes: z.array(z.strictObject({ rule: z.string(), effect: z.string(), finding: z.string() })),
  cuts: z.array(
    z.strictObject({ grade: z.string(), category: text, kind: z.enum(['full', 'tie', 'open']), place: z.int(), places: z.int() }),
  ),
  computedGrade: text,
  place: z.int().nullable(),
  grade: text,
  nodes: z.array(z.string()),
})
export type SealedResult = z.infer<typeof sealedResultSchema>

const sealedDecisionsSchema = z.strictObject({
  departures: z.array(
    z.strictObject({
      evaluatee: id,
      place: z.int().nullable(),
      grade: text,
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: instant,
    }),
  ),
  ties: z.array(
    z.strictObject({
      category: text,
      grade: z.string(),
      choice: boundaryChoiceSchema,
      tied: z.array(id),
      admitted: z.array(id),
      votes: z.record(id, z.int()),
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: instant,
    }),
  ),
})
export type SealedDecisions = z.infer<typeof sealedDecisionsSchema>

const sealedMark = z.strictObject({ judge: id, indicator: z.string(), state: inputStateSchema, value: text, option: text })

/** How the marks came about: panels, recusals, versions of the score sheets, meetings with attendance and rounds. */
const sealedProceedingsSchema = z.strictObject({
  panels: z.array(z.strictObject({ name: z.string(), scope: z.unknown(), leaves: z.unknown(), judges: z.array(id) })),
  recusals: z.array(
    z.strictObject({
      judge: id,
      evaluatee: id,
      source: recusalSourceSchema,
      reason: z.string(),
      recordedBy: z.string(),
      recordedAt: instant,
    }),
  ),
  sheets: z.array(
    z.strictObject({
      panel: z.string(),
      judge: id,
      version: z.int(),
      openedBy: z.string(),
      openedAt: instant,
      reason: z.string(),
      submittedBy: text,
      submittedAt: text,
      way: text,
      contentSha256: hash.nullable(),
    }),
  ),
  meetings: z.array(
    z.strictObject({
      name: z.string(),
      panel: z.string(),
      heldOn: z.string(),
      closedAt: text,
      attendance: z.array(z.strictObject({ judge: id, state: z.enum(['present', 'absent']), reason: z.string() })),
      items: z.array(
        z.strictObject({
          evaluatee: id,
          position: z.int(),
          note: z.string(),
          secondRoundReason: z.string(),
          rounds: z.array(z.strictObject({ round: z.int(), marks: z.array(sealedMark) })),
        }),
      ),
    }),
  ),
})
export type SealedProceedings = z.infer<typeof sealedProceedingsSchema>

const countsSchema = z.strictObject({
  evaluatees: z.int(),
  ranked: z.int(),
  findings: z.int(),
  values: z.int(),
  judges: z.int(),
  marks: z.int(),
  surveys: z.int(),
  tasks: z.int(),
  departures: z.int(),
  ties: z.int(),
})
export type SealedCounts = z.infer<typeof countsSchema>

/**
 * The sealed document 封存文件, `hengjian-seal/1`: everything that a result is made of, and the result. Numbers are whole ones or decimal and fraction texts.
 * `facts` holds all that was scored, with ids as references; `register` and `findings` say what these ids are called. Written as `canonicalJson`, and named
 * by the SHA-256 of that text.
 */
export const sealDocumentSchema = z.strictObject({
  format: z.literal('hengjian-seal/1'),
  program: z.string(),
  revision: z.int().positive(),
  previous: z
    .strictObject({ sha256: hash, reopenedBy: z.string(), reopenedWith: z.string(), reopenedAt: instant, reason: z.string() })
    .nullable(),
  sealedBy: person,
  sealedAt: instant,
  signers: z.array(person).min(1),
  cycle: z.strictObject({ year: z.int(), name: z.string(), kind: evaluateeKindSchema }),
  scheme: z.strictObject({ number: z.int(), sha256: hash, content: schemeSchema }),
  facts: factsSchema,
  register: z.array(
    z.strictObject({
      evaluatee: id,
      code: z.string(),
      unit: z.string(),
      name: z.string(),
      category: z.string(),
      participation: participationSchema,
    }),
  ),
  findings: z.array(
    z.strictObject({
      id,
      description: z.string(),
      recordedBy: z.string(),
      confirmedBy: text,
      confirmedAt: text,
      onePersonException: z.boolean(),
      evidence: z.array(z.strictObject({ sha256: z.string(), name: z.string() })),
    }),
  ),
  proceedings: sealedProceedingsSchema,
  decisions: sealedDecisionsSchema,
  results: z.array(sealedResultSchema),
  quotas: z.array(
    z.strictObject({ grade: z.string(), category: text, places: z.int(), reached: z.int(), admitted: z.int(), decided: z.int() }),
  ),
  counts: countsSchema,
})
export type SealDocument = z.infer<typeof sealDocumentSchema>

/** The file that is given out: the document with its hash and the printed code, itself in canonical form. */
export const sealFileSchema = z.strictObject({
  format: z.literal('hengjian-seal-file/1'),
  code: z.string(),
  sha256: hash,
  document: sealDocumentSchema,
})
