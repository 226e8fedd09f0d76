import type { AgreementGap, AgreementReport } from '../../../shared/contract/agreement.ts'
import type { Intraclass } from '../../scoring/agreement/intraclass.ts'
import { cohenKappa, fleissKappa, type Kappa } from '../../scoring/agreement/kappa.ts'
import { krippendorffAlpha } from '../../scoring/agreement/krippendorff.ts'
import { type PanelFigures, panelFigures } from '../../scoring/agreement/panel-figures.ts'
import type { App } from '../app.ts'
import { readJudgeNames } from './agreement-repository.ts'
import { scopeOf } from './agreement-scopes.ts'
import { type PanelMarks, readPanelMarks } from './panel-marks.ts'

/** Spread of evaluatees and of judges, as a share of the full points, below which a low coefficient says nothing about judges. */
const LITTLE = 0.03

/**
 * How far the judges of a panel agree, over all it marks or one category. Read only: nothing here changes a result.
 *
 * @param panelId null in a cycle without panels: all judges
 * @throws AppError `no_cycle`, `not_found`
 */
export async function agreementReport(
  app: App,
  cycleId: number,
  panelId: number | null,
  categoryId: number | null,
): Promise<AgreementReport> {
  const scope = scopeOf(app, cycleId, panelId)
  const evaluatees = scope.evaluatees.filter((one) => categoryId === null || one.categoryId === categoryId)
  const read = await readPanelMarks(
    app,
    cycleId,
    scope,
    evaluatees.map(({ id }) => id),
  )
  const rows = evaluatees.flatMap(({ id, name }) => {
    const given = read.given.get(String(id))
    return given === undefined ? [] : [{ id, name, given }]
  })
  const judges = scope.judgeIds.map(String)
  const figures = panelFigures(
    judges,
    read.common.size > 0,
    rows.map(({ given }) => given),
  )
  const names = readJudgeNames(app.db, cycleId)
  return {
    judges: figures.judges.map(({ judge, mean, spread, severity, ...counts }) => ({
      ...counts,
      judgeId: Number(judge),
      name: names.get(judge) ?? judge,
      mean: shown(mean, 2),
      spread: shown(spread, 2),
      severity: shown(severity, 2),
    })),
    evaluatees: rows.length,
    complete: figures.complete,
    commonPoints: read.commonPoints === 0 ? null : String(Number(read.commonPoints.toFixed(4))),
    marks: read.marks,
    w: wOf(figures.w),
    icc: iccOf(figures.icc, figures, read.commonPoints),
    alpha: coefficientOf(figures.alpha, readAlpha),
    options: optionLeaves(read.choices, judges),
    distances: rows.map(({ id, name, given }) => ({
      evaluateeId: id,
      name,
      distances: given.map(({ distance }) => shown(distance, 2)),
    })),
  }
}

function wOf(w: PanelFigures['w']): AgreementReport['w'] {
  if (typeof w === 'string') return { value: null, chiSquare: null, degrees: null, p: null, reading: null, gap: w }
  return {
    value: shown(w.w, 3),
    chiSquare: shown(w.chiSquare, 2),
    degrees: w.degrees,
    p: shown(w.p, 4),
    reading: read(w.w, 0.3, 0.5, 0.7),
    gap: null,
  }
}

function iccOf(icc: Intraclass | AgreementGap, figures: PanelFigures, points: number): AgreementReport['icc'] {
  if (typeof icc === 'string') {
    const nothing = { single: null, singleLow: null, singleHigh: null, mean: null, meanLow: null, meanHigh: null, f: null, p: null }
    return { ...nothing, reading: null, gap: icc, littleDifference: icc === 'all_equal' }
  }
  const { absolute, squares, test } = icc
  // Koo and Li (2016): below 0.5 poor, 0.75 moderate, 0.9 good, then excellent.
  const reading = read(absolute.mean.value, 0.5, 0.75, 0.9)
  const judgeSpread = Math.sqrt(squares.within)
  const evaluateeSpread = Math.sqrt(squares.evaluatees / figures.judges.length)
  return {
    single: shown(absolute.single.value, 3),
    singleLow: shown(absolute.single.low, 3),
    singleHigh: shown(absolute.single.high, 3),
    mean: shown(absolute.mean.value, 3),
    meanLow: shown(absolute.mean.low, 3),
    meanHigh: shown(absolute.mean.high, 3),
    f: shown(test.f, 2),
    p: shown(test.p, 4),
    reading,
    gap: null,
    littleDifference:
      points > 0 && reading !== 'good' && reading !== 'strong' && evaluateeSpread < LITTLE * points && judgeSpread < LITTLE * points,
  }
}

/** Agreement on the leaves that are marked by option: kappa over the evaluatees that every judge marked, alpha by order where marks are missing. */
function optionLeaves(choices: PanelMarks['choices'], judges: readonly string[]): AgreementReport['options'] {
  return [...choices.values()].map(({ leaf, byEvaluatee }) => {
    const method = leaf.leaf.method
    const codes = method.kind === 'judged' && method.scale.kind === 'options' ? method.scale.options.map(({ code }) => code) : []
    const rows = [...byEvaluatee.values()]
    const full = rows.filter((row) => judges.every((judge) => row.has(judge)))
    const what = { indicator: leaf.code, name: leaf.name }
    if (full.length < 2 && rows.length >= 2) {
      const places = judges.map((judge) => rows.map((row) => placeOf(codes, row.get(judge))))
      return {
        ...what,
        measure: 'alpha' as const,
        evaluatees: rows.length,
        ...coefficientOf(krippendorffAlpha(places, 'ordinal'), readAlpha),
      }
    }
    const [first = '', second = ''] = judges
    const kappa: Kappa | AgreementGap =
      judges.length === 2
        ? cohenKappa(codes.map((a) => codes.map((b) => full.filter((row) => row.get(first) === a && row.get(second) === b).length)))
        : fleissKappa(full.map((row) => codes.map((code) => judges.filter((judge) => row.get(judge) === code).length)))
    return {
      ...what,
      measure: judges.length === 2 ? ('cohen' as const) : ('fleiss' as const),
      evaluatees: full.length,
      ...coefficientOf(typeof kappa === 'string' ? kappa : kappa.kappa, readKappa),
    }
  })
}

/** Place of an option in the scheme's order, from 1; null where nothing was chosen. */
function placeOf(codes: readonly string[], code: string | undefined): number | null {
  const place = code === undefined ? -1 : codes.indexOf(code)
  return place < 0 ? null : place + 1
}

type Reading = AgreementReport['w']['reading']

function coefficientOf(value: number | AgreementGap, reading: (value: number) => Reading): AgreementReport['alpha'] {
  return typeof value === 'string'
    ? { value: null, reading: null, gap: value }
    : { value: shown(value, 3), reading: reading(value), gap: null }
}

function read(value: number, some: number, good: number, strong: number): Reading {
  return value >= strong ? 'strong' : value >= good ? 'good' : value >= some ? 'some' : 'poor'
}

/** Krippendorff: below 0.667 not to be relied on, from 0.8 reliable. */
function readAlpha(value: number): Reading {
  return read(value, 0.667, 0.8, 0.9)
}

/** Landis and Koch (1977): fair up to 0.4, moderate up to 0.6, substantial up to 0.8. */
function readKappa(value: number): Reading {
  return read(value, 0.4, 0.6, 0.8)
}

/** A figure for reading; never −0, and nothing where it is not finite (the F of judges without any difference). */
function shown(value: number | null, digits: number): string | null {
  if (value === null || !Number.isFinite(value)) return null
  const text = value.toFixed(digits)
  return Number(text) === 0 ? text.replace('-', '') : text
}
