import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultExplanation } from '../../../shared/contract/results.ts'
import { api } from '../../api/client.ts'
import { Button } from '../button.tsx'
import { notify } from '../notice.tsx'
import { showNumber } from '../number-text.ts'
import { SidePanel } from '../side-panel.tsx'
import { Loading, Problem } from '../states.tsx'
import { Tag } from '../tag.tsx'
import { useSealCode } from '../use-seal-code.ts'
import type { ExplanationTarget } from './explanation-context.ts'
import styles from './explanation-panel.module.css'
import { explanationText } from './explanation-text.ts'
import { allKeys, groupKeys, keysTo } from './explanation-tree.ts'
import { ExplanationTreeView } from './explanation-tree-view.tsx'
import { useStepNames } from './use-step-names.ts'

interface ExplanationPanelProps {
  readonly target: ExplanationTarget
  readonly onClose: () => void
}

/** Where a number comes from, down to the findings and their evidence: the drawer that every number of the program opens. */
export default function ExplanationPanel({ target, onClose }: ExplanationPanelProps): ReactElement {
  const { t } = useTranslation()
  const query = useQuery(api.results.explanation.queryOptions({ input: { evaluateeId: target.evaluateeId } }))
  const title = query.data === undefined ? t('explanation.title') : t('explanation.subject', { name: query.data.name })
  return (
    <SidePanel title={title} onClose={onClose}>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined ? null : <ExplanationBody explanation={query.data} indicator={target.indicator ?? null} />}
    </SidePanel>
  )
}

interface ExplanationBodyProps {
  readonly explanation: ResultExplanation
  readonly indicator: string | null
}

function ExplanationBody({ explanation, indicator }: ExplanationBodyProps): ReactElement {
  const { t } = useTranslation()
  const treeId = useId()
  const namesFor = useStepNames(explanation.tree)
  const sealCode = useSealCode()
  const way = useMemo(
    () => (indicator === null ? [explanation.tree.code] : keysTo(explanation.tree, indicator)),
    [explanation.tree, indicator],
  )
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([...groupKeys(explanation.tree), ...way]))
  const everything = useMemo(() => allKeys(explanation.tree), [explanation.tree])

  const copy = async () => {
    try {
      const text = explanationText(t, explanation, namesFor)
      await navigator.clipboard.writeText(sealCode === null ? text : `${text}\n${t('components.sealCode', { code: sealCode })}`)
      notify.success(t('explanation.copied'))
    } catch {
      // The browser refuses outside a focused window or without permission; nothing else can fail here.
      notify.problem(t('explanation.copyFailed'))
    }
  }

  return (
    <>
      <div className={styles.summary}>
        <span className={styles.total}>{explanation.total === null ? t('explanation.noValue') : showNumber(explanation.total)}</span>
        <span className="muted">
          {explanation.rank === null
            ? t('explanation.unranked')
            : t(explanation.provisional ? 'explanation.provisionalRankOf' : 'explanation.rankOf', {
                rank: explanation.rank,
                of: explanation.of,
              })}
        </span>
        {explanation.provisional ? <Tag tone="amber">{t('results.provisional')}</Tag> : null}
        {explanation.gradeName === null ? null : <Tag tone="gold">{explanation.gradeName}</Tag>}
        {sealCode === null ? null : <Tag tone="green">{t('components.sealCode', { code: sealCode })}</Tag>}
      </div>
      {explanation.provisional ? <p className={styles.provisional}>{t('results.provisionalHint')}</p> : null}
      <div className={styles.tools}>
        <Button size="small" variant="quiet" onClick={() => setOpen(new Set(everything))}>
          {t('explanation.expandAll')}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setOpen(new Set([explanation.tree.code]))}>
          {t('explanation.collapseAll')}
        </Button>
        <Button size="small" variant="quiet" icon="paste" onClick={() => void copy()}>
          {t('explanation.copy')}
        </Button>
        <span className={styles.help} id={treeId}>
          {t('explanation.treeHelp')}
        </span>
      </div>
      <ExplanationTreeView
        tree={explanation.tree}
        findings={explanation.findings}
        namesFor={namesFor}
        open={open}
        onOpen={setOpen}
        startAt={way.at(-1) ?? explanation.tree.code}
        describedBy={treeId}
      />
    </>
  )
}
