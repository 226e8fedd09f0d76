import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import type { Rule, VetoRule } from '../../../shared/domain/scheme/rules.ts'
import type { CompiledLeaf } from '../../scoring/index.ts'
import { matchKey } from '../exchange/cell-text.ts'
import { branchName } from '../register/branch-name.ts'
import { nameIndex } from '../register/name-index.ts'

/** What a cell means: nothing, one thing, or several that a person must tell apart (`names` for saying which). */
export type Meaning<Thing> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly thing: Thing }
  | { readonly kind: 'several'; readonly names: readonly string[] }

function meaning<Thing>(found: readonly Thing[], nameOf: (thing: Thing) => string): Meaning<Thing> {
  const [thing, ...more] = found
  if (thing === undefined) return { kind: 'none' }
  return more.length === 0 ? { kind: 'one', thing } : { kind: 'several', names: found.map(nameOf) }
}

type NamedUnit = { readonly id: number; readonly name: string; readonly shortName: string }

/**
 * Finds evaluatees by full name, short name or code; a branch also by unit and name together (省委办公厅办公室党支部) and by its office alone
 * (办公室), where only one has it.
 */
export function evaluateeFinder(
  kind: EvaluateeKind,
  evaluatees: readonly Evaluatee[],
  units: readonly NamedUnit[],
): (text: string) => Meaning<Evaluatee> {
  const byName = nameIndex(evaluatees)
  const byCode = Map.groupBy(evaluatees, (evaluatee) => matchKey(evaluatee.code))
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const withUnit = new Map<string, Evaluatee[]>()
  if (kind !== 'unit') {
    for (const evaluatee of evaluatees) {
      const unit = unitOf.get(evaluatee.unitId)
      for (const name of new Set([unit?.name ?? evaluatee.unitName, unit?.shortName ?? evaluatee.unitName])) {
        const key = matchKey(name + evaluatee.name)
        withUnit.set(key, [...(withUnit.get(key) ?? []), evaluatee])
      }
    }
  }
  const nameOf = (evaluatee: Evaluatee) => (kind === 'unit' ? evaluatee.name : `${evaluatee.unitName} ${evaluatee.name}`)
  const lookUp = (text: string): readonly Evaluatee[] => {
    const key = matchKey(text).replace(/[/\\>›·-]/g, '')
    return firstFilled([() => byName.find(text), () => withUnit.get(key) ?? [], () => byCode.get(matchKey(text)) ?? []])
  }
  return (text) => meaning(firstFilled([() => lookUp(text), () => (kind === 'unit' ? [] : lookUp(branchName(text)))]), nameOf)
}

function firstFilled<Thing>(searches: readonly (() => readonly Thing[])[]): readonly Thing[] {
  for (const search of searches) {
    const found = search()
    if (found.length > 0) return found
  }
  return []
}

/** Finds the leaf that findings can name by code, by name, by the last part of a path (组织过硬›三会一课), or by a part of its name. */
export function indicatorFinder(leaves: readonly CompiledLeaf[]): (text: string) => Meaning<CompiledLeaf> {
  const open = leaves.filter(({ leaf }) => leaf.method.kind === 'deduct' || leaf.method.kind === 'bonus' || leaf.method.kind === 'veto')
  const byCode = Map.groupBy(open, (leaf) => matchKey(leaf.code))
  const byName = Map.groupBy(open, (leaf) => matchKey(leaf.name))
  return (text) => {
    const key = matchKey(text)
    const last = matchKey(text.split(/[›>/\\＞／]/).at(-1) ?? '')
    const found = firstFilled([
      () => byCode.get(key) ?? [],
      () => byName.get(key) ?? [],
      () => (last === '' ? [] : (byName.get(last) ?? [])),
      () => (key.length < 2 ? [] : open.filter((leaf) => contains(matchKey(leaf.name), key))),
    ])
    return meaning(found, (leaf) => [...leaf.path, leaf.name].join('›'))
  }
}

function contains(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

/** The rules of a leaf that findings can name, in print order. */
export function rulesOf({ leaf }: CompiledLeaf): readonly (Rule | VetoRule)[] {
  const { method } = leaf
  return method.kind === 'deduct' || method.kind === 'bonus' || method.kind === 'veto' ? method.rules : []
}

/**
 * Finds a rule of a leaf by its code, its sentence, its place in the list (`ordinal`, from 1), or a part of its sentence. A blank cell means the
 * leaf's only rule.
 */
export function findRule(leaf: CompiledLeaf, text: string, ordinal: number | null): Meaning<Rule | VetoRule> {
  const rules = rulesOf(leaf)
  const key = matchKey(text)
  if (key === '') return rules.length === 1 ? meaning(rules, (rule) => rule.text) : { kind: 'none' }
  const place = ordinal === null ? undefined : rules[ordinal - 1]
  const found = firstFilled([
    () => rules.filter((rule) => matchKey(rule.code) === key),
    () => rules.filter((rule) => matchKey(rule.text) === key),
    () => (place === undefined ? [] : [place]),
    () => (key.length < 2 ? [] : rules.filter((rule) => contains(matchKey(rule.text), key))),
  ])
  return meaning(found, (rule) => rule.text)
}
