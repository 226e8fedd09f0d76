import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Judge } from '../../../../shared/contract/panels.ts'
import type { TrialLeaf, TrialMark } from '../../../../shared/contract/scheme-trial.ts'
import type { InputRow } from '../../../../shared/contract/scoring.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { api, client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { notify } from '../../../components/notice.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { showNumber } from '../../../components/number-text.ts'
import { Select } from '../../../components/select.tsx'
import { Problem } from '../../../components/states.tsx'
import { SurveyFacts, TaskFacts, ValueFacts } from '../trial/entered-facts.tsx'
import { gapStates } from '../trial/trial-facts.ts'
import styles from './own.module.css'
import { factsOfRow, saveFacts } from './own-facts.ts'

interface OwnInputsProps {
  readonly cycleId: number
  readonly evaluateeId: number
  /** A leaf as it is saved: what is entered is checked by that. */
  readonly leaf: Leaf
}

/** What is entered for an own leaf of one evaluatee: values, marks, ballots or tasks, with the score they give. Rules take findings instead. */
export function OwnInputs({ cycleId, evaluateeId, leaf }: OwnInputsProps): ReactElement | null {
  const { t } = useTranslation()
  const takesFindings = leaf.method.kind === 'deduct' || leaf.method.kind === 'bonus' || leaf.method.kind === 'veto'
  const inputs = useQuery(
    api.scoring.inputs.queryOptions({ input: { cycleId, indicator: leaf.code, categoryId: null }, enabled: !takesFindings }),
  )
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId } }))
  if (takesFindings) return <p className={styles.hint}>{t('ownIndicators.byFindings')}</p>
  const row = inputs.data?.find((each) => each.evaluateeId === evaluateeId)
  if (row === undefined || judges.data === undefined) return null
  return <Entry key={JSON.stringify(row)} cycleId={cycleId} row={row} leaf={leaf} judges={judges.data} />
}

interface EntryProps {
  readonly cycleId: number
  readonly row: InputRow
  readonly leaf: Leaf
  readonly judges: readonly Judge[]
}

function Entry({ cycleId, row, leaf, judges }: EntryProps): ReactElement {
  const { t } = useTranslation()
  const [facts, setFacts] = useState(() => factsOfRow(row, judges))
  const [error, setError] = useState<unknown>(null)
  const [before] = useState(facts)
  const save = async () => {
    setError(null)
    try {
      await saveFacts(client, { cycleId, evaluateeId: row.evaluateeId, indicator: leaf.code }, before, facts)
      notify.success(t('ownIndicators.inputSaved', { name: leaf.name }))
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <section className={styles.inputs} aria-label={t('ownIndicators.inputs')}>
      <div className={styles.groupHead}>
        <h3>{t('ownIndicators.inputs')}</h3>
        <span className="muted">
          {row.score === null ? t('ownIndicators.noScore') : t('ownIndicators.score', { score: showNumber(row.score) })}
        </span>
        <Button size="small" disabled={facts === before} onClick={() => void save()}>
          {t('ownIndicators.saveInputs')}
        </Button>
      </div>
      {error === null ? null : <Problem error={error} />}
      <Fields leaf={leaf} facts={facts} judges={judges} onChange={setFacts} />
    </section>
  )
}

interface FieldsProps {
  readonly leaf: Leaf
  readonly facts: TrialLeaf
  readonly judges: readonly Judge[]
  readonly onChange: (facts: TrialLeaf) => void
}

function Fields({ judges, ...props }: FieldsProps): ReactElement | null {
  const { method } = props.leaf
  switch (method.kind) {
    case 'measured':
    case 'external':
      return <ValueFacts {...props} method={method} />
    case 'survey':
      return <SurveyFacts {...props} method={method} />
    case 'tasks':
      return <TaskFacts {...props} method={method} />
    case 'judged':
      return <Marks {...props} method={method} judges={judges} />
    default:
      return null
  }
}

/** One field a judge of the leaf's groups. */
function Marks({ leaf, method, facts, judges, onChange }: FieldsProps & { readonly method: MethodOf<'judged'> }): ReactElement {
  const { t } = useTranslation()
  const marking = judges.filter((judge) => method.groups.some(({ code }) => code === judge.group))
  if (marking.length === 0) return <p className={styles.hint}>{t('ownIndicators.noJudges')}</p>
  const set = (judge: Judge, mark: Pick<TrialMark, 'state' | 'value' | 'option'>) => {
    const others = facts.marks.filter((each) => each.judge !== String(judge.id))
    onChange({ ...facts, marks: [...others, { ...mark, judge: String(judge.id), group: judge.group }] })
  }
  return (
    <ul className={styles.marks}>
      {marking.map((judge) => {
        const mark = facts.marks.find((each) => each.judge === String(judge.id))
        const gap = gapStates.find((state) => state === mark?.state)
        const label = t('ownIndicators.markOf', { judge: judge.name, name: leaf.name })
        const options = method.scale.kind === 'options' ? method.scale.options : []
        return (
          <li key={judge.id}>
            <span>{judge.name}</span>
            {method.scale.kind === 'range' && gap === undefined ? (
              <NumberInput
                aria-label={label}
                className={styles.points ?? ''}
                value={mark?.value ?? null}
                onChange={(value, invalid) => {
                  if (!invalid) set(judge, value === null ? { state: 'empty' } : { state: 'scored', value })
                }}
              />
            ) : null}
            <Select
              aria-label={t('ownIndicators.stateOf', { judge: judge.name, name: leaf.name })}
              value={gap ?? (mark?.option === undefined ? 'number' : `=${mark.option}`)}
              onChange={(chosen) => {
                if (chosen.startsWith('=')) set(judge, { state: 'scored', option: chosen.slice(1) })
                else set(judge, { state: gapStates.find((state) => state === chosen) ?? 'empty' })
              }}
              options={[
                { value: 'number', label: t(method.scale.kind === 'range' ? 'schemeTrial.hasValue' : 'glossary.inputState.empty') },
                ...options.map(({ code, name }) => ({ value: `=${code}`, label: name })),
                ...gapStates.map((state) => ({ value: state, label: t(`glossary.inputState.${state}`) })),
              ]}
            />
          </li>
        )
      })}
    </ul>
  )
}
