import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultExplanation } from '../../../shared/contract/results.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icons.tsx'
import { NodeDetails } from './explanation-details.tsx'
import styles from './explanation-panel.module.css'
import { type TreeLine, treeMove, visibleLines } from './explanation-tree.ts'
import { nodeScoreWords } from './step-words.ts'

interface ExplanationTreeViewProps {
  readonly tree: ExplanationNode
  readonly findings: ResultExplanation['findings']
  readonly open: ReadonlySet<string>
  readonly onOpen: (open: ReadonlySet<string>) => void
  /** Key of the line that has the focus first. */
  readonly startAt: string
  readonly describedBy: string
}

/** The tree of numbers with an ARIA tree's keyboard. A line that is open shows its criteria, its steps and its children. */
export function ExplanationTreeView({ tree, findings, open, onOpen, startAt, describedBy }: ExplanationTreeViewProps): ReactElement {
  const { t } = useTranslation()
  const lines = useMemo(() => visibleLines(tree, open), [tree, open])
  const [current, setCurrent] = useState(startAt)
  const elements = useRef(new Map<string, HTMLElement>())
  const findingsById = useMemo(() => new Map(findings.map((finding) => [String(finding.id), finding])), [findings])
  // A closed ancestor hides the current line; the focus then belongs to the root, so that Tab still enters the tree.
  const reachable = lines.some((line) => line.key === current) ? current : lines[0]?.key

  useEffect(() => {
    const start = elements.current.get(startAt)
    start?.focus({ preventScroll: true })
    start?.scrollIntoView({ block: 'nearest' })
  }, [startAt])

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
    <div role="tree" aria-label={t('explanation.tree')} aria-describedby={describedBy} className={styles.tree}>
      {lines.map((line) => (
        <div
          key={line.key}
          ref={(element) => {
            if (element === null) elements.current.delete(line.key)
            else elements.current.set(line.key, element)
          }}
          role="treeitem"
          aria-level={line.level}
          aria-posinset={line.position}
          aria-setsize={line.siblings}
          aria-expanded={open.has(line.key)}
          aria-selected={line.key === reachable}
          aria-label={lineLabel(line.node, nodeScoreWords(t, line.node), pointsWords(line.node))}
          tabIndex={line.key === reachable ? 0 : -1}
          className={classNames(styles.line, line.level === 1 && styles.root)}
          style={{ '--level': line.level - 1 } as React.CSSProperties}
          onFocus={() => setCurrent(line.key)}
          onKeyDown={(event) => onKeyDown(event, line)}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it has the role and the keyboard; this is its mouse target */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the tree item around it */}
          <div className={styles.row} onClick={() => toggle(line.key)}>
            <span className={classNames(styles.chevron, open.has(line.key) && styles.chevronOpen)}>
              <Icon name="chevronRight" size={12} />
            </span>
            <span className={styles.name}>{line.node.name}</span>
            {line.node.method === null ? null : <span className={styles.method}>{t(`glossary.method.${methodOf(line.node.method)}`)}</span>}
            <span className={classNames(styles.score, line.node.score === null && styles.without)}>{nodeScoreWords(t, line.node)}</span>
            <span className={styles.points}>{pointsWords(line.node)}</span>
          </div>
          {open.has(line.key) ? <NodeDetails node={line.node} isRoot={line.level === 1} findings={findingsById} /> : null}
        </div>
      ))}
    </div>
  )

  function pointsWords(node: ExplanationNode): string {
    return node.points === null ? '' : `/ ${node.points}`
  }
}

function lineLabel(node: ExplanationNode, score: string, points: string): string {
  return [node.name, score, points].filter((part) => part !== '').join(' ')
}

const methods = ['deduct', 'bonus', 'judged', 'measured', 'survey', 'external', 'tasks', 'veto'] as const

/** The method of a leaf; the tree carries it as an open text although the engine writes only these. */
function methodOf(method: string): (typeof methods)[number] {
  const known = methods.find((each) => each === method)
  if (known === undefined) throw new Error(`unknown method in an explanation: ${method}`)
  return known
}
