import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { showNumber, showSigned } from '../../../components/number-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { differenceTo, type WeightTarget, withProposals } from './weight-target.ts'
import styles from './weights.module.css'

interface ProposalTableProps {
  readonly target: WeightTarget
  readonly name: string
  readonly proposals: readonly string[]
  /** The step that was used: a finer one than wanted where that does not divide the total. */
  readonly step: string
  /** What is said of an item, beside its proposal. */
  readonly remark?: (place: number) => string | null
}

/** The proposal beside what stands now; one button takes it over as one undo step. */
export function ProposalTable({ target, name, proposals, step, remark }: ProposalTableProps): ReactElement {
  const { t } = useTranslation()
  const { change } = useSchemeDocument()
  const same = target.items.every((item, place) => item.current === proposals[place])
  return (
    <div className={styles.proposal}>
      <table className={styles.table} aria-label={t('schemeWeights.proposal')}>
        <thead>
          <tr>
            <th>{t('schemeWeights.item')}</th>
            <th className={styles.numeric}>{t(`schemeWeights.current.${target.what}`)}</th>
            <th className={styles.numeric}>{t('schemeWeights.proposed')}</th>
            <th className={styles.numeric}>{t('schemeWeights.difference')}</th>
            {remark === undefined ? null : <th>{t('schemeWeights.remark')}</th>}
          </tr>
        </thead>
        <tbody>
          {target.items.map((item, place) => {
            const proposed = proposals[place] ?? '0'
            const difference = differenceTo(item.current, proposed)
            return (
              <tr key={item.code}>
                <td>{item.name}</td>
                <td className={styles.numeric}>{item.current === null ? t('common.noValue') : showNumber(item.current)}</td>
                <td className={styles.numeric}>
                  <strong>{showNumber(proposed)}</strong>
                </td>
                <td className={styles.numeric}>{difference === null ? t('common.noValue') : showSigned(difference)}</td>
                {remark === undefined ? null : <td>{remark(place)}</td>}
              </tr>
            )
          })}
          <tr>
            <td>{t('schemeWeights.sum')}</td>
            <td />
            <td className={styles.numeric}>{showNumber(target.total ?? '')}</td>
            <td />
            {remark === undefined ? null : <td />}
          </tr>
        </tbody>
      </table>
      {step === target.step ? null : <p className="muted">{t('schemeWeights.usedStep', { step })}</p>}
      {target.hasGroups ? <p className="muted">{t('schemeWeights.groupsFollow')}</p> : null}
      <div className={styles.accept}>
        <Button
          disabled={same}
          onClick={() => change(t('schemeWeights.step', { name }), (scheme) => withProposals(scheme, target, proposals))}
        >
          {t('schemeWeights.accept')}
        </Button>
        <span role="status" className="muted">
          {same ? t('schemeWeights.same') : t('schemeWeights.untilAccepted')}
        </span>
      </div>
    </div>
  )
}
