import { type CSSProperties, Fragment, type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultExplanation } from '../../../shared/contract/results.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icons.tsx'
import { showNumber } from '../number-text.ts'
import { NodeDetails } from './explanation-details.tsx'
import styles from './explanation-panel.module.css'
import { type TreeLine, treeMove, visibleLines } from './explanation-tree.ts'
import type { StepNames } from './step-names.ts'
import { isVeto, nodeName, nodeScoreWords } from './step-words.ts'

interface ExplanationTreeViewProps {
  readonly tree: ExplanationNode
  readonly findings: ResultExplanation['findings']
  readonly namesFor: (nodeCode: string) => StepNames
  readonly open: ReadonlySet<string>
  readonly onOpen: (open: ReadonlySet<string>) => void
  /** Key of the line that has the focus first. */
  readonly startAt: string
  /** Whether the tree takes the focus when it appears; not where it stands beside what is being typed. */
  readonly takesFocus?: boolean
  /** Codes of nodes whose score has just changed. */
  readonly changed?: ReadonlySet<string>
  readonly describedBy: string
}

/**
 * The tree of numbers as an ARIA tree grid, with its keyboard. A line that is open shows its criteria, its steps and its children.
 *
 * A tree grid and not a tree, because what stands under an open line (sentences, evidence to download) may be in a cell but not in a tree item.
 */
export function ExplanationTreeView({
  tree,
  findings,
  namesFor,
  open,
  onOpen,
  startAt,
  takesFocus = true,
  changed,
  describedBy,
}: ExplanationTreeViewProps): ReactElement {
  const { t } = useTranslation()
  const lines = useMemo(() => visibleLines(tree, open), [tree, open])
  const [current, setCurrent] = useState(startAt)
  const elements = useRef(new Map<string, HTMLElement>())
  const findingsById = useMemo(() => new Map(findings.map((finding) => [String(finding.id), finding])), [findings])
  // A closed ancestor hides the current line; the focus then belongs to the root, so that Tab still enters the tree.
  const reachable = lines.some((line) => line.key === current) ? current : lines[0]?.key

  useEffect(() => {
    if (!takesFocus) return
    const start = elements.current.get(startAt)
    start?.focus({ preventScroll: true })
    start?.scrollIntoView({ block: 'nearest' })
  }, [startAt, takesFocus])

  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    onOpen(next)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, line: TreeLine) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    const move = treeMove(lines, line.key, event.key, open)
    if (move === null) return
    event.preventDefault()
    if (move.kind === 'focus') {
      setCurrent(move.key)
      elements.current.get(move.key)?.focus()
    } else toggle(move.key)
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the native base of a tree grid (ARIA practices)
    <table role="treegrid" aria-label={t('explanation.tree')} aria-describedby={describedBy} className={styles.tree}>
      <tbody>
        {lines.map((line) => (
          <Fragment key={line.key}>
            <tr
              ref={(element) => {
                if (element === null) elements.current.delete(line.key)
                else elements.current.set(line.key, element)
              }}
              aria-level={line.level}
              aria-posinset={line.position}
              aria-setsize={line.siblings}
              aria-expanded={open.has(line.key)}
              tabIndex={line.key === reachable ? 0 : -1}
              className={classNames(styles.row, line.level === 1 && styles.root)}
              style={{ '--level': line.level - 1 } as CSSProperties}
              onClick={() => toggle(line.key)}
              onFocus={() => setCurrent(line.key)}
              onKeyDown={(event) => onKeyDown(event, line)}
            >
              <td className={styles.name}>
                <span className={classNames(styles.chevron, open.has(line.key) && styles.chevronOpen)}>
                  <Icon name="chevronRight" size={12} />
                </span>
                {nodeName(t, line.node)}
                <MethodName method={line.node.method} />
              </td>
              <td
                className={classNames(
                  styles.score,
                  line.node.score === null && !isVeto(line.node) && styles.without,
                  changed?.has(line.node.code) === true && styles.changed,
                )}
                title={fullScore(line.node)}
              >
                {nodeScoreWords(t, line.node)}
              </td>
              <td className={styles.points}>{line.node.points === null ? '' : `/ ${line.node.points}`}</td>
            </tr>
            {open.has(line.key) ? (
              <NodeDetails
                node={line.node}
                level={line.level + 1}
                isRoot={line.level === 1}
                findings={findingsById}
                names={namesFor(line.node.code)}
              />
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** The score as exact as it can be written, for the pointer that rests on a shortened one. */
function fullScore(node: ExplanationNode): string | undefined {
  return node.exact === null || node.score === null
    ? undefined
    : `${showNumber(node.score)}${node.exact.includes('/') ? ` = ${showNumber(node.exact)}` : ''}`
}

const methods = ['deduct', 'bonus', 'judged', 'measured', 'survey', 'external', 'tasks', 'veto'] as const

/** How a leaf is scored; what has children is added or weighted, which its steps say. */
function MethodName({ method }: { readonly method: string | null }): ReactElement | null {
  const { t } = useTranslation()
  const known = methods.find((each) => each === method)
  return known === undefined ? null : <span className={styles.method}>{t(`glossary.method.${known}`)}</span>
}
