/*
 * Tails of the chi-square and F distributions, from the incomplete gamma and beta functions. Plain floating point: these numbers tell how far a
 * statistic could be chance, they are shown with two or three digits and never touch a result.
 */

/** Relative size below which a further term of a series or continued fraction moves nothing. */
const ENOUGH = 1e-14
const MOST_TERMS = 1000
/** Stands in for a denominator of 0 in a continued fraction (Lentz's method). */
const TINY = 1e-300

/** Probability that a chi-square value with `degrees` of freedom is at least `value`. */
export function chiSquareTail(value: number, degrees: number): number {
  return value <= 0 ? 1 : gammaTail(degrees / 2, value / 2)
}

/** Probability that an F value with these degrees of freedom is at least `value`. */
export function fTail(value: number, numerator: number, denominator: number): number {
  if (value <= 0) return 1
  return betaShare(denominator / (denominator + numerator * value), denominator / 2, numerator / 2)
}

/**
 * The F value that is not exceeded with `probability`; by halving, to 12 digits.
 *
 * Example: F(0.975; 5, 15) = 3.5764.
 */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  let high = 1
  while (1 - fTail(high, numerator, denominator) < probability && high < 1e12) high *= 2
  let low = 0
  for (let halving = 0; halving < 200 && high - low > high * 1e-13; halving += 1) {
    const middle = (low + high) / 2
    if (1 - fTail(middle, numerator, denominator) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Natural logarithm of the gamma function for positive arguments. Source: Lanczos (1964), g = 7, nine terms. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012,
    9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const base = x + 6.5
  const sum = terms.reduce((total, term, place) => total + term / (x + place), 0.9999999999998099)
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

/** Upper share of the gamma function: series below the bend, continued fraction above it. */
function gammaTail(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < MOST_TERMS && Math.abs(term) > Math.abs(sum) * ENOUGH; n += 1) {
      term *= x / (a + n)
      sum += term
    }
    return 1 - front * sum
  }
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const step = -n * (n - a)
    b += 2
    d = 1 / notZero(step * d + b)
    c = notZero(b + step / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < ENOUGH) break
  }
  return front * fraction
}

/** Share of the beta function up to x, 0 ≤ x ≤ 1. */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  // The continued fraction converges fast on this side; the other side is what is left.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / notZero(1 + even * d)
    c = notZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / notZero(1 + odd * d)
    c = notZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < ENOUGH) break
  }
  return fraction
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
