import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaperLine } from '../../../shared/contract/paper-sheets.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { PaperRoom } from './paper-room.tsx'
import styles from './sheets-view.module.css'
import type { PanelViewProps } from './sheets-view.tsx'

/** 纸质评分表 of the panel: the judges with how far each paper is, or the paper that the address names. */
export function PaperView({ cycleId, panelId }: PanelViewProps): ReactElement {
  const { t } = useTranslation()
  const { paper } = useSearch({ from: '/panels' })
  const navigate = useNavigate({ from: '/panels' })
  const open = (id: number | undefined): void => {
    void navigate({ search: ({ paper: _paper, ...before }) => (id === undefined ? before : { ...before, paper: id }) })
  }
  if (paper !== undefined) return <PaperRoom key={paper} paperId={paper} onClose={() => open(undefined)} />
  if (panelId === null) return <EmptyState icon="panels" title={t('paperSheets.empty')} />
  return <PaperList key={panelId} cycleId={cycleId} panelId={panelId} onOpen={open} />
}

interface PaperListProps {
  readonly cycleId: number
  readonly panelId: number
  readonly onOpen: (paperId: number) => void
}

function PaperList({ cycleId, panelId, onOpen }: PaperListProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const queryClient = useQueryClient()
  const lines = useQuery(api.paperSheets.list.queryOptions({ input: { cycleId, panelId } }))
  const begin = useMutation(
    api.paperSheets.begin.mutationOptions({
      onSuccess: (paper) => {
        queryClient.setQueryData(api.paperSheets.read.queryKey({ input: { paperId: paper.id } }), paper)
        onOpen(paper.id)
      },
      onError: (error) => notify.problem(refusalText(error)),
    }),
  )
  if (lines.error !== null) return <Problem error={lines.error} onRetry={() => void lines.refetch()} />
  if (lines.data === undefined) return <Loading />
  if (lines.data.length === 0) return <EmptyState icon="panels" title={t('paperSheets.empty')} />
  return (
    <div className={styles.view}>
      <p>{t('paperSheets.lead')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['judge', 'group', 'state', 'people', 'act'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`paperSheets.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.data.map((line) => (
            <tr key={line.judgeId}>
              <th scope="row">{line.name}</th>
              <td>{line.group}</td>
              <td>
                <Tag tone={toneOf(line)}>{stateOf(line)}</Tag>
              </td>
              <td>{peopleOf(line)}</td>
              <td>
                <div className={styles.acts}>
                  {line.submittedAt === null && (
                    <Button
                      size="small"
                      aria-label={`${t(isUnderWay(line) ? 'paperSheets.goOn' : 'paperSheets.begin')} ${line.name}`}
                      onClick={() => !begin.isPending && begin.mutate({ cycleId, panelId, judgeId: line.judgeId })}
                    >
                      {t(isUnderWay(line) ? 'paperSheets.goOn' : 'paperSheets.begin')}
                    </Button>
                  )}
                  {line.paper?.state === 'done' && (
                    <Button size="small" aria-label={`${t('paperSheets.look')} ${line.name}`} onClick={() => onOpen(line.paper?.id ?? 0)}>
                      {t('paperSheets.look')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )

  function stateOf({ paper, submittedAt }: PaperLine): string {
    if (paper === null) return t(submittedAt === null ? 'paperSheets.states.none' : 'paperSheets.states.own')
    if (paper.state === 'second')
      return paper.way === null ? t('paperSheets.states.waiting') : t(`paperSheets.states.${paper.way}`, counts(paper))
    return paper.state === 'first' ? t('paperSheets.states.first', counts(paper)) : t(`paperSheets.states.${paper.state}`)
  }
  function peopleOf({ paper }: PaperLine): string {
    if (paper === null) return ''
    const first = paper.firstBy.join('、')
    return paper.secondBy.length === 0
      ? t('paperSheets.by', { first })
      : t('paperSheets.byBoth', { first, second: paper.secondBy.join('、') })
  }
}

const counts = ({ entered, cells }: NonNullable<PaperLine['paper']>) => ({ entered, cells })
const isUnderWay = ({ paper }: PaperLine): boolean => paper !== null && paper.state !== 'done'

function toneOf({ paper, submittedAt }: PaperLine): 'neutral' | 'green' | 'amber' | 'blue' {
  if (submittedAt !== null) return 'green'
  if (paper === null || paper.state === 'done') return 'neutral'
  return paper.state === 'differences' ? 'amber' : 'blue'
}
