import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialBallot, TrialTask, TrialValue } from '../../../../shared/contract/scheme-trial.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { Button } from '../../../components/button.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { Select } from '../../../components/select.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import type { FactsProps } from './leaf-facts.tsx'
import styles from './trial.module.css'
import { gapStates, marksText, readMarks, withMarks } from './trial-facts.ts'

/** The words in which a state is typed. */
function useStateWords() {
  const { t } = useTranslation()
  return {
    absent: t('glossary.inputState.absent'),
    recused: t('glossary.inputState.recused'),
    not_applicable: t('glossary.inputState.not_applicable'),
  }
}

/** Marks of each group of judges as one row of text: quicker than fields, and any number of judges. */
export function JudgedFacts({ leaf, method, facts, onChange }: FactsProps & { readonly method: MethodOf<'judged'> }): ReactElement {
  const { t } = useTranslation()
  const { scale } = method
  const hint =
    scale.kind === 'range'
      ? t('schemeTrial.marksRange', { min: scale.min, max: scale.max })
      : t('schemeTrial.marksOptions', { options: scale.options.map(({ name }) => name).join(' ') })
  return (
    <div className={styles.lines}>
      {method.groups.map((group) => (
        <MarkRow
          key={group.code}
          label={t('schemeTrial.marksOf', { name: leaf.name, group: group.name })}
          group={group.name}
          hint={hint}
          stored={facts.marks.filter((mark) => mark.group === group.code)}
          scale={scale}
          onRead={(read) => onChange(withMarks(facts, group.code, read))}
        />
      ))}
    </div>
  )
}

interface MarkRowProps {
  readonly label: string
  readonly group: string
  readonly hint: string
  readonly stored: Parameters<typeof marksText>[0]
  readonly scale: MethodOf<'judged'>['scale']
  readonly onRead: (marks: ReturnType<typeof readMarks>['marks']) => void
}

function MarkRow({ label, group, hint, stored, scale, onRead }: MarkRowProps): ReactElement {
  const { t } = useTranslation()
  const words = useStateWords()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = marksText(stored, scale, words)
  const unread = typed === null ? [] : readMarks(typed, scale, words).unread
  return (
    <div className={styles.line}>
      <span className={styles.label}>{group}</span>
      <TextInput
        aria-label={label}
        aria-invalid={unread.length > 0 ? true : undefined}
        className={styles.marks ?? ''}
        value={typed ?? shown}
        placeholder={
          scale.kind === 'range'
            ? t('schemeTrial.marksExample')
            : scale.options
                .slice(0, 2)
                .map(({ name }) => name)
                .join(' ')
        }
        onChange={(text) => {
          setTyped(text)
          onRead(readMarks(text, scale, words).marks)
        }}
        onBlur={() => {
          if (unread.length === 0) setTyped(null)
        }}
      />
      <span className={styles.unit}>{t('schemeTrial.marksCount', { count: stored.filter(({ state }) => state === 'scored').length })}</span>
      <span className={unread.length > 0 ? styles.problem : styles.hint}>
        {unread.length > 0 ? t('schemeTrial.marksUnread', { words: unread.join(' ') }) : hint}
      </span>
    </div>
  )
}

/** A measured or taken-over value with what its curve needs beside it, or the state in its place. */
export function ValueFacts({
  leaf,
  method,
  facts,
  onChange,
}: FactsProps & { readonly method: MethodOf<'measured'> | MethodOf<'external'> }): ReactElement {
  const { t } = useTranslation()
  const words = useStateWords()
  const value: TrialValue = facts.value ?? { state: 'empty' }
  const needs = {
    baseline: method.kind === 'measured' && method.basis === 'change',
    target: method.kind === 'measured' && method.curve.kind === 'ratio' && method.curve.target === null,
    others: method.kind === 'measured' && (method.curve.kind === 'rank_points' || method.curve.kind === 'ratio_to_best'),
  }
  const set = (next: TrialValue) => {
    const blank = next.state === 'empty' && next.baseline === undefined && next.target === undefined
    onChange({ ...facts, value: blank ? null : next })
  }
  const field = (name: 'value' | 'baseline' | 'target') => (
    <span className={styles.inline}>
      <span className={styles.label}>{t(`schemeTrial.${name}`)}</span>
      <NumberInput
        aria-label={t('schemeTrial.fieldOf', { name: leaf.name, field: t(`schemeTrial.${name}`) })}
        className={styles.value ?? ''}
        value={value[name] ?? null}
        onChange={(typed, invalid) => {
          if (invalid) return
          const { [name]: _, ...rest } = value
          const next = typed === null ? rest : { ...rest, [name]: typed }
          set(name === 'value' ? { ...next, state: typed === null ? 'empty' : 'scored' } : next)
        }}
      />
    </span>
  )
  const gap = gapStates.find((state) => state === value.state)
  return (
    <div className={styles.line}>
      {gap === undefined ? field('value') : null}
      {gap === undefined && method.kind === 'measured' && method.unitLabel !== '' ? (
        <span className={styles.unit}>{method.unitLabel}</span>
      ) : null}
      {method.kind === 'external' ? <span className={styles.unit}>{t('schemeTrial.ofFull', { points: method.fullMarks })}</span> : null}
      {needs.baseline && gap === undefined ? field('baseline') : null}
      {needs.target && gap === undefined ? field('target') : null}
      <Select
        aria-label={t('schemeTrial.fieldOf', { name: leaf.name, field: t('schemeTrial.state') })}
        className={styles.state ?? ''}
        value={gap ?? 'number'}
        onChange={(state) => set(state === 'number' ? { state: 'empty' } : { state })}
        options={[
          { value: 'number', label: t('schemeTrial.hasValue') },
          ...gapStates.map((state) => ({ value: state, label: words[state] })),
        ]}
      />
      {needs.others ? <OtherValues name={leaf.name} facts={facts} onChange={(others) => onChange({ ...facts, others })} /> : null}
    </div>
  )
}

/** Values of the others of the category, in a row. */
function OtherValues({
  name,
  facts,
  onChange,
}: Pick<FactsProps, 'facts'> & { readonly name: string; readonly onChange: (others: string[]) => void }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) =>
    readMarks(text, { kind: 'range', min: '0', max: '0', step: '1' }, { absent: '', recused: '', not_applicable: '' })
  const unread = typed === null ? [] : read(typed).unread
  return (
    <span className={styles.inline}>
      <span className={styles.label}>{t('schemeTrial.others')}</span>
      <TextInput
        aria-label={t('schemeTrial.fieldOf', { name, field: t('schemeTrial.others') })}
        aria-invalid={unread.length > 0 ? true : undefined}
        className={styles.marks ?? ''}
        value={typed ?? facts.others.join(' ')}
        placeholder={t('schemeTrial.othersExample')}
        onChange={(text) => {
          setTyped(text)
          onChange(read(text).marks.flatMap(({ value }) => value ?? []))
        }}
        onBlur={() => {
          if (unread.length === 0) setTyped(null)
        }}
      />
    </span>
  )
}

const counted = ['entitled', 'issued', 'returned'] as const

/** Counted ballots: a line a group, a column an option. */
export function SurveyFacts({ leaf, method, facts, onChange }: FactsProps & { readonly method: MethodOf<'survey'> }): ReactElement {
  const { t } = useTranslation()
  const words = useStateWords()
  const ballotOf = (group: string): TrialBallot =>
    facts.ballots.find((each) => each.group === group) ?? { group, state: 'empty', counts: {} }
  const set = (next: TrialBallot) => {
    const others = facts.ballots.filter((each) => each.group !== next.group)
    const blank = next.state === 'empty' && counted.every((name) => next[name] === undefined)
    onChange({ ...facts, ballots: blank ? others : [...others, next] })
  }
  const whole = (text: string | null): number | undefined => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined)
  return (
    <div className={styles.tableFrame}>
      <table className={styles.ballots}>
        <thead>
          <tr>
            <th scope="col">{t('schemeTrial.group')}</th>
            {counted.map((name) => (
              <th key={name} scope="col">
                {t(`schemeTrial.${name}`)}
              </th>
            ))}
            {method.options.map((option) => (
              <th key={option.code} scope="col">
                {option.name}
              </th>
            ))}
            <th scope="col">{t('schemeTrial.state')}</th>
          </tr>
        </thead>
        <tbody>
          {method.groups.map(({ code, name }) => {
            const ballot = ballotOf(code)
            const gap = gapStates.find((state) => state === ballot.state)
            const cell = (field: string, value: number | undefined, change: (count: number | undefined) => void) => (
              <td key={field}>
                <NumberInput
                  aria-label={t('schemeTrial.ballotOf', { name: leaf.name, group: name, field })}
                  className={styles.count ?? ''}
                  disabled={gap !== undefined}
                  value={value === undefined ? null : String(value)}
                  onChange={(typed, invalid) => {
                    if (!invalid) change(whole(typed))
                  }}
                />
              </td>
            )
            return (
              <tr key={code}>
                <th scope="row">{name}</th>
                {counted.map((field) =>
                  cell(t(`schemeTrial.${field}`), ballot[field], (count) => {
                    const { [field]: _, ...rest } = ballot
                    set(count === undefined ? rest : { ...rest, [field]: count })
                  }),
                )}
                {method.options.map((option) =>
                  cell(option.name, ballot.counts[option.code], (count) => {
                    const { [option.code]: _, ...rest } = ballot.counts
                    const counts = count === undefined ? rest : { ...rest, [option.code]: count }
                    set({ ...ballot, counts, state: Object.keys(counts).length === 0 ? 'empty' : 'scored' })
                  }),
                )}
                <td>
                  <Select
                    aria-label={t('schemeTrial.ballotOf', { name: leaf.name, group: name, field: t('schemeTrial.state') })}
                    className={styles.state ?? ''}
                    value={gap ?? 'number'}
                    onChange={(state) => set({ group: code, state: state === 'number' ? 'empty' : state, counts: {} })}
                    options={[
                      { value: 'number', label: t('schemeTrial.hasBallots') },
                      ...gapStates.map((state) => ({ value: state, label: words[state] })),
                    ]}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Tasks with one choice a factor. */
export function TaskFacts({ leaf, method, facts, onChange }: FactsProps & { readonly method: MethodOf<'tasks'> }): ReactElement {
  const { t } = useTranslation()
  const set = (place: number, task: TrialTask | null) =>
    onChange({ ...facts, tasks: facts.tasks.flatMap((each, index) => (index === place ? (task === null ? [] : [task]) : [each])) })
  const add = () => {
    const codes = new Set(facts.tasks.map(({ code }) => code))
    let number = facts.tasks.length + 1
    while (codes.has(String(number))) number += 1
    const choices = Object.fromEntries(method.factors.map((factor) => [factor.code, factor.options[0]?.code ?? '']))
    onChange({ ...facts, tasks: [...facts.tasks, { code: String(number), name: t('schemeTrial.taskName', { number }), choices }] })
  }
  return (
    <div className={styles.lines}>
      {facts.tasks.map((task, place) => (
        <div key={task.code} className={styles.line}>
          <TextInput
            aria-label={t('schemeTrial.fieldOf', { name: leaf.name, field: t('schemeTrial.taskName', { number: place + 1 }) })}
            className={styles.taskName ?? ''}
            value={task.name}
            onChange={(name) => set(place, { ...task, name })}
          />
          {method.factors.map((factor) => (
            <Select
              key={factor.code}
              aria-label={t('schemeTrial.factorOf', { task: task.name, factor: factor.name })}
              className={styles.choice ?? ''}
              value={task.choices[factor.code] ?? ''}
              onChange={(option) => set(place, { ...task, choices: { ...task.choices, [factor.code]: option } })}
              options={factor.options.map((option) => ({
                value: option.code,
                label: t('schemeTrial.factorOption', { factor: factor.name, name: option.name, coefficient: option.coefficient }),
              }))}
            />
          ))}
          <Button
            size="small"
            variant="quiet"
            icon="close"
            aria-label={t('schemeTrial.removeTask', { name: task.name })}
            onClick={() => set(place, null)}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon="plus" onClick={add}>
          {t('schemeTrial.addTask')}
        </Button>
      </div>
    </div>
  )
}
