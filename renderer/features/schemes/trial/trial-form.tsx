import { type ReactElement, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialFacts, TrialProblem } from '../../../../shared/contract/scheme-trial.ts'
import type { ExplanationNode } from '../../../../shared/domain/explanation.ts'
import type { IndicatorGroup } from '../../../../shared/domain/scheme/indicators.ts'
import { nodeScoreWords } from '../../../components/explanation-panel/step-words.ts'
import { EmptyState } from '../../../components/states.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { isLeafIndicator, matchingRows, type TreeRow } from '../scheme-tree.ts'
import { LeafFacts } from './leaf-facts.tsx'
import styles from './trial.module.css'
import { type NewFinding, noFacts } from './trial-facts.ts'
import type { TrialAction, TrialAnswer } from './use-trial.ts'

interface TrialFormProps {
  readonly rows: readonly TreeRow[]
  readonly facts: TrialFacts
  readonly answer: TrialAnswer
  readonly fresh: NewFinding
  /** Code of the leaf to bring into view; `onShown` is told when that is done. */
  readonly wanted: string | null
  readonly onShown: (wanted: null) => void
  readonly dispatch: (action: TrialAction) => void
}

const noProblems: readonly TrialProblem[] = []

/** Lines drawn at a time; the next ones when their place comes near. */
const rowsAtOnce = 60

/** The scheme as a form: every leaf with the inputs of its method, under the headings above it. */
export function TrialForm({ rows, facts, answer, fresh, wanted, onShown, dispatch }: TrialFormProps): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const shown = useMemo(() => withOwn(matchingRows(rows, sought), facts.own), [rows, sought, facts.own])
  const nodes = useMemo(() => nodesByCode(answer.result?.tree ?? null), [answer.result])
  const [drawn, setDrawn] = useState(rowsAtOnce)
  const place = wanted === null ? -1 : shown.findIndex(({ code }) => code === wanted)
  if (place >= drawn) setDrawn(place + rowsAtOnce)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = end.current
    if (mark === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) setDrawn(drawn + rowsAtOnce)
      },
      { root: mark.parentElement, rootMargin: '800px' },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [drawn])
  useEffect(() => {
    if (wanted === null) return
    if (place < 0) {
      // The search hides it.
      if (text !== '') setText('')
      else onShown(null)
      return
    }
    const field = document.getElementById(`trial-${wanted}`)
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true })
    onShown(null)
  }, [wanted, place, text, onShown])
  return (
    <section className={styles.form} aria-label={t('schemeTrial.facts')}>
      <TextInput
        type="search"
        aria-label={t('schemeTrial.find')}
        placeholder={t('schemeTrial.find')}
        className={styles.find ?? ''}
        value={text}
        onChange={setText}
      />
      {shown.length === 0 ? <EmptyState icon="search" title={t('schemeTrial.nothingFound')} /> : null}
      {shown.slice(0, drawn).map(({ indicator, depth, part }) => {
        if (!isLeafIndicator(indicator)) {
          return (
            <h2 key={indicator.code} className={styles.group} data-depth={Math.min(depth, 2)}>
              {indicator.name}
              <span className="muted">
                {depth === 0 ? ` ${t(`schemes.part.${part}`)}` : ''}
                {indicator.points === null ? '' : ` · ${t('schemeTrial.points', { points: indicator.points })}`}
              </span>
            </h2>
          )
        }
        const node = nodes.get(indicator.code)
        return (
          <LeafFacts
            key={indicator.code}
            leaf={indicator}
            facts={facts.leaves[indicator.code] ?? noFacts}
            problems={answer.problems.get(indicator.code) ?? noProblems}
            score={node === undefined ? '' : nodeScoreWords(t, node)}
            changed={answer.changed.has(indicator.code)}
            fresh={fresh}
            dispatch={dispatch}
          />
        )
      })}
      {drawn < shown.length ? <div ref={end} className={styles.end} /> : null}
    </section>
  )
}

/** Own leaves of a real evaluatee stand after the common ones of their group. */
function withOwn(rows: readonly TreeRow[], own: TrialFacts['own']): readonly TreeRow[] {
  if (Object.keys(own).length === 0) return rows
  const groups = rows.filter(({ indicator }) => !isLeafIndicator(indicator) && (indicator as IndicatorGroup).perEvaluatee)
  const placed: TreeRow[] = []
  const waiting = new Map<string, TreeRow[]>()
  for (const [place, row] of rows.entries()) {
    placed.push(row)
    const next = rows[place + 1]
    const group = groups.find(({ code }) => code === row.code)
    if (group !== undefined) {
      waiting.set(
        group.code,
        (own[group.code] ?? []).map((leaf) => ({ ...group, code: leaf.code, name: leaf.name, depth: group.depth + 1, indicator: leaf })),
      )
    }
    for (const [code, added] of waiting) {
      if (next?.above.includes(code) === true) continue
      placed.push(...added)
      waiting.delete(code)
    }
  }
  return placed
}

function nodesByCode(tree: ExplanationNode | null): ReadonlyMap<string, ExplanationNode> {
  const nodes = new Map<string, ExplanationNode>()
  const visit = (node: ExplanationNode) => {
    if (node.kind === 'leaf') nodes.set(node.code, node)
    for (const child of node.children) visit(child)
  }
  if (tree !== null) visit(tree)
  return nodes
}
