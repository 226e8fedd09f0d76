import type { Chance } from './chance.ts'
import { damageBytes } from './damage-bytes.ts'
import { damageText, oddTexts } from './damage-text.ts'

const jsonToken = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^"{}[\]:,]+|"/gu

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A JSON file damaged in its bytes, its tokens, or its structure. */
export function damagedJson(text: string, chance: Chance): string {
  switch (chance.upTo(3)) {
    case 0:
      return new TextDecoder().decode(damageBytes(Buffer.from(text), chance))
    case 1:
      return damageText(text, jsonToken, chance)
    default:
      return damagedStructure(text, chance)
  }
}

/** One to three values exchanged, left out, doubled, moved or named otherwise; the text stays JSON. */
function damagedStructure(text: string, chance: Chance): string {
  const root = JSON.parse(text) as Json
  for (let times = 1 + chance.upTo(3); times > 0; times -= 1) damageNode(chance.pick(containersOf(root)), root, chance)
  const damaged = JSON.stringify(root)
  // A doubled key and a prototype key can only be written, not built.
  switch (chance.upTo(12)) {
    case 0:
      return damaged.replace('{', '{"__proto__":{"points":"100"},')
    case 1:
      return damaged.replace(/"format":("[^"]*")/u, '"format":"x","format":$1')
    default:
      return damaged
  }
}

function damageNode(node: Json[] | { [key: string]: Json }, root: Json, chance: Chance): void {
  const entries = node as { [key: string]: Json }
  const keys = Object.keys(node)
  if (keys.length === 0) {
    if (Array.isArray(node)) node.push(oddValue(root, chance))
    return
  }
  const key = chance.pick(keys)
  switch (chance.upTo(6)) {
    case 0:
      entries[key] = oddValue(root, chance)
      break
    case 1:
      if (Array.isArray(node)) node.splice(Number(key), 1)
      else delete node[key]
      break
    case 2:
      if (Array.isArray(node)) node.push(structuredClone(entries[key] ?? null))
      else node[`${key}${chance.pick(['', ' ', '2', '\u0000'])}x`] = structuredClone(entries[key] ?? null)
      break
    case 3: {
      const other = chance.pick(keys)
      const swapped = entries[key] ?? null
      entries[key] = entries[other] ?? null
      entries[other] = swapped
      break
    }
    case 4:
      if (Array.isArray(node)) node.reverse()
      else node[chance.pick(['constructor', 'toString', '', '键'])] = oddValue(root, chance)
      break
    default:
      entries[key] = flipped(entries[key] ?? null, chance)
  }
}

/** A value of another kind than expected, or a piece of the same file where it does not belong. */
function oddValue(root: Json, chance: Chance): Json {
  const values: Json[] = [null, true, 0, -0, -1, 1.5, 1e308, 2 ** 53 + 2, [], {}, [[]], nested(200)]
  return chance.upTo(2) === 0
    ? chance.pick(values)
    : chance.upTo(2) === 0
      ? chance.pick(oddTexts)
      : structuredClone(chance.pick(containersOf(root)))
}

/** A value of the same kind that says something else. */
function flipped(value: Json, chance: Chance): Json {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return chance.pick([value + 1, -value, value * 1e6, value / 3])
  if (typeof value === 'string')
    return chance.pick([`${value}0`, value.slice(1), value.toUpperCase(), `-${value}`, ` ${value}`, '0', '99999'])
  return Array.isArray(value) ? [...value, ...value] : { ...value, 多余: 1 }
}

function nested(depth: number): Json {
  let value: Json = 'x'
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

function containersOf(value: Json): (Json[] | { [key: string]: Json })[] {
  if (value === null || typeof value !== 'object') return []
  return [value, ...Object.values(value).flatMap(containersOf)]
}
