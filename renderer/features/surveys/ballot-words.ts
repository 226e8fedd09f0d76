import type { TFunction } from 'i18next'
import type { BallotForm, FormLeaf } from '../../../shared/contract/surveys.ts'
import type { BallotChoice } from '../../../shared/domain/ballot-count.ts'

/** A line of a form: whom and what it asks about. */
export interface FormLine {
  readonly evaluatee: string
  readonly leaf: FormLeaf
}

/** Whom and what a line asks about: leaf after leaf of the first evaluatee, then of the next. */
export function lineOf(form: BallotForm, line: number): FormLine {
  const { leaves, evaluatees } = form
  const leaf = leaves[line % leaves.length]
  const evaluatee = evaluatees[Math.floor(line / leaves.length)]
  if (leaf === undefined || evaluatee === undefined) throw new Error(`form ${form.id} has no line ${line}`)
  return { evaluatee: evaluatee.name, leaf }
}

/** A line in words; the leaf only where a ballot has several. */
export function lineName(form: BallotForm, line: number): string {
  const { evaluatee, leaf } = lineOf(form, line)
  return form.leaves.length === 1 ? evaluatee : `${evaluatee} · ${leaf.name}`
}

/** What was chosen, in words. */
export function choiceWords(t: TFunction, form: BallotForm, line: number, choice: BallotChoice): string {
  if (choice === null) return t('surveys.compare.blank')
  if (choice === false) return t('surveys.compare.voidLine')
  return lineOf(form, line).leaf.options.find(({ code }) => code === choice)?.name ?? choice
}

/** Everything that a line can be, for a list to choose from; `readChoice` reads its values back. */
export function choiceOptions(t: TFunction, leaf: FormLeaf): readonly { readonly value: string; readonly label: string }[] {
  return [
    ...leaf.options.map(({ code, name }) => ({ value: choiceKey(code), label: name })),
    { value: choiceKey(null), label: t('surveys.compare.blank') },
    { value: choiceKey(false), label: t('surveys.compare.voidLine') },
  ]
}

/** A choice as the value of a list entry. */
export function choiceKey(choice: BallotChoice): string {
  return JSON.stringify(choice)
}

/** The choice of a list entry. */
export function readChoice(key: string): BallotChoice {
  const choice: unknown = JSON.parse(key)
  return typeof choice === 'string' || choice === false ? choice : null
}
