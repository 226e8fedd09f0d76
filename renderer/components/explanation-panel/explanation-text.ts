import type { TFunction } from 'i18next'
import type { ResultExplanation } from '../../../shared/contract/results.ts'
import type { ExplanationNode } from '../../../shared/domain/explanation.ts'
import { showNumber } from '../number-text.ts'
import type { StepNames } from './step-names.ts'
import { nodeName, nodeScoreWords, shownSteps, stepEffect, stepWords } from './step-words.ts'

/**
 * The whole explanation as indented lines of text, for a message or a file note.
 *
 * Everything is written out whatever is expanded on screen: each number with its full marks, each step with its effect, each finding with its
 * date, source and persons.
 */
export function explanationText(t: TFunction, explanation: ResultExplanation, namesFor: (nodeCode: string) => StepNames): string {
  const findings = new Map(explanation.findings.map((finding) => [String(finding.id), finding]))
  const lines: string[] = [t('explanation.subject', { name: explanation.name })]
  const total = explanation.total === null ? t('explanation.noValue') : showNumber(explanation.total)
  const place =
    explanation.rank === null
      ? t('explanation.unranked')
      : t(explanation.provisional ? 'explanation.provisionalRankOf' : 'explanation.rankOf', { rank: explanation.rank, of: explanation.of })
  const provisional = explanation.provisional ? [t('results.provisional')] : []
  lines.push(
    [`${t('explanation.total')} ${total}`, ...provisional, place, ...(explanation.gradeName === null ? [] : [explanation.gradeName])].join(
      ' · ',
    ),
  )

  const write = (node: ExplanationNode, depth: number) => {
    const indent = '  '.repeat(depth)
    const marks = node.points === null ? '' : ` / ${node.points}`
    lines.push(`${indent}${nodeName(t, node)}  ${nodeScoreWords(t, node)}${marks}`)
    for (const step of shownSteps(node)) {
      const effect = stepEffect(step)
      lines.push(`${indent}  · ${stepWords(t, step, namesFor(node.code))}${effect === null ? '' : `  ${effect}`}`)
      const finding = step.finding === undefined ? undefined : findings.get(step.finding)
      if (finding === undefined) continue
      const confirmed = finding.confirmedBy ?? t('explanation.notConfirmed')
      const evidence =
        finding.evidence.length === 0
          ? t('explanation.noEvidence')
          : finding.evidence.map((file) => file.name).join(t('explanation.separator'))
      lines.push(`${indent}    ${finding.description}`)
      lines.push(
        `${indent}    ${t('explanation.recordedBy')} ${finding.recordedBy} · ${t('explanation.confirmedBy')} ${confirmed} · ${t('explanation.evidence')} ${evidence}`,
      )
    }
    for (const child of node.children) write(child, depth + 1)
  }
  write(explanation.tree, 0)
  return lines.join('\n')
}
