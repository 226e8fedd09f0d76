import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnListed } from '../../../../shared/contract/own-indicators.ts'
import { api } from '../../../api/client.ts'
import { useCycleOrNull } from '../../../app/cycle-context.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { EmptyState, Loading, Problem } from '../../../components/states.tsx'
import { Chip, Tag } from '../../../components/tag.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { FillTag } from './fill-tag.tsx'
import styles from './own.module.css'
import { OwnEditor } from './own-editor.tsx'
import { OwnImport } from './own-import.tsx'

/** 自定项: who has which own leaves, and the editor of one evaluatee's. They belong to a cycle, so they are edited under the version that it names. */
export function OwnView(): ReactElement {
  const { t } = useTranslation()
  const { version } = useSchemeDocument()
  const cycle = useCycleOrNull()
  if (cycle === null || cycle.schemeVersionId !== version.id) {
    return (
      <EmptyState icon="schemes" title={t('ownIndicators.otherVersion')}>
        {t('ownIndicators.otherVersionHint')}
      </EmptyState>
    )
  }
  return <OwnOfCycle cycleId={cycle.id} />
}

function OwnOfCycle({ cycleId }: { readonly cycleId: number }): ReactElement {
  const { t } = useTranslation()
  const list = useQuery(api.ownIndicators.list.queryOptions({ input: { cycleId } }))
  const [chosen, setChosen] = useState<number | null>(null)
  const [importing, setImporting] = useState<'file' | 'paste' | null>(null)
  if (list.isPending) return <Loading />
  if (list.isError) return <Problem error={list.error} onRetry={() => void list.refetch()} />
  const { groups, evaluatees } = list.data
  if (importing !== null) return <OwnImport cycleId={cycleId} startWith={importing} onClose={() => setImporting(null)} />
  if (groups.length === 0) return <EmptyState icon="schemes" title={t('ownIndicators.notSaved')} />
  if (evaluatees.length === 0) return <EmptyState icon="register" title={t('ownIndicators.nobody')} />
  const one = evaluatees.find(({ evaluateeId }) => evaluateeId === chosen) ?? evaluatees[0]
  return (
    <div className={styles.own}>
      <EvaluateeList evaluatees={evaluatees} chosen={one?.evaluateeId ?? null} onChoose={setChosen} onImport={setImporting} />
      {one === undefined ? null : <OwnEditor key={one.evaluateeId} cycleId={cycleId} evaluatee={one} evaluatees={evaluatees} />}
    </div>
  )
}

interface EvaluateeListProps {
  readonly evaluatees: readonly OwnListed[]
  readonly chosen: number | null
  readonly onChoose: (evaluateeId: number) => void
  readonly onImport: (how: 'file' | 'paste') => void
}

function EvaluateeList({ evaluatees, chosen, onChoose, onImport }: EvaluateeListProps): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const wanted = text.trim().toLowerCase()
  const unfinished = evaluatees.filter((one) => one.groups.some(({ fill }) => fill !== 'complete' && fill !== 'open'))
  const shown = (open ? unfinished : evaluatees).filter(({ name, unitName }) => `${name} ${unitName}`.toLowerCase().includes(wanted))
  return (
    <section className={styles.list} aria-label={t('ownIndicators.list')}>
      <div className={styles.listHead}>
        <TextInput
          type="search"
          aria-label={t('ownIndicators.find')}
          placeholder={t('ownIndicators.find')}
          value={text}
          onChange={setText}
        />
        <div className={styles.chips}>
          <Chip pressed={!open} onPress={() => setOpen(false)} count={evaluatees.length}>
            {t('ownIndicators.all')}
          </Chip>
          <Chip pressed={open} onPress={() => setOpen(true)} count={unfinished.length}>
            {t('ownIndicators.unfinished')}
          </Chip>
        </div>
        <div className={styles.chips}>
          <Button size="small" icon="upload" onClick={() => onImport('file')}>
            {t('ownIndicators.importFile')}
          </Button>
          <Button size="small" icon="paste" onClick={() => onImport('paste')}>
            {t('ownIndicators.importPaste')}
          </Button>
        </div>
      </div>
      {shown.length === 0 ? <EmptyState title={t('ownIndicators.nothingFound')} /> : null}
      <ul className={styles.evaluatees}>
        {shown.map((one) => (
          <li key={one.evaluateeId}>
            <button
              type="button"
              aria-current={one.evaluateeId === chosen ? 'true' : undefined}
              className={classNames(styles.evaluatee, one.evaluateeId === chosen && styles.chosen)}
              onClick={() => onChoose(one.evaluateeId)}
            >
              <span className={styles.evaluateeName}>{one.name}</span>
              {one.groups.map((group) => (
                <FillTag key={group.group} group={group} />
              ))}
              {one.strayed > 0 ? <Tag tone="red">{t('ownIndicators.strayed', { count: one.strayed })}</Tag> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
