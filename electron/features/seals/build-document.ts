import * as z from 'zod'
import { AppError } from '../../../shared/domain/app-error.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import { cutByQuotas } from '../../scoring/decision/index.ts'
import { readCycle } from '../cycles/cycles-repository.ts'
import { readChoices, readDepartures } from '../decisions/decisions-repository.ts'
import { gradeCase, readStandings, type StoredCycles } from '../decisions/standings.ts'
import { readExplainedFindings } from '../results/results-repository.ts'
import { fixed } from '../results/results-view.ts'
import { readVersion } from '../schemes/schemes-repository.ts'
import { version } from '../version.ts'
import { canonicalJson, sameJson, sha256 } from './canonical-json.ts'
import { type ComputedSeal, computeSeal } from './compute-seal.ts'
import { type SealDocument, sealDocumentSchema } from './seal-document.ts'
import { cycleFacts, withoutSurplus } from './seal-facts.ts'
import { readProceedings } from './seal-proceedings.ts'
import { readSeals } from './seals-repository.ts'

/** Findings read at once. */
const findingsPerStep = 500

/**
 * The document of a cycle as it stands. Results are computed from its own scheme, facts and decisions, not copied: `fitsStored` compares.
 *
 * @throws AppError `not_ready_to_seal` when a fact cannot be computed again (`what` facts, `at` its place); `no_cycle`
 */
export function buildDocument(
  app: StoredCycles,
  cycleId: number,
  { sealedBy, sealedAt, signers }: { readonly sealedBy: string; readonly sealedAt: string; readonly signers: readonly string[] },
): SealDocument {
  const cycle = readCycle(app.db, cycleId)
  const { scheme, number } = readVersion(app.db, cycle.schemeVersionId)
  const register = readRegister(app, cycleId)
  const decisions = decisionsOf(app, cycleId)
  const { facts, computed } = computedFacts(scheme, cycleFacts(app, cycleId), decisions)
  const { results, quotas, counts } = computed
  const [previous] = readSeals(app.db, cycleId)
  const { facts: _, ...shape } = sealDocumentSchema.shape
  const rest = z.strictObject(shape).parse({
    format: 'hengjian-seal/1',
    program: version,
    revision: (previous?.revision ?? 0) + 1,
    previous:
      previous?.reopened == null
        ? null
        : {
            sha256: previous.sha256,
            reopenedBy: previous.reopened.by,
            reopenedWith: previous.reopened.with,
            reopenedAt: previous.reopened.at,
            reason: previous.reopened.reason,
          },
    sealedBy,
    sealedAt,
    signers: [...signers],
    cycle: { year: cycle.year, name: cycle.name, kind: cycle.kind },
    scheme: { number, sha256: sha256(canonicalJson(scheme)), content: scheme },
    register,
    findings: readFindings(
      app,
      facts.findings.map(({ id }) => Number(id)),
    ),
    proceedings: readProceedings(app.db, cycleId),
    decisions,
    results,
    quotas,
    counts,
  })
  // The facts were parsed as they were read; they are by far the most of it.
  return { ...rest, facts }
}

/** The facts as far as something asks for them, with what follows from them. */
function computedFacts(
  scheme: Scheme,
  stored: Facts,
  decisions: SealDocument['decisions'],
): { readonly facts: Facts; readonly computed: ComputedSeal } {
  const first = computeSeal(scheme, stored, decisions)
  if (first.ok) return { facts: stored, computed: first.computed }
  const facts = withoutSurplus(stored, first.problems)
  const second = facts === null ? first : computeSeal(scheme, facts, decisions)
  if (facts !== null && second.ok) return { facts, computed: second.computed }
  const problems = second.ok ? [] : second.problems
  throw new AppError('not_ready_to_seal', { what: 'facts', open: problems.length, at: problems[0]?.path ?? '' })
}

/** Departures and the decisions about ties that hold; one that was made for other equals is not in force and not sealed. */
function decisionsOf(app: StoredCycles, cycleId: number): SealDocument['decisions'] {
  const names = new Map(
    app.db
      .all(app.db.build.selectFrom('category').select(['id', 'name']).where('cycle_id', '=', cycleId))
      .map(({ id, name }) => [id, name]),
  )
  const inForce = cutByQuotas(gradeCase(app, cycleId)).ties.filter(({ decided }) => decided !== null)
  const standings = readStandings(app, cycleId)
  return {
    departures: [...readDepartures(app.db, cycleId).values()]
      .filter(({ evaluateeId }) => standings.get(evaluateeId)?.departure != null)
      .map(({ evaluateeId, ...departure }) => ({ evaluatee: String(evaluateeId), ...departure })),
    ties: readChoices(app.db, cycleId)
      .filter(({ categoryId, grade }) =>
        inForce.some((tie) => tie.grade === grade && tie.category === (categoryId === null ? null : String(categoryId))),
      )
      .map(({ categoryId, tied, admitted, ...choice }) => ({
        ...choice,
        votes: { ...choice.votes },
        category: categoryId === null ? null : (names.get(categoryId) ?? ''),
        tied: tied.map(String),
        admitted: admitted.map(String),
      })),
  }
}

function readRegister({ db }: StoredCycles, cycleId: number): SealDocument['register'] {
  return db
    .all(
      db.build
        .selectFrom('evaluatee')
        .innerJoin('unit', 'unit.id', 'evaluatee.unit_id')
        .innerJoin('category', 'category.id', 'evaluatee.category_id')
        .select([
          'evaluatee.id',
          'evaluatee.code',
          'evaluatee.name',
          'evaluatee.participation',
          'unit.name as unit',
          'category.name as category',
        ])
        .where('evaluatee.cycle_id', '=', cycleId)
        .orderBy('evaluatee.position')
        .orderBy('evaluatee.id'),
    )
    .map(({ id, code, unit, name, category, participation }) => ({
      evaluatee: String(id),
      code,
      unit,
      name: name.trim(),
      category: category.trim(),
      participation,
    }))
}

/** The words of the sealed findings, in the order of the facts. */
function readFindings(app: StoredCycles, ids: readonly number[]): SealDocument['findings'] {
  const found = new Map<number, SealDocument['findings'][number]>()
  for (let from = 0; from < ids.length; from += findingsPerStep) {
    for (const finding of readExplainedFindings(app.db, ids.slice(from, from + findingsPerStep))) {
      const { id, description, recordedBy, confirmedBy, confirmedAt, onePersonException, evidence } = finding
      found.set(id, {
        id: String(id),
        description,
        recordedBy,
        confirmedBy,
        confirmedAt,
        onePersonException,
        evidence: evidence.map(({ hash, name }) => ({ sha256: hash, name })),
      })
    }
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Where a document says something else than the stored results and standings; null where they are the same. */
export function fitsStored(app: StoredCycles, cycleId: number, document: SealDocument): string | null {
  const stored = app.results.stored(cycleId)
  const standings = readStandings(app, cycleId)
  const { digits } = app.results.compiled(cycleId).scheme.settings.rounding
  for (const one of document.results) {
    const id = Number(one.evaluatee)
    const result = stored.get(id)
    if (result === undefined) {
      if (one.state !== 'exempt') return `${one.evaluatee} has no stored result`
      continue
    }
    const standing = standings.get(id)
    const expected = {
      state: result.state,
      total: result.total === null ? null : fixed(result.total, digits),
      exact: result.exact,
      rawExact: result.rawExact,
      rank: result.rank,
      tie: result.tie,
      bandGrade: result.grade,
      computedGrade: standing?.computedGrade ?? null,
      place: standing?.place ?? null,
      grade: standing?.grade ?? null,
      nodes: JSON.parse(result.nodes) as unknown,
    }
    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, one[key as keyof typeof expected]]))
    if (!sameJson(found, expected)) return `${one.evaluatee}: ${canonicalJson(found)} instead of ${canonicalJson(expected)}`
  }
  return document.results.length >= stored.size ? null : 'results are missing'
}
