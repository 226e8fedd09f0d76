import { memo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialLeaf, TrialProblem } from '../../../../shared/contract/scheme-trial.ts'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { JudgedFacts, SurveyFacts, TaskFacts, ValueFacts } from './entered-facts.tsx'
import { RuleFacts, VetoFacts } from './rule-facts.tsx'
import styles from './trial.module.css'
import type { NewFinding } from './trial-facts.ts'
import type { TrialAction } from './use-trial.ts'

/** What the inputs of every method are given. */
export interface FactsProps {
  readonly leaf: Leaf
  readonly facts: TrialLeaf
  readonly onChange: (facts: TrialLeaf) => void
}

interface LeafFactsProps {
  readonly leaf: Leaf
  readonly facts: TrialLeaf
  readonly problems: readonly TrialProblem[]
  /** Score of the leaf in the last answer, in words. */
  readonly score: string
  readonly changed: boolean
  readonly fresh: NewFinding
  readonly dispatch: (action: TrialAction) => void
}

/** The inputs of one leaf. Memoised: of 400 leaves only the one that is typed in is drawn again. */
export const LeafFacts = memo(function LeafFacts({ leaf, facts, problems, score, changed, fresh, dispatch }: LeafFactsProps): ReactElement {
  const { t } = useTranslation()
  const change = (next: TrialLeaf) => dispatch({ do: 'leaf', code: leaf.code, leaf: next })
  return (
    <fieldset className={styles.leaf} id={`trial-${leaf.code}`} aria-label={leaf.name}>
      <div className={styles.leafHead}>
        <span className={styles.leafName}>{leaf.name}</span>
        <span className="muted">
          {t(`glossary.method.${leaf.method.kind}`)}
          {leaf.points === null ? '' : ` · ${t('schemeTrial.points', { points: leaf.points })}`}
        </span>
        <span className={changed ? styles.changed : styles.score}>{score}</span>
      </div>
      <Inputs leaf={leaf} facts={facts} fresh={fresh} onChange={change} />
      {problems.map((problem) => (
        <p key={`${problem.kind} ${problem.place} ${problem.field} ${problem.code}`} className={styles.problem}>
          {problemWords(problem)}
        </p>
      ))}
    </fieldset>
  )
})

/** Why a fact was left out; limits are said where they are numbers. */
function problemWords({ code, value, expected }: TrialProblem): string {
  return codedText('schemeTrial.problem', code, { value, expected: /[a-z]/i.test(expected) ? '' : expected })
}

function Inputs({ fresh, ...props }: FactsProps & { readonly fresh: NewFinding }): ReactElement {
  const { method } = props.leaf
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return <RuleFacts {...props} rules={method.rules} fresh={fresh} />
    case 'veto':
      return <VetoFacts {...props} rules={method.rules} fresh={fresh} />
    case 'judged':
      return <JudgedFacts {...props} method={method} />
    case 'measured':
    case 'external':
      return <ValueFacts {...props} method={method} />
    case 'survey':
      return <SurveyFacts {...props} method={method} />
    case 'tasks':
      return <TaskFacts {...props} method={method} />
  }
}
