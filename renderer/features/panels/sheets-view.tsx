import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactElement, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetLine } from '../../../shared/contract/judging.ts'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { useMoment } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { PrintPages } from '../../components/score-sheet/print-pages.tsx'
import { CodeSlips, PrintedSheet } from '../../components/score-sheet/printed-sheet.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { type GivenCode, GivenCodes } from './given-codes.tsx'
import { NewVersionForm } from './new-version-form.tsx'
import { SheetVersions } from './sheet-versions.tsx'
import styles from './sheets-view.module.css'
import { StationForm } from './station-form.tsx'

/** What the views of a panel's sheets get: the cycle, and the panel chosen in the list (null: none is there). */
export interface PanelViewProps {
  readonly cycleId: number
  readonly panelId: number | null
}

type Printing = { readonly kind: 'slips' } | { readonly kind: 'sheets'; readonly sheets: readonly ScoreSheet[]; readonly blank: boolean }

/** 评分表 of the panel's judges: codes, the judge station, how far each sheet is, further versions, and paper. */
export function SheetsView({ cycleId, panelId }: PanelViewProps): ReactElement {
  const { t } = useTranslation()
  const sheets = useQuery(api.judging.sheets.queryOptions({ input: { cycleId, panelId: panelId ?? 1 }, enabled: panelId !== null }))
  if (panelId === null) return <EmptyState icon="panels" title={t('judging.sheets.empty')} />
  if (sheets.error !== null) return <Problem error={sheets.error} onRetry={() => void sheets.refetch()} />
  if (sheets.data === undefined) return <Loading />
  if (sheets.data.length === 0) return <EmptyState icon="panels" title={t('judging.sheets.empty')} />
  return <SheetsTable key={panelId} cycleId={cycleId} panelId={panelId} lines={sheets.data} />
}

/** What one judge's line is opened for, beneath it. */
interface Opened {
  readonly judgeId: number
  readonly what: 'versions' | 'new'
}

function SheetsTable({
  cycleId,
  panelId,
  lines,
}: {
  readonly cycleId: number
  readonly panelId: number
  readonly lines: readonly SheetLine[]
}): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const refusalText = useRefusalText()
  const [given, setGiven] = useState<readonly GivenCode[] | null>(null)
  const [asking, setAsking] = useState(false)
  const [station, setStation] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [printing, setPrinting] = useState<Printing | null>(null)
  const [names, setNames] = useState({ cycle: '', panel: '' })
  const onPrinted = useCallback(() => setPrinting(null), [])
  const give = useMutation(
    api.judging.giveCodes.mutationOptions({
      onSuccess: (codes) => {
        setGiven(codes)
        setAsking(false)
      },
      onError: (error) => notify.problem(refusalText(error)),
    }),
  )
  const missing = lines.filter(({ hasCode }) => !hasCode)
  const giveTo = (judgeIds: number[]): void => {
    if (!give.isPending) give.mutate({ cycleId, panelId, judgeIds })
  }

  async function readSheets(judgeIds: readonly number[]): Promise<readonly ScoreSheet[]> {
    return Promise.all(judgeIds.map((judgeId) => client.judging.sheet({ cycleId, panelId, judgeId })))
  }
  async function printSheets(judgeIds: readonly number[], blank: boolean): Promise<void> {
    try {
      setPrinting({ kind: 'sheets', sheets: await readSheets(judgeIds), blank })
    } catch (error) {
      notify.problem(refusalText(error))
    }
  }
  async function printSlips(): Promise<void> {
    try {
      const [sheet] = await readSheets(lines.slice(0, 1).map(({ judgeId }) => judgeId))
      setNames({ cycle: sheet?.cycleName ?? '', panel: sheet?.panelName ?? '' })
      setPrinting({ kind: 'slips' })
    } catch (error) {
      notify.problem(refusalText(error))
    }
  }

  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <p>{t('judging.sheets.lead')}</p>
        <div className={styles.buttons}>
          <Button
            onClick={() =>
              void printSheets(
                lines.map(({ judgeId }) => judgeId),
                true,
              )
            }
          >
            {t('judging.sheets.printBlankAll')}
          </Button>
          {missing.length > 0 && (
            <Button onClick={() => giveTo(missing.map(({ judgeId }) => judgeId))}>
              {t('judging.sheets.giveMissing', { count: missing.length })}
            </Button>
          )}
          {missing.length < lines.length && <Button onClick={() => setAsking(true)}>{t('judging.sheets.giveAll')}</Button>}
          <Button variant="primary" aria-expanded={station} onClick={() => setStation(!station)}>
            {t('judging.sheets.station')}
          </Button>
        </div>
      </div>
      {asking && (
        <div className={styles.ask} role="alertdialog" aria-label={t('judging.sheets.giveAll')}>
          <p>{t('judging.sheets.giveAllAsk', { count: lines.length })}</p>
          <Button size="small" variant="danger" autoFocus onClick={() => giveTo(lines.map(({ judgeId }) => judgeId))}>
            {t('judging.sheets.giveDo')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {station && (
        <StationForm cycleId={cycleId} panelId={panelId} hasCodes={missing.length < lines.length} onClose={() => setStation(false)} />
      )}
      {given !== null && <GivenCodes codes={given} onPrint={() => void printSlips()} onClose={() => setGiven(null)} />}
      <table className={styles.table}>
        <thead>
          <tr>
            {(['judge', 'group', 'state', 'progress', 'code', 'act'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'progress' ? 'number' : undefined}>
                {t(`judging.sheets.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {lines.map((line) => (
          <tbody key={line.judgeId}>
            <tr>
              <th scope="row">{line.name}</th>
              <td>{line.group}</td>
              <td>
                <Tag tone={line.submittedAt === null ? 'neutral' : 'green'}>{stateOf(line)}</Tag>
                {line.way === 'paper' && <Tag tone="blue">{t('judging.sheets.paper')}</Tag>}
              </td>
              <td className="number">
                {line.done} / {line.cells}
              </td>
              <td>{t(line.hasCode ? 'judging.sheets.hasCode' : 'judging.sheets.noCode')}</td>
              <td>
                <div className={styles.acts}>
                  <Button size="small" onClick={() => giveTo([line.judgeId])}>
                    {t(line.hasCode ? 'judging.sheets.giveOne' : 'judging.sheets.giveFirst')}
                  </Button>
                  <Button size="small" onClick={() => void printSheets([line.judgeId], line.done === 0)}>
                    {t(line.done === 0 ? 'judging.sheets.printBlank' : 'judging.sheets.printFilled')}
                  </Button>
                  {(line.submittedAt !== null || line.version > 1) && (
                    <Button size="small" aria-expanded={isOpened(line, 'versions')} onClick={() => toggle(line, 'versions')}>
                      {t('judging.sheets.versions')}
                    </Button>
                  )}
                  {line.submittedAt !== null && (
                    <Button size="small" aria-expanded={isOpened(line, 'new')} onClick={() => toggle(line, 'new')}>
                      {t('judging.sheets.newVersion')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
            {opened?.judgeId === line.judgeId && (
              <tr>
                <td colSpan={6}>
                  {opened.what === 'new' ? (
                    <NewVersionForm cycleId={cycleId} panelId={panelId} line={line} onClose={() => setOpened(null)} />
                  ) : (
                    <SheetVersions cycleId={cycleId} panelId={panelId} judgeId={line.judgeId} name={line.name} />
                  )}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      {printing !== null && (
        <PrintPages onDone={onPrinted}>
          {printing.kind === 'slips' ? (
            <CodeSlips cycleName={names.cycle} panelName={names.panel} codes={given ?? []} />
          ) : (
            printing.sheets.map((sheet) => <PrintedSheet key={sheet.judge.id} sheet={sheet} blank={printing.blank} />)
          )}
        </PrintPages>
      )}
    </div>
  )

  function stateOf({ submittedAt, version }: SheetLine): string {
    if (submittedAt === null) return version === 1 ? t('judging.sheets.open') : t('judging.sheets.openVersion', { version })
    const at = moment(submittedAt)
    return version === 1 ? t('judging.sheets.handedIn', { at }) : t('judging.sheets.handedInVersion', { version, at })
  }
  function isOpened({ judgeId }: SheetLine, what: Opened['what']): boolean {
    return opened?.judgeId === judgeId && opened.what === what
  }
  function toggle(line: SheetLine, what: Opened['what']): void {
    setOpened(isOpened(line, what) ? null : { judgeId: line.judgeId, what })
  }
}
