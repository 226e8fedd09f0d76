import type { PasswordReason, PolicyPreset } from '../../shared/domain/roles.ts'
import { longestPassword } from './passwords.ts'

/** What a preset demands; days null: a password never grows too old, classes 0: any kind of characters. */
export interface PasswordRules {
  readonly minimumLength: number
  readonly classes: number
  readonly maximumAgeDays: number | null
  readonly history: number
  readonly failures: number
  /** Longest time without input before a session locks, in minutes. */
  readonly idleMinutes: number
}

/**
 * The presets. `standard`: long passwords that stay, as current advice has it. `level_three`: 等保三级 as offices apply GB/T 22239, three kinds of
 * characters, changed every 90 days. `classified`: 涉密 systems, changed every 30 days, none of the last five again.
 */
export const passwordRules: Readonly<Record<PolicyPreset, PasswordRules>> = {
  standard: { minimumLength: 10, classes: 0, maximumAgeDays: null, history: 1, failures: 5, idleMinutes: 10 },
  level_three: { minimumLength: 8, classes: 3, maximumAgeDays: 90, history: 3, failures: 5, idleMinutes: 10 },
  classified: { minimumLength: 10, classes: 3, maximumAgeDays: 30, history: 5, failures: 5, idleMinutes: 10 },
}

/** Words in a password that stand for the program and its office, whatever surrounds them. */
const programWords = ['hengjian', '衡鉴', 'kaoping', '考评', 'mofanjiguan', '模范机关']

const keyboard = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
]

/** Letters that people replace by digits and signs. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Everything that stands against a password, in the order in which it is told; empty when it may be used. Whether it was used before is not looked at here.
 *
 * @param person names that must not stand inside: what is typed to sign in, and the account's name
 * @param common words that no password may be made of, in small letters
 */
export function refuseReasons(
  password: string,
  rules: PasswordRules,
  person: readonly string[],
  common: ReadonlySet<string>,
): readonly PasswordReason[] {
  const reasons: PasswordReason[] = []
  const characters = [...password]
  if (characters.length < rules.minimumLength) reasons.push('too_short')
  if (Buffer.byteLength(password) > longestPassword) reasons.push('too_long')
  if (rules.classes > 0 && classesOf(password) < rules.classes) reasons.push('classes')
  const folded = password.normalize('NFKC').toLowerCase()
  if (isCommon(folded, common)) reasons.push('common')
  if (person.some((name) => contains(folded, name))) reasons.push('name_inside')
  if (programWords.some((word) => folded.includes(word) || plain(folded).includes(word))) reasons.push('program_word')
  if (isRepeated(folded)) reasons.push('repeated')
  if (isSequence(folded)) reasons.push('sequence')
  return reasons
}

function classesOf(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(password)).length
}

/** One common word with digits and signs around it, or digits alone: dates, telephone numbers. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  if (/^\d+$/u.test(folded)) return true
  const trimmed = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [folded, trimmed(folded), plain(trimmed(folded)), plain(folded), trimmed(plain(folded)).replace(/[^a-z]/gu, '')].some((form) =>
    common.has(form),
  )
}

const plain = (text: string): string => text.replace(/[013457@$!]/gu, (sign) => lookalikes[sign] ?? sign)

function contains(folded: string, name: string): boolean {
  const sought = name.normalize('NFKC').toLowerCase()
  return [...sought].length >= 2 && folded.includes(sought)
}

/** Few different characters, or one piece over and over: aaaaaaaaaa, 1212121212, abcabcabcabc. */
function isRepeated(folded: string): boolean {
  if (new Set(folded).size < 4) return true
  return /^(.{1,6})\1{2,}.{0,5}$/u.test(folded)
}

/** Made of runs of neighbours only: the alphabet, the digits, rows and columns of the keyboard, either way. */
function isSequence(folded: string): boolean {
  const lines = keyboard.flatMap((line) => [line, [...line].reverse().join('')])
  let rest = folded
  while (rest !== '') {
    const run = longestRun(rest, lines)
    if (run < 4) return false
    rest = rest.slice(run)
  }
  return folded !== ''
}

function longestRun(text: string, lines: readonly string[]): number {
  let length = Math.min(text.length, 28)
  while (length > 0 && !lines.some((line) => line.includes(text.slice(0, length)))) length -= 1
  return length
}
