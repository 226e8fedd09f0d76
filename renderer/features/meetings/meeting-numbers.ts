const full = new Map([...'０１２３４５６７８９．％'].map((sign, index) => [sign, '0123456789.%'[index] ?? sign]))

function plain(text: string): string {
  return [...text.trim()].map((sign) => full.get(sign) ?? sign).join('')
}

/** Moves the decimal point of a decimal text by whole places, without arithmetic: `shifted('20', -2)` → `0.2`. */
function shifted(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const digits = `${whole.padStart(3, '0')}${fraction.padEnd(2, '0')}`
  const point = whole.padStart(3, '0').length + places
  const front = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const back = digits.slice(point).replace(/0+$/, '')
  return back === '' ? front : `${front}.${back}`
}

/** Whole minutes from 1 to 180 as typed; null for anything else. */
export function readMinutes(text: string): number | null {
  const typed = plain(text)
  return /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 180 ? Number(typed) : null
}

/** Share as decimal text from a typed percentage, `20` or `20%` → `0.2`; null when it is not one from 0 to 100 with at most two decimals. */
export function readPercent(text: string): string | null {
  const typed = plain(text).replace(/%$/, '').trim()
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed) || Number(typed) > 100) return null
  return shifted(typed, -2)
}

/** A share as typed, `0.5`; null when it is not one from 0 to 1 with at most four decimals. */
export function readShare(text: string): string | null {
  const typed = plain(text)
  if (!/^[01](\.\d{1,4})?$/.test(typed) || Number(typed) > 1) return null
  return typed.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

/** A share as a percentage to be read: `0.2` → `20`, `0.125` → `12.5`. */
export function shownPercent(share: string): string {
  return shifted(share, 2)
}

/** A countdown as minutes and seconds: 485 → `08:05`. */
export function shownTime(seconds: number): string {
  const whole = Math.max(0, seconds)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}

/** Clock time of a moment on this PC: `09:05`. */
export function shownClock(moment: string): string {
  const date = new Date(moment)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}
