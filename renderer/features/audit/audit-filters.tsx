import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../shared/contract/audit.ts'
import { auditOutcomes } from '../../../shared/domain/audit.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { Field } from '../../components/field.tsx'
import { Checkbox, Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import styles from './audit.module.css'
import { actionName } from './audit-words.ts'

/** Everything but what the program writes by itself. */
export const noFilter: AuditFilter = {
  from: null,
  to: null,
  actor: '',
  action: '',
  objectKind: '',
  outcome: null,
  text: '',
  automatic: false,
}

/** How long typing must rest before the log is searched, in milliseconds. */
const rest = 300

interface AuditFiltersProps {
  readonly filter: AuditFilter
  readonly onChange: (filter: AuditFilter) => void
  readonly total: number | null
}

/** What the log is narrowed by, in one line: days, who, what, how it ended, and words of note and details. */
export function AuditFilters({ filter, onChange, total }: AuditFiltersProps): ReactElement {
  const { t } = useTranslation()
  const choices = useQuery(api.audit.choices.queryOptions())
  const [text, setText] = useState(filter.text)
  useEffect(() => {
    if (text === filter.text) return
    const timer = setTimeout(() => onChange({ ...filter, text }), rest)
    return () => clearTimeout(timer)
  }, [text, filter, onChange])
  const all = { value: '', label: t('audit.filter.all') }
  const named = (codes: readonly string[], name: (code: string) => string) => [
    all,
    ...codes.map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label, 'zh')),
  ]
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(noFilter)

  return (
    <fieldset className={styles.filters} aria-label={t('audit.filter.label')}>
      <Field label={t('audit.filter.from')} className={styles.day}>
        {(control) => <DateInput {...control} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />}
      </Field>
      <Field label={t('audit.filter.to')} className={styles.day}>
        {(control) => <DateInput {...control} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />}
      </Field>
      <Field label={t('audit.filter.actor')} className={styles.choice}>
        {(control) => (
          <Select
            {...control}
            value={filter.actor}
            onChange={(actor) => onChange({ ...filter, actor })}
            options={named(choices.data?.actors ?? [], (name) => name)}
          />
        )}
      </Field>
      <Field label={t('audit.filter.action')} className={styles.choice}>
        {(control) => (
          <Select
            {...control}
            value={filter.action}
            onChange={(action) => onChange({ ...filter, action })}
            options={named(choices.data?.actions ?? [], actionName)}
          />
        )}
      </Field>
      <Field label={t('audit.filter.object')} className={styles.choice}>
        {(control) => (
          <Select
            {...control}
            value={filter.objectKind}
            onChange={(objectKind) => onChange({ ...filter, objectKind })}
            options={named(choices.data?.objectKinds ?? [], (code) => codedText('audit.objects', code))}
          />
        )}
      </Field>
      <Field label={t('audit.filter.outcome')} className={styles.outcome}>
        {(control) => (
          <Select
            {...control}
            value={filter.outcome ?? ''}
            onChange={(outcome) => onChange({ ...filter, outcome: outcome === '' ? null : outcome })}
            options={[
              { value: '' as const, label: t('audit.filter.all') },
              ...auditOutcomes.map((value) => ({ value, label: t(`audit.outcomes.${value}`) })),
            ]}
          />
        )}
      </Field>
      <Field label={t('audit.filter.text')} className={styles.text}>
        {(control) => <TextInput {...control} type="search" maxLength={100} value={text} onChange={setText} />}
      </Field>
      <div className={styles.rest}>
        <Checkbox checked={filter.automatic} onChange={(automatic) => onChange({ ...filter, automatic })}>
          {t('audit.filter.automatic')}
        </Checkbox>
        {isNarrowed && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              setText('')
              onChange(noFilter)
            }}
          >
            {t('audit.filter.clear')}
          </Button>
        )}
        {total !== null && <span className={styles.shown}>{t('audit.filter.shown', { total })}</span>}
      </div>
    </fieldset>
  )
}
