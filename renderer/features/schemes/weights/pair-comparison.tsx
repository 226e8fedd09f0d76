import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AhpProposal } from '../../../../shared/contract/scheme-weights.ts'
import { client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Problem } from '../../../components/states.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { type Judgements, pairKey, pairsLeft, reciprocal, timesScale, upperHalf } from './comparisons.ts'
import { ProposalTable } from './proposal-table.tsx'
import { useJudgements } from './use-judgements.ts'
import { useProposal } from './use-proposal.ts'
import type { WeightTarget } from './weight-target.ts'
import styles from './weights.module.css'

/** Most items that are compared in pairs; the host refuses more. */
const mostItems = 9

interface PairComparisonProps {
  readonly target: WeightTarget
  readonly name: string
  readonly total: string
}

/** 两两比较: every pair once, the reciprocals filled in, how well the judgements agree, and the proposal. */
export function PairComparison({ target, name, total }: PairComparisonProps): ReactElement {
  const { t } = useTranslation()
  const { version } = useSchemeDocument()
  const [judgements, setJudgements] = useJudgements(version.id, target.code)
  const [method, setMethod] = useState<'eigenvector' | 'column_mean'>('eigenvector')
  const codes = target.items.map((item) => item.code)
  const upper = codes.length > mostItems ? null : upperHalf(codes, judgements)
  const { answer, error } = useProposal(upper === null ? null : { upper, method, total, step: target.step }, client.schemeWeights.ahp)
  if (codes.length > mostItems) return <p className="muted">{t('schemeWeights.tooMany', { count: codes.length })}</p>
  const left = pairsLeft(codes, judgements)
  return (
    <>
      <p className="muted">{t('schemeWeights.compareHelp')}</p>
      <Matrix target={target} judgements={judgements} onChange={setJudgements} />
      <div className={styles.accept}>
        <Field label={t('schemeWeights.method')} className={styles.field}>
          {(control) => (
            <Select
              {...control}
              value={method}
              onChange={setMethod}
              options={(['eigenvector', 'column_mean'] as const).map((value) => ({ value, label: t(`schemeWeights.methods.${value}`) }))}
            />
          )}
        </Field>
        <span role="status">{left === 0 ? null : t('schemeWeights.pairsLeft', { count: left })}</span>
        {Object.keys(judgements).length === 0 ? null : (
          <Button size="small" variant="quiet" onClick={() => setJudgements({})}>
            {t('schemeWeights.clear')}
          </Button>
        )}
      </div>
      {error === null ? null : <Problem error={error} />}
      {answer === null ? null : (
        <>
          <Consistency answer={answer} names={target.items.map((item) => item.name)} />
          <ProposalTable target={target} name={name} proposals={answer.proposals} step={answer.step} />
        </>
      )}
    </>
  )
}

interface MatrixProps {
  readonly target: WeightTarget
  readonly judgements: Judgements
  readonly onChange: (next: Judgements) => void
}

function Matrix({ target, judgements, onChange }: MatrixProps): ReactElement {
  const { t } = useTranslation()
  const { items } = target
  return (
    <div className={styles.matrixBox}>
      <table className={styles.matrix} aria-label={t('schemeWeights.matrix')}>
        <thead>
          <tr>
            <th>{t('schemeWeights.rowAgainstColumn')}</th>
            {items.map((item) => (
              <th key={item.code} scope="col" title={item.name}>
                {item.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row, rowPlace) => (
            <tr key={row.code}>
              <th scope="row" title={row.name}>
                {row.name}
              </th>
              {items.map((column, columnPlace) => {
                if (rowPlace === columnPlace) return <td key={column.code}>1</td>
                if (rowPlace > columnPlace) {
                  const stated = judgements[pairKey(column.code, row.code)]
                  return (
                    <td key={column.code} className={styles.filled}>
                      {stated === undefined ? null : reciprocal(stated)}
                    </td>
                  )
                }
                const key = pairKey(row.code, column.code)
                return (
                  <td key={column.code}>
                    <Select
                      aria-label={t('schemeWeights.pair', { first: row.name, second: column.name })}
                      className={styles.times ?? ''}
                      value={judgements[key] ?? ''}
                      onChange={(times) => {
                        const { [key]: _before, ...rest } = judgements
                        onChange(times === '' ? rest : { ...rest, [key]: times })
                      }}
                      options={[
                        { value: '', label: t('schemeWeights.notCompared') },
                        ...timesScale.map((times) => ({ value: times, label: t(`schemeWeights.times.${times}`) })),
                      ]}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How well the judgements agree, in words; the numbers of the method stand behind them. */
function Consistency({ answer, names }: { readonly answer: AhpProposal; readonly names: readonly string[] }): ReactElement {
  const { t } = useTranslation()
  const { worst } = answer
  const name = (place: number) => names[place] ?? ''
  return (
    <div role="status" className={answer.consistent ? styles.consistent : styles.contradicts}>
      <p>
        <Tag tone={answer.consistent ? 'green' : 'amber'}>{t(`schemeWeights.consistency.${answer.consistent ? 'good' : 'poor'}`)}</Tag>{' '}
        {t(`schemeWeights.consistency.${answer.consistent ? 'goodText' : 'poorText'}`, { ratio: answer.consistencyRatio })}
      </p>
      {answer.consistent || worst === null ? null : (
        <p>
          {t('schemeWeights.consistency.worst', {
            first: name(worst.first),
            second: name(worst.second),
            third: name(worst.third),
            implied: worst.implied,
            stated: worst.stated,
          })}
        </p>
      )}
      <p className={styles.figures}>
        λmax {answer.lambdaMax} · CI {answer.consistencyIndex} · RI {answer.randomIndex} · CR {answer.consistencyRatio}
      </p>
    </div>
  )
}
