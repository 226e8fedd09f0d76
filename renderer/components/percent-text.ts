/** A share as people write it, cut after two places: `"0.3"` → `30%`, `"0.33333333…"` → `33.33%`. Never through floating point. */
export function percentText(share: string): string {
  const [whole = '0', places = ''] = share.split('.')
  const digits = places.replace('…', '').padEnd(4, '0')
  const rest = digits.slice(2, 4).replace(/0+$/, '')
  return `${`${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}%`
}
