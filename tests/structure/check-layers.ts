import { posix } from 'node:path'
import type { SourceFacts } from './imports.ts'
import { readSource } from './imports.ts'
import type { LayerRule } from './layer-rules.ts'
import { impureNames, layerRules, pureZones } from './layer-rules.ts'

/** What is wrong with one file, one sentence each; empty when nothing is. `path` is from the project's root, with `/`. */
export function checkFile(path: string, text: string): string[] {
  const facts = readSource(text, path)
  return [...checkImports(path, facts), ...checkPurity(path, facts)]
}

function checkImports(path: string, facts: SourceFacts): string[] {
  const rule = zoneOf(path)
  if (rule === undefined) return [`${path}: lies in no zone of the layer table`]
  return [
    ...facts.imports.filter((specifier) => !isAllowed(rule, path, specifier)).map((specifier) => `${path}: must not import ${specifier}`),
    ...facts.computed.map((source) => `${path}: computes what it imports: ${source}`),
  ]
}

/** Tests look into every layer; they are read only so that no computed import hides there. */
function isAllowed(rule: LayerRule, path: string, specifier: string): boolean {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier)
    const zone = zoneOf(target)?.zone ?? target
    return zone === rule.zone || rule.zones.includes(zone)
  }
  if (specifier.startsWith('node:')) return rule.packages.includes('node:')
  return rule.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
}

function zoneOf(path: string): LayerRule | undefined {
  const fitting = layerRules.filter(({ zone }) => path.startsWith(zone))
  return fitting.sort((a, b) => b.zone.length - a.zone.length)[0]
}

function checkPurity(path: string, facts: SourceFacts): string[] {
  if (!pureZones.some((zone) => path.startsWith(zone))) return []
  return impureNames.filter((name) => facts.names.has(name)).map((name) => `${path}: must not use ${name}`)
}
