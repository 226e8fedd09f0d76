import type { TFunction } from 'i18next'
import type { ExplanationNode, ExplanationStep } from '../../../shared/domain/explanation.ts'
import { showNumber, showSigned } from '../number-text.ts'
import { fractionDecimal } from './fraction-decimal.ts'

type Words = TFunction
type StepValue = string | number | null

/** Values that a step may carry beyond its sentence, in the order in which they are added to it. */
const parts = ['baseline', 'target', 'from', 'to', 'percent', 'points', 'best', 'share', 'source'] as const

/** Values whose sentence already names them, so that they are not added once more. */
const namedInSentence: Readonly<Partial<Record<ExplanationStep['code'], readonly string[]>>> = {
  change: ['baseline'],
  rescaled: ['from', 'to'],
  given_back: ['share'],
  weighted: ['percent'],
}

/**
 * One step of a calculation as a sentence in the language of the screen.
 *
 * Codes inside the step (states, policies, reasons, curves) become words; numbers are printed as the engine gave them; optional values are added
 * only where the step carries them.
 */
export function stepWords(t: Words, step: ExplanationStep): string {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(step.values)) values[name] = valueWords(t, name, value)
  values.mark = markWords(t, step.values)
  const sentence = phrase(t, `explanation.step.${step.code}`, values)
  const named = namedInSentence[step.code] ?? []
  const added = parts.filter((part) => !named.includes(part) && present(step.values[part]))
  return sentence + added.map((part) => phrase(t, `explanation.parts.${part}`, values)).join('')
}

type PhraseKey = `explanation.step.${ExplanationStep['code']}` | `explanation.parts.${(typeof parts)[number]}`

/** The text types of i18next read the part behind an underscore as a context when values are open; the keys are checked here instead. */
function phrase(t: Words, key: PhraseKey, values: Readonly<Record<string, string>>): string {
  return (t as unknown as (key: PhraseKey, values: Readonly<Record<string, string>>) => string)(key, values)
}

/** The effect of a step on the running value as a signed decimal, null where the step moves nothing. */
export function stepEffect(step: ExplanationStep): string | null {
  return step.change === undefined ? null : showSigned(fractionDecimal(step.change))
}

function present(value: StepValue | undefined): boolean {
  return value !== undefined && value !== null && value !== ''
}

function valueWords(t: Words, name: string, value: StepValue): string {
  if (value === null || value === '') return t('common.noValue')
  const text = String(value)
  switch (name) {
    case 'state':
      return listed(t, 'glossary.inputState', text)
    case 'effect':
      return listed(t, 'glossary.vetoEffect', text)
    case 'source':
      return listed(t, 'glossary.findingSource', text)
    case 'policy':
      return listed(t, 'explanation.words.policy', text)
    case 'reason':
      return listed(t, 'explanation.words.reason', text)
    case 'aggregate':
      return listed(t, 'explanation.words.aggregate', text)
    case 'mode':
      return listed(t, 'explanation.words.mode', text)
    case 'kind':
      return listed(t, 'explanation.words.curve', text)
    case 'date':
    case 'closedOn':
      return text
    default:
      return /^-\d/.test(text) ? showNumber(text) : text
  }
}

/** The word of a closed list for a code; a text that is no code of the list (a typed source) stays as it is. */
function listed(t: Words, section: string, code: string): string {
  const translate = t as unknown as (key: string, options: { readonly defaultValue: string }) => string
  return translate(`${section}.${code}`, { defaultValue: code })
}

/** What a judge gave: a number, an option, or the state that stands in its place. */
function markWords(t: Words, values: ExplanationStep['values']): string {
  const given = values.option ?? values.value ?? null
  if (given !== null && given !== '') return valueWords(t, 'value', given)
  const state = values.state ?? null
  return state === null ? t('common.noValue') : valueWords(t, 'state', state)
}

/** A node's score with its state: the number, or why there is none. */
export function nodeScoreWords(t: Words, node: ExplanationNode): string {
  if (node.score !== null) return showNumber(node.score)
  return node.state === 'scored' ? t('explanation.noValue') : t(`glossary.inputState.${node.state}`)
}
