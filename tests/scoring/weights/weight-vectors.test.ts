import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ahpWeights, compositeWeights } from '../../../electron/scoring/weights/ahp.ts'
import { entropyWeights } from '../../../electron/scoring/weights/entropy.ts'

/* Published examples with their sources (weight-vectors.json): within the tolerance that the source's printed digits allow. */

interface Vector {
  readonly id: string
  readonly input: unknown
  readonly published: readonly number[] | null
  readonly computed: readonly number[]
  readonly tolerance: number
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('weight-vectors.json', import.meta.url), 'utf8'))

function vector<T>(id: string): Vector & { readonly input: T } {
  const found = vectors.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  return found as Vector & { readonly input: T }
}

const matrixOf = (texts: readonly (readonly string[])[]) =>
  texts.map((row) =>
    row.map((text) => {
      const [numerator = '', denominator = '1'] = text.split('/')
      return Number(numerator) / Number(denominator)
    }),
  )

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length)
  for (const [index, value] of expected.entries()) expect(Math.abs((actual[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(tolerance)
}

test('AH-1: weights by normalised columns', () => {
  const { input, published, computed, tolerance } = vector<readonly (readonly string[])[]>('AH-1')

  const { weights } = ahpWeights(matrixOf(input), 'column_mean')

  expectNear(weights, published ?? [], tolerance)
  expectNear(weights, computed, 1e-12)
})

test('AH-1: the principal eigenvector of the same matrix, as numerical libraries give it', () => {
  const { weights, lambdaMax } = ahpWeights(matrixOf(vector<readonly (readonly string[])[]>('AH-1').input), 'eigenvector')

  expectNear(weights, [0.26360349, 0.47583538, 0.0538146, 0.09806829, 0.10867824], 1e-8)
  expect(lambdaMax).toBeCloseTo(5.07208441, 8)
})

test.each(['eigenvector', 'column_mean'] as const)('AH-2: λmax, CI and CR of five criteria by %s', (method) => {
  const { input, published, tolerance } = vector<readonly (readonly string[])[]>('AH-2')

  const { lambdaMax, consistencyIndex, consistencyRatio, randomIndex } = ahpWeights(matrixOf(input), method)

  expectNear([lambdaMax, consistencyIndex, consistencyRatio], published ?? [], tolerance)
  expect(randomIndex).toBe(1.12)
})

test.each(['eigenvector', 'column_mean'] as const)('AH-3: weights, λmax and CI of three criteria by %s', (method) => {
  const { input, published, tolerance } = vector<readonly (readonly string[])[]>('AH-3')

  const { weights, lambdaMax, consistencyIndex } = ahpWeights(matrixOf(input), method)

  expectNear([...weights, lambdaMax, consistencyIndex], published ?? [], tolerance)
})

test('AH-5: weights of three places over five criteria', () => {
  const { input, published, computed, tolerance } = vector<{ level3: readonly (readonly number[])[]; level2: readonly number[] }>('AH-5')

  const composite = compositeWeights(input.level3, input.level2)

  expectNear(composite, published ?? [], tolerance)
  expectNear(composite, computed, 1e-12)
})

test('EW-1: the criterion that varies more weighs more', () => {
  const { input, published, computed, tolerance } = vector<readonly (readonly number[])[]>('EW-1')

  const weights = entropyWeights(input)?.map((column) => column.weight) ?? []

  expectNear(weights, published ?? [], tolerance)
  expectNear(weights, computed, 1e-12)
})

test.each([1, -1])('EW-3: eight packages by four criteria, the costs with sign %d', (sign) => {
  const { input, computed } = vector<readonly (readonly number[])[]>('EW-3')
  const signed = input.map((row) => row.map((value, column) => (column === 2 ? value * sign : value)))

  expectNear(entropyWeights(signed)?.map((column) => column.weight) ?? [], computed, 1e-12)
})

test('every vector is run', () => {
  expect(vectors.map((one) => one.id)).toEqual(['AH-1', 'AH-2', 'AH-3', 'AH-5', 'EW-1', 'EW-3'])
})
