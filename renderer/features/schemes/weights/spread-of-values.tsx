import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.ts'
import { useCycle } from '../../../app/cycle-context.ts'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Problem } from '../../../components/states.tsx'
import { TextArea } from '../../../components/text-input.tsx'
import { ProposalTable } from './proposal-table.tsx'
import { useProposal } from './use-proposal.ts'
import { readValueRows, textOfRows } from './value-rows.ts'
import type { WeightTarget } from './weight-target.ts'
import styles from './weights.module.css'

interface SpreadProps {
  readonly target: WeightTarget
  readonly name: string
  readonly total: string
}

/** 看差异: what differs more between the evaluatees weighs more; from the scores of the year, or from typed or pasted values. */
export function SpreadOfValues({ target, name, total }: SpreadProps): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const [text, setText] = useState('')
  const [filled, setFilled] = useState<{ readonly rows: number; readonly unknown: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const { rows, faults } = readValueRows(text, target.items.length)
  const ready = rows.length >= 2 && faults.length === 0
  const { answer, error } = useProposal(ready ? { rows, total, step: target.step } : null, async (question) => ({
    proposal: await client.schemeWeights.entropy({ ...question, rows: question.rows.map((row) => [...row]) }),
  }))
  const fill = async () => {
    try {
      const scores = await client.schemeWeights.scores({ cycleId: cycle.id, codes: target.items.map((item) => item.code) })
      setText(textOfRows(scores.rows))
      setFilled({ rows: scores.rows.length, unknown: scores.unknown.length })
      setProblem(null)
    } catch (refused) {
      setProblem(refused)
    }
  }
  const [fault] = faults
  const words =
    fault === undefined
      ? null
      : fault.found === null
        ? t('schemeWeights.values.notNumber', { line: fault.line })
        : t('schemeWeights.values.count', { line: fault.line, found: fault.found, wanted: target.items.length })
  const proposal = answer?.proposal ?? null
  return (
    <>
      <p className="muted">{t('schemeWeights.spreadHelp')}</p>
      <div className={styles.accept}>
        <Button size="small" onClick={() => void fill()}>
          {t('schemeWeights.values.take', { cycle: cycle.name })}
        </Button>
        <span role="status" className="muted">
          {filled === null
            ? null
            : filled.unknown > 0
              ? t('schemeWeights.values.unknown', { count: filled.unknown })
              : t('schemeWeights.values.taken', { count: filled.rows })}
        </span>
      </div>
      <Field
        label={t('schemeWeights.values.label', { columns: target.items.map((item) => item.name).join('、') })}
        problem={words}
        className={styles.values}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={6}
            spellCheck={false}
            placeholder={t('schemeWeights.values.placeholder')}
            value={text}
            onChange={(typed) => {
              setText(typed)
              setFilled(null)
            }}
          />
        )}
      </Field>
      {problem === null ? null : <Problem error={problem} />}
      {error === null ? null : <Problem error={error} />}
      {answer !== null && proposal === null ? <p role="status">{t('schemeWeights.values.nothing')}</p> : null}
      {proposal === null ? null : (
        <>
          <p role="status">
            {t('schemeWeights.values.counted', { count: proposal.rows })}
            {proposal.leftOut === 0 ? null : ` ${t('schemeWeights.values.leftOut', { count: proposal.leftOut })}`}
          </p>
          <ProposalTable
            target={target}
            name={name}
            proposals={proposal.proposals}
            step={proposal.step}
            remark={(place) => {
              const column = proposal.columns[place]
              return column === undefined
                ? null
                : column.kind === 'spread'
                  ? t('schemeWeights.entropy', { entropy: column.entropy })
                  : t(`schemeWeights.column.${column.kind}`)
            }}
          />
        </>
      )}
    </>
  )
}
