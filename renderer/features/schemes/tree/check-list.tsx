import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import { Tag, type Tone } from '../../../components/tag.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { placeOf } from '../edits/tree-places.ts'
import { TOTAL } from '../scheme-tree.ts'
import { noteWords } from './difference-words.ts'
import { fieldOfProblem, isOfSettings } from './problem-field.ts'
import { placeOfProblem } from './shown-rows.ts'
import styles from './tree.module.css'

const severities = ['refusing', 'notice', 'remark'] as const
const tones: Readonly<Record<(typeof severities)[number], Tone>> = { refusing: 'red', notice: 'amber', remark: 'neutral' }

interface CheckListProps {
  /** Goes to a line and there to a field of its form. */
  readonly onJump: (place: string, field: string | null) => void
}

/** Everything that the check finds, by how much it matters, each with the way to its place. */
export function CheckList({ onJump }: CheckListProps): ReactElement {
  const { t } = useTranslation()
  const { problems } = useSchemeDocument()
  if (problems.length === 0) return <p className="muted">{t('schemes.problem.none')}</p>
  return (
    <div className={styles.form}>
      {severities.map((severity) => {
        const found = problems.filter((problem) => problem.severity === severity)
        if (found.length === 0) return null
        return (
          <section key={severity}>
            <h2 className={styles.severity}>
              <Tag tone={tones[severity]}>{t(`schemes.problem.${severity}`)}</Tag>
              <span className="muted">{t(`schemeTree.severity.${severity}`, { count: found.length })}</span>
            </h2>
            <ul className={styles.problems}>
              {found.map((problem) => (
                <ProblemLine key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`} problem={problem} onJump={onJump} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function ProblemLine({ problem, onJump }: CheckListProps & { readonly problem: SchemeProblem }): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const navigate = useNavigate({ from: '/schemes' })
  const key = placeOfProblem(problem)
  const indicator = placeOf(scheme, key)?.indicator ?? null
  const settings = key === TOTAL && isOfSettings(problem.code)
  const name = indicator?.name ?? (settings ? t('schemes.view.settings') : t('schemes.total'))
  return (
    <li>
      <button
        type="button"
        className={styles.jump}
        onClick={() => {
          if (settings) void navigate({ search: (before) => ({ ...before, view: 'settings' }) })
          else onJump(key, fieldOfProblem(problem.code))
        }}
      >
        {t('schemes.problem.jump', { name })}
      </button>
      <p>{noteWords(t, problem, indicator)}</p>
    </li>
  )
}
