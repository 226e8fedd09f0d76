import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingFilter } from '../../../shared/contract/findings.ts'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { type FindingSource, findingSources } from '../../../shared/domain/glossary.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Chip } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './finding-filters.module.css'
import type { LeafEntry } from './leaf-catalogue.ts'
import { LeafPicker } from './leaf-picker.tsx'
import { conditionsOf, openFilter } from './list-view.ts'

/** Chips of the list in the order of a finding's life. */
const groups = ['all', 'draft', 'submitted', 'rectifying', 'overdue', 'closed', 'withdrawn'] as const
type Group = (typeof groups)[number]

interface FindingFiltersProps {
  readonly filter: FindingFilter
  readonly onChange: (filter: FindingFilter) => void
  readonly counts: Readonly<Record<Group, number>> | undefined
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  readonly leaves: readonly LeafEntry[]
}

/** Chips with counts, a search text, and further conditions behind one button, which says how many are set. */
export function FindingFilters({ filter, onChange, counts, evaluatees, categories, leaves }: FindingFiltersProps): ReactElement {
  const { t } = useTranslation()
  const { year } = useCycle()
  const conditions = conditionsOf(filter)
  const [open, setOpen] = useState(conditions > 0)
  return (
    <div className={styles.filters}>
      <div className={styles.line}>
        <fieldset className={styles.chips}>
          <legend className="visually-hidden">{t('findings.groups.label')}</legend>
          {groups.map((group) => (
            <Chip
              key={group}
              pressed={filter.group === group}
              {...(counts === undefined ? {} : { count: counts[group] })}
              onPress={() => onChange({ ...filter, group })}
            >
              {t(`findings.groups.${group}`)}
            </Chip>
          ))}
        </fieldset>
        <div className={styles.tools}>
          <TextInput
            type="search"
            className={styles.text}
            aria-label={t('findings.filters.text')}
            placeholder={t('findings.filters.textPlaceholder')}
            maxLength={100}
            value={filter.text}
            onChange={(text) => onChange({ ...filter, text })}
          />
          <Button size="small" icon={open ? 'up' : 'chevronDown'} aria-expanded={open} onClick={() => setOpen(!open)}>
            {conditions > 0
              ? t('findings.filters.active', { count: conditions })
              : t(open ? 'findings.filters.hide' : 'findings.filters.show')}
          </Button>
        </div>
      </div>
      {open && (
        <div className={styles.conditions}>
          <Field label={t('findings.filters.evaluatee')}>
            {(control) => (
              <EvaluateePicker
                {...control}
                evaluatees={evaluatees}
                value={filter.evaluateeId}
                onChoose={({ id }) => onChange({ ...filter, evaluateeId: id })}
              />
            )}
          </Field>
          <Field label={t('findings.filters.indicator')}>
            {(control) => (
              <LeafPicker
                {...control}
                leaves={leaves}
                value={filter.indicator}
                onChoose={(indicator) => onChange({ ...filter, indicator })}
              />
            )}
          </Field>
          <Field label={t('findings.filters.category')}>
            {(control) => (
              <Select
                {...control}
                value={filter.categoryId === null ? '' : String(filter.categoryId)}
                options={[
                  { value: '', label: t('findings.filters.allCategories') },
                  ...categories.map((category) => ({ value: String(category.id), label: category.name })),
                ]}
                onChange={(value) => onChange({ ...filter, categoryId: value === '' ? null : Number(value) })}
              />
            )}
          </Field>
          <Field label={t('findings.filters.source')}>
            {(control) => (
              <Select<FindingSource | ''>
                {...control}
                value={filter.source ?? ''}
                options={[
                  { value: '', label: t('findings.filters.allSources') },
                  ...findingSources.map((source) => ({ value: source, label: t(`glossary.findingSource.${source}`) })),
                ]}
                onChange={(source) => onChange({ ...filter, source: source === '' ? null : source })}
              />
            )}
          </Field>
          <Field label={t('findings.filters.from')}>
            {(control) => <DateInput {...control} year={year} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />}
          </Field>
          <Field label={t('findings.filters.to')}>
            {(control) => <DateInput {...control} year={year} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />}
          </Field>
          {conditions > 0 && (
            <Button
              size="small"
              className={styles.clear}
              onClick={() => onChange({ ...openFilter(filter.cycleId), group: filter.group, text: filter.text })}
            >
              {t('findings.filters.clear')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
