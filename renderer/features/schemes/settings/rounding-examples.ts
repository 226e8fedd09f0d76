import type { RoundingMode } from '../../../../shared/domain/scheme/settings.ts'

/** A number that shows the difference between the modes, and what each makes of it. */
export interface RoundingExample {
  readonly exact: string
  readonly rounded: Readonly<Record<RoundingMode, string>>
}

/** One example for each number of digits, 0 to 4; a tie after an even digit, where the modes part. */
export const roundingExamples: readonly RoundingExample[] = [
  { exact: '86.5', rounded: { half_up: '87', half_even: '86', down: '86' } },
  { exact: '86.25', rounded: { half_up: '86.3', half_even: '86.2', down: '86.2' } },
  { exact: '86.125', rounded: { half_up: '86.13', half_even: '86.12', down: '86.12' } },
  { exact: '86.0625', rounded: { half_up: '86.063', half_even: '86.062', down: '86.062' } },
  { exact: '86.00025', rounded: { half_up: '86.0003', half_even: '86.0002', down: '86.0002' } },
]
