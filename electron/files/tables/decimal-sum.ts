/**
 * Adds decimal texts exactly, whatever their number of places; the sum comes out in its shortest form.
 *
 * @example adding `"0.1"`, `"0.25"` and `"-3"` gives `"-2.65"`; of nothing it is `"0"`.
 */
export class DecimalSum {
  /** The sum in units of 10 to the power of minus `#places`. */
  #units = 0n
  #places = 0
  /** How many values were added: 0 tells "no values" from values that add up to 0. */
  count = 0

  /** @throws Error naming the text when it is no plain decimal. */
  add(decimal: string): void {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
    if (!match) throw new Error(`not a plain decimal: ${JSON.stringify(decimal)}`)
    const [, sign = '', whole = '', fraction = ''] = match
    if (fraction.length > this.#places) {
      this.#units *= 10n ** BigInt(fraction.length - this.#places)
      this.#places = fraction.length
    }
    const units = BigInt(whole + fraction.padEnd(this.#places, '0'))
    this.#units += sign === '-' ? -units : units
    this.count += 1
  }

  toString(): string {
    const negative = this.#units < 0n
    const digits = (negative ? -this.#units : this.#units).toString().padStart(this.#places + 1, '0')
    const whole = digits.slice(0, digits.length - this.#places)
    const fraction = digits.slice(digits.length - this.#places).replace(/0+$/, '')
    return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
  }
}
