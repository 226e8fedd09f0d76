import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decided } from '../../../shared/contract/decisions.ts'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import type { RankingView } from '../../../shared/contract/results.ts'
import { Button } from '../../components/button.tsx'
import type { OpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { EmptyState } from '../../components/states.tsx'
import { Chip } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useNarrowWindow } from '../../components/use-narrow-window.ts'
import { VirtualTable } from '../../components/virtual-table.tsx'
import { rankingColumns } from './ranking-columns.tsx'
import { idsMatching, type RankingRow, type RankingSection, rankingRows, rankingSections } from './ranking-rows.ts'
import styles from './ranking-screen.module.css'

interface RankingCardProps {
  readonly view: RankingView
  readonly overall: boolean
  readonly section: RankingSection
  /** Decided places and grades that differ from the computed ones. */
  readonly decided: ReadonlyMap<number, Decided>
  readonly onSection: (section: RankingSection) => void
  readonly text: string
  /** The text to find by, a moment behind the typed one, so that typing stays fluid over thousands of rows. */
  readonly wanted: string
  readonly onText: (text: string) => void
  readonly evaluatees: ReadonlyMap<number, Evaluatee>
  readonly categories: readonly Category[]
  readonly gradeOrders: ReadonlyMap<string, number>
  readonly withUnit: boolean
  readonly days: readonly string[]
  readonly since: string | null
  readonly onSince: (day: string | null) => void
  readonly selection: readonly number[]
  readonly onSelect: (ticked: ReadonlySet<string | number>) => void
  readonly onExplain: OpenExplanation
}

const rowKey = ({ row }: RankingRow): number => row.evaluateeId
const rowClass = ({ opensBand }: RankingRow): string | undefined => (opensBand ? styles.opensBand : undefined)
const noDay = ''

/** The table of a ranking with its sections, the text to find by and the day to compare with. */
export function RankingCard(props: RankingCardProps): ReactElement {
  const { view, overall, section, wanted, evaluatees, categories, gradeOrders, decided, withUnit, days, since, selection, onExplain } =
    props
  const { t } = useTranslation()
  const narrow = useNarrowWindow()

  // A branch is often named after its unit; the column says nothing then.
  const namesUnit = useMemo(() => view[section].every((row) => row.name.includes(row.unitName)), [view, section])
  const withTies = useMemo(() => view.ranked.some((row) => row.tie !== null), [view])
  const parts = useMemo(
    () => (['bonus', 'deduction'] as const).filter((part) => [...view.ranked, ...view.byReference].some((row) => row[part] !== null)),
    [view],
  )
  const calibrated = useMemo(() => view[section].some((row) => row.raw !== null), [view, section])
  const categoryNames = useMemo(() => new Map(categories.map((category) => [category.id, category.name])), [categories])
  const columns = useMemo(
    () =>
      rankingColumns(t, {
        section,
        overall,
        // A narrow window keeps name and grade whole instead; the unit stands in the name's hover and in the explanation.
        withUnit: withUnit && !namesUnit && !narrow,
        withTies,
        parts,
        withMovement: since !== null,
        calibrated,
        digits: view.digits,
        gradeOrders,
        decided,
        categoryNames,
        onExplainPart: (evaluateeId, part) => onExplain({ evaluateeId, indicator: part }),
      }),
    [
      t,
      section,
      overall,
      withUnit,
      namesUnit,
      narrow,
      withTies,
      parts,
      calibrated,
      since,
      view.digits,
      gradeOrders,
      decided,
      categoryNames,
      onExplain,
    ],
  )
  const all = useMemo(() => rankingRows(view, section, overall), [view, section, overall])
  const rows = useMemo(() => {
    const ids = idsMatching(view[section], evaluatees, wanted)
    return ids === null ? all : all.filter(({ row }) => ids.has(row.evaluateeId))
  }, [all, view, section, evaluatees, wanted])
  const selected = useMemo(() => new Set<string | number>(selection), [selection])

  return (
    <section className={styles.card} aria-label={t(`results.section.${section}`)}>
      <div className={styles.tools}>
        <div className={styles.sections}>
          {rankingSections.map((each) => (
            <Chip key={each} pressed={each === section} count={view[each].length} onPress={() => props.onSection(each)}>
              {t(`results.section.${each}`)}
            </Chip>
          ))}
        </div>
        <span className={styles.help}>
          {wanted.trim() === '' ? t(`results.sectionHelp.${section}`) : t('results.found', { count: rows.length })}
        </span>
        <Field label={t('results.find')} hideLabel className={styles.find ?? ''}>
          {(control) => <TextInput {...control} type="search" value={props.text} onChange={props.onText} placeholder={t('results.find')} />}
        </Field>
        {section === 'ranked' ? (
          <Field label={t('results.since')} hideLabel>
            {(control) => (
              <Select
                {...control}
                value={since ?? noDay}
                onChange={(day) => props.onSince(day === noDay ? null : day)}
                options={[
                  { value: noDay, label: t('results.noSince') },
                  ...withChosen(days, since).map((day) => ({ value: day, label: t('results.sinceDay', { date: day }) })),
                ]}
              />
            )}
          </Field>
        ) : null}
      </div>
      <VirtualTable
        label={t('results.title')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowClass={rowClass}
        onOpen={({ row }) => onExplain({ evaluateeId: row.evaluateeId })}
        selected={selected}
        onSelect={props.onSelect}
        empty={<Nothing section={section} text={wanted} />}
      />
    </section>
  )
}

/** The days that can be chosen, with the chosen one although its ranking may not be kept: the address can name any day. */
function withChosen(days: readonly string[], since: string | null): readonly string[] {
  return since === null || days.includes(since) ? days : [since, ...days]
}

function Nothing({ section, text }: { readonly section: RankingSection; readonly text: string }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (text.trim() !== '') return <EmptyState title={t('results.empty.notFound', { text: text.trim() })} />
  if (section !== 'ranked') return <EmptyState title={t(`results.empty.${section}`)} />
  return (
    <EmptyState
      icon="ranking"
      title={t('results.empty.ranked')}
      actions={<Button onClick={() => void navigate({ to: '/scoring' })}>{t('results.toInputs')}</Button>}
    >
      {t('results.empty.rankedNext')}
    </EmptyState>
  )
}
