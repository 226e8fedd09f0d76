import type { TFunction } from 'i18next'
import type { ExplanationNode, ExplanationStep } from '../../../shared/domain/explanation.ts'
import { showNumber, showSigned } from '../number-text.ts'
import { percentText } from '../percent-text.ts'
import { fractionDecimal } from './fraction-decimal.ts'
import type { StepNames } from './step-names.ts'

type Words = TFunction
type StepValue = string | number | null
type Part =
  | 'baseline'
  | 'target'
  | 'low'
  | 'high'
  | 'from'
  | 'to'
  | 'cost'
  | 'points'
  | 'tied'
  | 'best'
  | 'returned'
  | 'entitled'
  | 'issued'
  | 'reason'
  | 'source'
  | 'stated'
  | 'highest'
  | 'lowest'
  | 'used'

/** Values that a step may carry beyond its sentence, in the order in which they are added to it. */
const partsOf: Readonly<Partial<Record<ExplanationStep['code'], readonly Part[]>>> = {
  finding: ['reason', 'source'],
  veto: ['source'],
  value: ['baseline', 'target'],
  curve: ['target', 'low', 'high', 'from', 'to', 'cost', 'best', 'points'],
  place: ['tied'],
  group_value: ['stated', 'highest', 'lowest', 'used'],
  survey_void: ['returned', 'entitled', 'issued'],
}

/**
 * One step of a calculation as a sentence in the language of the screen.
 *
 * Codes inside the step (states, policies, reasons, curves) become words, codes of the scheme (groups, options, judges, indicators) become names;
 * numbers are printed as the engine gave them; optional values are added only where the step carries them.
 */
export function stepWords(t: Words, step: ExplanationStep, names: StepNames): string {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(step.values)) values[name] = valueWords(t, name, value, names)
  values.mark = markWords(t, step.values, names)
  if (step.code === 'group_value') for (const share of ['weight', 'stated']) values[share] = percentText(String(step.values[share] ?? '0'))
  const sentence = phrase(t, sentenceOf(step), values)
  const added = (partsOf[step.code] ?? []).filter((part) => present(step.values[part]))
  return sentence + added.map((part) => phrase(t, `explanation.parts.${part}`, values)).join('')
}

type PhraseKey = `explanation.step.${ExplanationStep['code']}` | 'explanation.bestOnly' | `explanation.parts.${Part}`

/** The best value of the category is noted as a place without a place where the curve compares with it only. */
function sentenceOf(step: ExplanationStep): PhraseKey {
  return step.code === 'place' && !present(step.values.place) ? 'explanation.bestOnly' : `explanation.step.${step.code}`
}

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

const closedLists = {
  state: 'glossary.inputState',
  effect: 'glossary.vetoEffect',
  source: 'glossary.findingSource',
  policy: 'explanation.words.policy',
  reason: 'explanation.words.reason',
  aggregate: 'explanation.words.aggregate',
  mode: 'explanation.words.mode',
  kind: 'explanation.words.curve',
} as const

function valueWords(t: Words, name: string, value: StepValue, names: StepNames): string {
  if (value === null || value === '') return t('common.noValue')
  const text = String(value)
  if (Object.hasOwn(closedLists, name)) return listed(t, closedLists[name as keyof typeof closedLists], text)
  switch (name) {
    case 'group':
      return names.group(text)
    case 'option':
      return names.option(text)
    case 'judge':
      return names.judge(text)
    case 'child':
      return names.indicator(text)
    case 'leftOut':
      return text.split(' ').map(names.indicator).join(t('explanation.separator'))
    case 'highest':
    case 'lowest':
      return text.split(' ').map(names.option).join(t('explanation.separator'))
    case 'coefficients':
      return text.split(' ').map(names.choice).join(t('explanation.separator'))
    default:
      return /^-\d+(\.\d+)?…?$/.test(text) ? showNumber(text) : text
  }
}

/** The word of a closed list for a code; a text that is no code of the list (a typed source or reason) stays as it is. */
function listed(t: Words, section: string, code: string): string {
  const translate = t as unknown as (key: string, options: { readonly defaultValue: string }) => string
  return translate(`${section}.${code}`, { defaultValue: code })
}

/** What a judge gave: a number, an option, or the state that stands in its place. */
function markWords(t: Words, values: ExplanationStep['values'], names: StepNames): string {
  const option = values.option ?? null
  if (option !== null && option !== '') return valueWords(t, 'option', option, names)
  const value = values.value ?? null
  if (value !== null && value !== '') return valueWords(t, 'value', value, names)
  const state = values.state ?? null
  return state === null ? t('common.noValue') : valueWords(t, 'state', state, names)
}

const parts = ['base', 'bonus', 'deduction', 'veto'] as const

/** Name of a node. The total and the parts are named by the program, everything else by the scheme. */
export function nodeName(t: Words, node: ExplanationNode): string {
  if (node.kind === 'total') return t('explanation.total')
  const part = node.kind === 'part' ? parts.find((each) => each === node.code) : undefined
  return part === undefined ? node.name : t(`explanation.part.${part}`)
}

/** Whether a node is about vetoes, which have an effect instead of a score: a veto leaf, or whatever holds nothing else. */
export function isVeto(node: ExplanationNode): boolean {
  return node.method === 'veto' || (node.children.length > 0 && node.children.every(isVeto))
}

/** A node's score with its state: the number, or why there is none. For a veto: whether it happened. */
export function nodeScoreWords(t: Words, node: ExplanationNode): string {
  if (isVeto(node)) return t(hasVeto(node) ? 'explanation.vetoHappened' : 'explanation.vetoNone')
  if (node.score !== null) return shortened(showNumber(node.score))
  return node.state === 'scored' ? t('explanation.noValue') : t(`glossary.inputState.${node.state}`)
}

/** An endless decimal of the engine, cut to so many places that rows stay readable; exact ones are never touched. */
const SHOWN_PLACES = 4

function shortened(score: string): string {
  if (!score.endsWith('…')) return score
  const [whole = '', places = ''] = score.split('.')
  return `${whole}.${places.slice(0, SHOWN_PLACES)}…`
}

function hasVeto(node: ExplanationNode): boolean {
  return node.steps.some((step) => step.code === 'veto') || node.children.some(hasVeto)
}

/** Steps to show. A veto that did not happen lacks no input, so the step that says so is left out. */
export function shownSteps(node: ExplanationNode): readonly ExplanationStep[] {
  return isVeto(node) ? node.steps.filter((step) => step.code === 'veto') : node.steps
}
