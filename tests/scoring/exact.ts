/** A fraction of BigInts, kept apart from the engine's own so that a test can re-add its numbers independently. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

export function exact(text: string): Exact {
  const [n = '0', d = '1'] = text.split('/')
  return { n: BigInt(n), d: BigInt(d) }
}

/** From a decimal text such as `-0.25`. */
export function fromDecimal(text: string): Exact {
  const [whole = '0', places = ''] = text.split('.')
  return { n: BigInt(whole + places), d: 10n ** BigInt(places.length) }
}

export const plus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d })
export const over = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d, d: a.d * b.n })
export const sum = (values: readonly Exact[]): Exact => values.reduce(plus, { n: 0n, d: 1n })

/** Lowest terms, as the engine writes them. */
export function text({ n, d }: Exact): string {
  const [p, q] = d < 0n ? [-n, -d] : [n, d]
  let [a, b] = [p < 0n ? -p : p, q]
  while (b !== 0n) [a, b] = [b, a % b]
  return q === a ? String(p / a) : `${p / a}/${q / a}`
}
