/** A size in the unit that a person reads: 812 → `{ unit: 'b', value: '812' }`, 1,536,000 → `{ unit: 'mb', value: '1.5' }`. For display only. */
export function byteSize(bytes: number): { readonly unit: 'b' | 'kb' | 'mb'; readonly value: string } {
  if (bytes < 1024) return { unit: 'b', value: String(bytes) }
  const tenths = Math.round((bytes / (bytes < 1024 * 1024 ? 1024 : 1024 * 1024)) * 10)
  const value = tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
  return { unit: bytes < 1024 * 1024 ? 'kb' : 'mb', value }
}
