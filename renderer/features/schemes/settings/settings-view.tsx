import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import { Tag } from '../../../components/tag.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { TOTAL } from '../scheme-tree.ts'
import { WeightsSection } from '../weights/weights-section.tsx'
import { BandsSection } from './bands-section.tsx'
import { BasicsSection } from './basics-section.tsx'
import { DimensionsSection } from './dimensions-section.tsx'
import { ClosingSection, LimitsSection, MissingSection, RoundingSection } from './number-sections.tsx'
import { QuotaTable } from './quota-table.tsx'
import { QuotasSection } from './quotas-section.tsx'
import { type SectionName, sectionNames } from './section-names.ts'
import { SettingFact } from './setting-fields.tsx'
import styles from './settings.module.css'
import { SettingsWords } from './settings-words.tsx'
import { TiesSection } from './ties-section.tsx'
import { useSettings } from './use-settings.ts'

/** Which section a problem is mended in; the others belong to the tree. */
const sectionOfProblem: Partial<Record<string, SectionName>> = {
  bands_hole: 'bands',
  bands_overlap: 'bands',
  bands_order: 'bands',
  bands_open_below: 'bands',
  bands_far_from_total: 'bands',
  unknown_grade: 'quotas',
  quota_above_all: 'quotas',
  unknown_node: 'ties',
  range_reversed: 'limits',
  unknown_dimension: 'dimensions',
}

/** Problems that no row of their section can say of itself. */
const saidAbove: ReadonlySet<string> = new Set(['bands_far_from_total', 'unknown_node', 'unknown_dimension', 'duplicate_code'])

/** Codes that occur twice are told apart by what they are codes of. */
const sectionOfDuplicate: Partial<Record<string, SectionName>> = { band: 'bands', dimension: 'dimensions' }

/** Grades, quotas, ties and every other choice of a scheme: fields in a draft, words in a frozen version. */
export function SettingsView(): ReactElement {
  const navigate = useNavigate({ from: '/schemes' })
  const { readOnly, select } = useSettings()
  const jump = (code: string) => {
    select(code)
    void navigate({ search: ({ view: _view, ...rest }) => ({ ...rest, indicator: code }) })
  }
  return readOnly ? <FrozenSettings onJump={jump} /> : <SettingsForm onJump={jump} />
}

interface ViewProps {
  readonly onJump: (code: string) => void
}

function SettingsForm({ onJump }: ViewProps): ReactElement {
  const { t } = useTranslation()
  const body = useRef<HTMLDivElement>(null)
  const contents: Record<SectionName, ReactNode> = {
    basics: <BasicsSection />,
    bands: <BandsSection />,
    quotas: <QuotasSection />,
    ties: <TiesSection />,
    rounding: <RoundingSection />,
    missing: <MissingSection />,
    limits: <LimitsSection />,
    closing: <ClosingSection />,
    dimensions: <DimensionsSection onJump={onJump} />,
    weights: <WeightsSection />,
  }
  const show = (section: SectionName) => {
    const heading = body.current?.querySelector<HTMLElement>(`#setting-${section}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  return (
    <div className={styles.view}>
      <nav className={styles.sections} aria-label={t('schemeSettings.sections')}>
        {sectionNames.map((section) => (
          <button key={section} type="button" className={styles.sectionLink} onClick={() => show(section)}>
            {t(`schemeSettings.section.${section}`)}
            <ProblemCount section={section} />
          </button>
        ))}
      </nav>
      <div ref={body} className={styles.body}>
        {sectionNames.map((section) => (
          <section key={section} className={styles.card} aria-labelledby={`setting-${section}`}>
            <h2 id={`setting-${section}`} tabIndex={-1}>
              {t(`schemeSettings.section.${section}`)}
            </h2>
            <p className={styles.lead}>{t(`schemeSettings.lead.${section}`)}</p>
            <SectionProblems section={section} onJump={onJump} />
            {contents[section]}
          </section>
        ))}
      </div>
    </div>
  )
}

function problemsOf(problems: readonly SchemeProblem[], section: SectionName): readonly SchemeProblem[] {
  return problems.filter(({ at, code, values }) => {
    if (code === 'duplicate_code') return sectionOfDuplicate[values.kind ?? ''] === section
    return (at === TOTAL || code === 'unknown_dimension') && sectionOfProblem[code] === section
  })
}

interface SectionProblemsProps {
  readonly section: SectionName
}

function ProblemCount({ section }: SectionProblemsProps): ReactElement | null {
  const { t } = useTranslation()
  const { problems } = useSettings()
  const found = problemsOf(problems, section)
  if (found.length === 0) return null
  const refusing = found.some(({ severity }) => severity === 'refusing')
  return (
    <Tag tone={refusing ? 'red' : 'amber'} title={t(`schemes.problem.${refusing ? 'refusing' : 'notice'}`)}>
      {found.length}
    </Tag>
  )
}

/** What is wrong in a section and belongs to none of its rows. */
function SectionProblems({ section, onJump }: SectionProblemsProps & ViewProps): ReactElement {
  const { t } = useTranslation()
  const { problems } = useSettings()
  return (
    <>
      {problemsOf(problems, section)
        .filter(({ code }) => saidAbove.has(code))
        .map((problem) => (
          <p
            key={`${problem.at} ${problem.code} ${JSON.stringify(problem.values)}`}
            className={problem.severity === 'refusing' ? styles.refusing : styles.notice}
          >
            {codedText('schemeProblems', problem.code, problem.values)}{' '}
            {problem.at === TOTAL ? null : (
              <button type="button" className={styles.jump} onClick={() => onJump(problem.at)}>
                {t('schemes.problem.jump', { name: problem.at })}
              </button>
            )}
          </p>
        ))}
    </>
  )
}

/** The settings of a version that nobody can change any more. */
function FrozenSettings({ onJump }: ViewProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, version } = useSettings()
  const gradeName = (code: string) => scheme.settings.bands.find((band) => band.code === code)?.name ?? code
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable, and possibly without anything focusable inside
    <section className={styles.frozen} tabIndex={0} aria-label={t('schemes.aside.settings')}>
      <div className={styles.card}>
        <h2>{scheme.name}</h2>
        <SettingFact label={t('schemeSettings.basics.points')}>{scheme.points ?? t('schemeSettings.basics.noPoints')}</SettingFact>
        <SettingFact label={t('schemeSettings.basics.kind')}>{t(`glossary.kind.${scheme.kind}`)}</SettingFact>
        <SettingFact label={t('schemeSettings.basics.code')}>
          {scheme.code} <span className="muted">{t('schemeSettings.basics.number', { number: version.number })}</span>
        </SettingFact>
        <SettingFact label={t('schemeSettings.basics.combine')}>{t(`schemes.setting.combine.${scheme.combine}`)}</SettingFact>
        <SettingsWords scheme={scheme} />
        {scheme.source === undefined ? null : <SettingFact label={t('schemeSettings.basics.source')}>{scheme.source}</SettingFact>}
        {scheme.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <div className={styles.card}>
        <h2>{t('schemeSettings.section.quotas')}</h2>
        <QuotaTable quotas={scheme.settings.quotas} gradeName={gradeName} />
        <h2>{t('schemeSettings.section.dimensions')}</h2>
        <DimensionsSection onJump={onJump} />
      </div>
    </section>
  )
}
