/**
 * Hands out the free codes of a register that counts in numbers: one above the highest, as wide as the widest.
 *
 * `['001', '085']` → `'086'`, then `'087'`; `['001-01']` with prefix `'001-'` → `'001-02'`. Codes that are no numbers behind the prefix are
 * left out of the count. A first code has three digits, behind a prefix two.
 */
export function codeCounter(taken: Iterable<string>, prefix = ''): () => string {
  let highest = 0
  let width = prefix === '' ? 3 : 2
  for (const code of taken) {
    if (!code.startsWith(prefix)) continue
    const digits = code.slice(prefix.length)
    if (!/^\d{1,9}$/.test(digits)) continue
    highest = Math.max(highest, Number(digits))
    width = Math.max(width, digits.length)
  }
  return () => {
    highest += 1
    return `${prefix}${String(highest).padStart(width, '0')}`
  }
}
