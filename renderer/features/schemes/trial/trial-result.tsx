import { memo, type ReactElement, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialResult as Result } from '../../../../shared/contract/scheme-trial.ts'
import type { ExplanationNode } from '../../../../shared/domain/explanation.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { Button } from '../../../components/button.tsx'
import { allKeys, groupKeys } from '../../../components/explanation-panel/explanation-tree.ts'
import { ExplanationTreeView } from '../../../components/explanation-panel/explanation-tree-view.tsx'
import { stepNames } from '../../../components/explanation-panel/step-names.ts'
import { showNumber } from '../../../components/number-text.ts'
import { Problem } from '../../../components/states.tsx'
import { Tag } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import type { TakenFrom } from './kept-trial.ts'
import styles from './trial.module.css'
import type { TrialAnswer } from './use-trial.ts'

interface TrialResultProps {
  readonly answer: TrialAnswer
  readonly taken: TakenFrom | null
  /** Brings the inputs of a leaf into view. */
  readonly onGo: (code: string) => void
}

/** What the facts come to: total, grade, what is missing, and the whole calculation in words. Not drawn again by a keystroke, only by its answer. */
export const TrialResult = memo(function TrialResult({ answer, taken, onGo }: TrialResultProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, select } = useSchemeDocument()
  const { result, refusing, error } = answer
  return (
    <section className={styles.result} aria-label={t('schemeTrial.result')}>
      {error === null ? null : <Problem error={error} />}
      {refusing.length === 0 ? null : (
        <div role="alert" className={styles.refusing}>
          <p>{t('schemeTrial.refusing')}</p>
          <ul>
            {refusing.map((problem) => (
              <li key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}>
                <button type="button" className={styles.jump} onClick={() => select(problem.at)}>
                  {nameOf(scheme, problem.at) ?? t('schemes.total')}
                </button>{' '}
                {codedText('schemeProblems', problem.code, problem.values)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result === null ? null : <Summary result={result} taken={taken} changed={answer.changed.has(result.tree.code)} onGo={onGo} />}
      {result === null ? null : (
        <Calculation key={result.tree.code} tree={result.tree} scheme={scheme} taken={taken} changed={answer.changed} />
      )}
    </section>
  )
})

interface SummaryProps {
  readonly result: Result
  readonly taken: TakenFrom | null
  readonly changed: boolean
  readonly onGo: (code: string) => void
}

const missingShown = 6

function Summary({ result, taken, changed, onGo }: SummaryProps): ReactElement {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const missing = all ? result.missing : result.missing.slice(0, missingShown)
  const total = result.total === null ? null : showNumber(result.total)
  return (
    <>
      <div className={styles.summary} role="status">
        <span className={changed ? styles.totalChanged : styles.total}>{total ?? t('schemeTrial.noTotal')}</span>
        {result.fullMarks === null ? null : <span className="muted">{t('schemeTrial.ofFull', { points: result.fullMarks })}</span>}
        {result.provisional ? <Tag tone="amber">{t('results.provisional')}</Tag> : null}
        {result.grade === null ? null : <Tag tone="gold">{result.grade.name}</Tag>}
      </div>
      {taken === null ? null : (
        <p className={styles.compare}>
          {t('schemeTrial.compare', {
            name: taken.name,
            before: taken.total === null ? t('schemeTrial.noTotal') : showNumber(taken.total),
            after: total ?? t('schemeTrial.noTotal'),
          })}
          {taken.provisional ? <Tag tone="amber">{t('schemeTrial.presentProvisional')}</Tag> : null}
        </p>
      )}
      <dl className={styles.parts}>
        {result.parts.map(({ part, score }) => (
          <div key={part}>
            <dt>{codedText('schemes.part', part)}</dt>
            <dd>{score === null ? t('common.noValue') : showNumber(score)}</dd>
          </div>
        ))}
      </dl>
      {result.vetoes.map((veto) => (
        <p key={veto.text} className={styles.veto}>
          <Tag tone="red">{codedText('schemes.veto', veto.effect, { grade: veto.grade })}</Tag> {veto.text}
        </p>
      ))}
      {result.missing.length === 0 ? null : (
        <div className={styles.missing}>
          <p>{t('schemeTrial.missing', { count: result.missing.length })}</p>
          <ul>
            {missing.map(({ code, name }) => (
              <li key={code}>
                <button type="button" className={styles.jump} onClick={() => onGo(code)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
          {missing.length < result.missing.length ? (
            <Button size="small" variant="quiet" onClick={() => setAll(true)}>
              {t('schemeTrial.allMissing')}
            </Button>
          ) : null}
        </div>
      )}
      {taken === null || taken.leftOver.length === 0 ? null : (
        <details className={styles.leftOver}>
          <summary>{t('schemeTrial.leftOver', { count: taken.leftOver.length })}</summary>
          <ul>
            {taken.leftOver.map(({ indicator, name, kind, count }) => (
              <li key={`${indicator} ${kind}`}>{t('schemeTrial.leftOverLine', { name, what: t(`schemeTrial.kind.${kind}`), count })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface CalculationProps {
  readonly tree: ExplanationNode
  readonly scheme: Scheme
  readonly taken: TakenFrom | null
  readonly changed: ReadonlySet<string>
}

/** Lines that are drawn at first; more of them would hold up the typing beside. */
const linesAtFirst = 120

/** Everything down to the leaves, or in a large scheme the parts alone. */
function openAtFirst(tree: ExplanationNode): readonly string[] {
  const all = allKeys(tree)
  if (all.length <= linesAtFirst) return groupKeys(tree)
  const parts = new Set(tree.children.map(({ code }) => code))
  return groupKeys(tree).filter((key) => key === tree.code || parts.has(key.slice(tree.code.length + 1)))
}

/** The same tree as the explanation of a result. */
function Calculation({ tree, scheme, taken, changed }: CalculationProps): ReactElement {
  const { t } = useTranslation()
  const helpId = useId()
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst(tree)))
  const namesFor = useMemo(() => {
    const names = stepNames({ tree, scheme, judges: [] })
    const judges = new Map(taken?.judges.map(({ code, name }) => [code, name]))
    const judge = (code: string) => judges.get(code) ?? t('schemeTrial.judge', { number: /-(\d+)$/.exec(code)?.[1] ?? code })
    return (code: string) => ({ ...names(code), judge })
  }, [tree, scheme, taken, t])
  return (
    <>
      <div className={styles.tools}>
        <Button size="small" variant="quiet" onClick={() => setOpen(new Set(allKeys(tree)))}>
          {t('explanation.expandAll')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setOpen(new Set([tree.code]))}>
          {t('explanation.collapseAll')}
        </Button>
        <span id={helpId} className={styles.hint}>
          {t('explanation.treeHelp')}
        </span>
      </div>
      <ExplanationTreeView
        tree={tree}
        findings={[]}
        namesFor={namesFor}
        open={open}
        onOpen={setOpen}
        startAt={tree.code}
        takesFocus={false}
        changed={changed}
        describedBy={helpId}
      />
    </>
  )
}

function nameOf(scheme: Scheme, code: string): string | null {
  const pending = scheme.parts.map(({ indicator }) => indicator)
  for (const indicator of pending) {
    if (indicator.code === code) return indicator.name
    if ('children' in indicator) pending.push(...indicator.children)
  }
  return null
}
