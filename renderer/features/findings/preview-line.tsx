import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingPreview } from '../../../shared/contract/findings.ts'
import { classNames } from '../../components/class-names.ts'
import { showNumber } from '../../components/number-text.ts'
import { useRefusalText } from '../../components/refusal-text.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import styles from './preview-line.module.css'
import type { TrialResult } from './use-finding-preview.ts'

/**
 * "确认后：总分 87.31 → 86.31，名次 22 → 25（共 34）", with the caps that the finding reaches. Announced politely when it changes. While inputs
 * are missing, total and place are named provisional 暂计 and are no result.
 *
 * @param blocked a field is wrong, so that nothing can be computed
 */
export function PreviewLine({ trial, blocked }: { readonly trial: TrialResult; readonly blocked: boolean }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const { preview } = trial
  if (trial.error !== null) return <p className={classNames(styles.line, styles.problem)}>{refusalText(trial.error)}</p>
  return (
    <div role="status" aria-busy={trial.stale} className={classNames(styles.line, trial.stale && styles.stale)}>
      {preview === null ? (
        <p>{t(trial.stale ? 'findings.preview.computing' : blocked ? 'findings.preview.blocked' : 'findings.preview.waiting')}</p>
      ) : (
        <Move preview={preview} />
      )}
      {preview !== null && preview.notes.length > 0 && (
        <ul>
          {preview.notes.map((note) => (
            <li key={`${note.code} ${JSON.stringify(note.values)}`}>{codedText('findings.notes', note.code, note.values)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Move({ preview: { total, rank, provisional } }: { readonly preview: FindingPreview }): ReactElement {
  const { t } = useTranslation()
  if (total.after === null) return <p>{t('findings.preview.incomplete')}</p>
  const still = total.before === total.after && rank.before === rank.after
  return (
    <p>
      {t(provisional ? 'findings.preview.afterProvisional' : 'findings.preview.after')}
      {still ? (
        t(provisional ? 'findings.preview.provisionalUnchanged' : 'findings.preview.unchanged')
      ) : (
        <>
          {t(provisional ? 'findings.preview.provisionalTotal' : 'findings.preview.total')}{' '}
          {total.before === null ? '' : `${showNumber(total.before, 2)} → `}
          <b>{showNumber(total.after, 2)}</b>
          {t('findings.preview.comma')}
          {rank.after === null ? (
            t('findings.preview.notRanked')
          ) : (
            <>
              {t(provisional ? 'findings.preview.provisionalRank' : 'findings.preview.rank')}{' '}
              {rank.before === null ? '' : `${rank.before} → `}
              <b>{rank.after}</b>
              {t('findings.preview.of', { count: rank.of })}
            </>
          )}
        </>
      )}
    </p>
  )
}
