/**
 * Points as the screen writes them: at least two places, a true minus sign, and a plus sign where `signed` asks for one.
 *
 * `'-0.5'` → `'−0.50'`, signed `'1'` → `'＋1.00'`. The text's own further places are kept: nothing is rounded for display.
 */
export function pointsWords(points: string, signed = false): string {
  const negative = points.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? points.slice(1) : points).split('.')
  const magnitude = `${whole}.${fraction.padEnd(2, '0')}`
  if (negative) return `−${magnitude}`
  return signed && /[1-9]/.test(magnitude) ? `＋${magnitude}` : magnitude
}

/** Which way points move the score, for colour and sign; `none` for 0 and for no points at all. */
export function pointsDirection(points: string | null): 'loss' | 'gain' | 'none' {
  if (points === null || !/[1-9]/.test(points)) return 'none'
  return points.startsWith('-') ? 'loss' : 'gain'
}
