import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { Chip, Tag } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { isLeafIndicator, TOTAL, type TreeRow } from '../scheme-tree.ts'
import styles from '../schemes.module.css'
import { SettingsWords } from '../settings/settings-words.tsx'

export const asideTabs = ['source', 'problems', 'settings'] as const
export type AsideTab = (typeof asideTabs)[number]

interface SchemeAsideProps {
  readonly scheme: Scheme
  readonly rows: readonly TreeRow[]
  readonly problems: readonly SchemeProblem[]
  readonly current: string | null
  readonly tab: AsideTab
  readonly onTab: (tab: AsideTab) => void
  readonly onJump: (code: string) => void
}

/** What stands beside the tree: the office's own prose of the chosen indicator, the check, or the scheme's settings in words. */
export function SchemeAside({ scheme, rows, problems, current, tab, onTab, onJump }: SchemeAsideProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.aside} aria-label={t('schemes.aside.label')}>
      <div className={styles.tabs}>
        {asideTabs.map((each) => (
          <Chip key={each} pressed={each === tab} onPress={() => onTab(each)} {...(each === 'problems' ? { count: problems.length } : {})}>
            {t(`schemes.aside.${each}`)}
          </Chip>
        ))}
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable without anything focusable inside */}
      <section className={styles.asideBody} tabIndex={0} aria-label={t(`schemes.aside.${tab}`)}>
        {tab === 'source' ? <Prose scheme={scheme} row={rows.find((row) => row.code === current) ?? null} /> : null}
        {tab === 'problems' ? <Problems rows={rows} problems={problems} onJump={onJump} /> : null}
        {tab === 'settings' ? <SettingsWords scheme={scheme} /> : null}
      </section>
    </section>
  )
}

function Prose({ scheme, row }: { readonly scheme: Scheme; readonly row: TreeRow | null }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {row === null ? <p className="muted">{t('schemes.prose.choose')}</p> : <IndicatorProse scheme={scheme} row={row} />}
      <h2 className={styles.notesHead}>{t('schemes.prose.notes')}</h2>
      {scheme.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {scheme.source === undefined ? null : (
        <p className="muted">
          {t('schemes.prose.sourceOf')} {scheme.source}
        </p>
      )}
    </>
  )
}

function IndicatorProse({ scheme, row }: { readonly scheme: Scheme; readonly row: TreeRow }): ReactElement {
  const { t } = useTranslation()
  const { indicator } = row
  const leaf = isLeafIndicator(indicator) ? indicator : null
  const dimension = scheme.dimensions.find((each) => each.code === indicator.dimension)
  return (
    <>
      <h2>{row.name}</h2>
      {leaf === null ? null : leaf.criteria === undefined ? (
        <p className="muted">{t('schemes.prose.noCriteria')}</p>
      ) : (
        <blockquote className={styles.criteria}>{leaf.criteria}</blockquote>
      )}
      <dl className={styles.facts}>
        {leaf?.checkedBy === undefined ? null : (
          <div>
            <dt>{t('schemes.prose.checkedBy')}</dt>
            <dd>{leaf.checkedBy}</dd>
          </div>
        )}
        {dimension === undefined ? null : (
          <div>
            <dt>{t('schemes.prose.dimension')}</dt>
            <dd>{dimension.name}</dd>
          </div>
        )}
        {indicator.note === undefined ? null : (
          <div>
            <dt>{t('schemes.prose.note')}</dt>
            <dd>{indicator.note}</dd>
          </div>
        )}
      </dl>
      {leaf?.empty === undefined ? null : <p>{t(`schemes.prose.empty.${leaf.empty}`)}</p>}
    </>
  )
}

interface ProblemsProps {
  readonly rows: readonly TreeRow[]
  readonly problems: readonly SchemeProblem[]
  readonly onJump: (code: string) => void
}

function Problems({ rows, problems, onJump }: ProblemsProps): ReactElement {
  const { t } = useTranslation()
  if (problems.length === 0) return <p className="muted">{t('schemes.problem.none')}</p>
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const name = rows.find((row) => row.code === problem.at)?.name ?? t('schemes.total')
        return (
          <li key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}>
            <Tag tone={problem.severity === 'refusing' ? 'red' : 'amber'}>{t(`schemes.problem.${problem.severity}`)}</Tag>
            <p>{codedText('schemeProblems', problem.code, problem.values)}</p>
            {problem.at === TOTAL ? null : (
              <button type="button" className={styles.jump} onClick={() => onJump(problem.at)}>
                {t('schemes.problem.jump', { name })}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
