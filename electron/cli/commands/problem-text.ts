/** A problem with what it holds, without its place: `sum_differs: stated 110, summed 100`. */
export function problemText({
  code,
  values,
}: {
  readonly code: string
  readonly values: Readonly<Record<string, string | number | null>>
}): string {
  const words = Object.entries(values).map(([name, value]) => `${name} ${value}`)
  return words.length === 0 ? code : `${code}: ${words.join(', ')}`
}
