import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import { Tag } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { withGradeName } from '../import/grade-names.ts'
import styles from './library.module.css'

/** Problems that are listed; of more it is said how many there are. */
const shown = 30

interface ProblemListProps {
  readonly problems: readonly SchemeProblem[]
  readonly nameOf: (code: string) => string
}

/** What does not add up in a scheme that is only read so far, each with its place. */
export function ProblemList({ problems, nameOf }: ProblemListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <ul className={styles.problems}>
      {problems.slice(0, shown).map((problem) => (
        <li key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}>
          <Tag tone={problem.severity === 'refusing' ? 'red' : 'amber'}>{t(`schemes.problem.${problem.severity}`)}</Tag>
          <span>
            <strong>{nameOf(problem.at)}</strong> {codedText('schemeProblems', problem.code, withGradeName(problem.values))}
          </span>
        </li>
      ))}
      {problems.length > shown ? <li className="muted">{t('schemeLibrary.read.more', { count: problems.length - shown })}</li> : null}
    </ul>
  )
}
