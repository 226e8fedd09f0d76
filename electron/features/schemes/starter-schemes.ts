import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/domain/app-error.ts'
import { evaluateeKinds } from '../../../shared/domain/glossary.ts'
import { type Indicator, isLeaf, type Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import { resourcesFolder } from '../resources.ts'

/** The schemes that come with the program, validated like a user's: those of units first, then of branches and members, each by file name. */
export function readStarterSchemes(): readonly Scheme[] {
  const folder = join(resourcesFolder, 'schemes')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => schemeSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort((one, other) => evaluateeKinds.indexOf(one.kind) - evaluateeKinds.indexOf(other.kind))
}

/** @throws AppError `not_found` */
export function readStarterScheme(code: string): Scheme {
  const scheme = readStarterSchemes().find((candidate) => candidate.code === code)
  if (scheme === undefined) throw new AppError('not_found', { what: 'starter_scheme', id: code })
  return scheme
}

/** Leaves of a scheme in print order. */
export function leavesOf(scheme: Scheme): readonly Leaf[] {
  const walk = (indicator: Indicator): readonly Leaf[] => (isLeaf(indicator) ? [indicator] : indicator.children.flatMap(walk))
  return scheme.parts.flatMap(({ indicator }) => walk(indicator))
}

/** How many rules of the catalogue a leaf has; vetoes count, curves and options do not. */
export function ruleCount(leaf: Leaf): number {
  const { method } = leaf
  return method.kind === 'deduct' || method.kind === 'bonus' || method.kind === 'veto' ? method.rules.length : 0
}
