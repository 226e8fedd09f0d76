import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeSettings } from '../../../../shared/domain/scheme/settings.ts'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { EditList } from '../leaf-form/edit-list.tsx'
import { replaced } from '../leaf-form/list-edits.ts'
import { QuotaTable } from './quota-table.tsx'
import quotaStyles from './quotas.module.css'
import { SettingNumber } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'

type Quota = SchemeSettings['quotas'][number]

const mostPlaces = { min: 0, max: 100_000 } as const

/** 名额: how many may get a grade, and what that comes to with the register. */
export function QuotasSection(): ReactElement {
  const { t } = useTranslation()
  const { settings, edit } = useSettings()
  const { quotas, bands } = settings
  const gradeName = (code: string) => bands.find((band) => band.code === code)?.name ?? code
  const [best] = bands
  if (best === undefined) return <p className="muted">{t('schemeSettings.quotas.needBands')}</p>
  return (
    <>
      {quotas.length === 0 ? <p className="muted">{t('schemeSettings.quotas.none')}</p> : null}
      <EditList<Quota>
        label={t('schemeSettings.section.quotas')}
        entries={quotas}
        nameOf={(quota, place) => t('schemeSettings.quotas.entry', { place: place + 1, name: gradeName(quota.grade) })}
        render={(quota, place) => <QuotaRow quota={quota} place={place} />}
        onChange={(next) => edit('quotas', () => ({ quotas: next }))}
        add={{
          label: t('schemeSettings.quotas.add'),
          entry: () => ({ grade: best.code, limit: { kind: 'share', share: '0.3' }, rounding: 'floor', per: 'category' }),
        }}
        ordered={false}
      />
      <QuotaTable quotas={quotas} gradeName={gradeName} />
    </>
  )
}

function QuotaRow({ quota, place }: { readonly quota: Quota; readonly place: number }): ReactElement {
  const { t } = useTranslation()
  const { settings, problems, edit } = useSettings()
  const { bands } = settings
  const put = (next: Quota, field?: string) =>
    edit(
      'quotas',
      (before) => ({ quotas: replaced(before.quotas, place, next) }),
      field === undefined ? undefined : `quota ${place} ${field}`,
    )
  const known = bands.some((band) => band.code === quota.grade)
  const found = problems.filter(
    ({ code, values }) =>
      (code === 'unknown_grade' && values.grade === quota.grade && !known) ||
      (code === 'quota_above_all' && values.grade === quota.grade && quota.limit.kind === 'share' && values.share === quota.limit.share),
  )
  const grades = bands.map((band) => ({ value: band.code, label: band.name }))
  return (
    <div className={quotaStyles.quota}>
      <Field label={t('schemeSettings.quotas.grade')} className={quotaStyles.quotaField}>
        {(control) => (
          <Select
            {...control}
            value={quota.grade}
            onChange={(grade) => put({ ...quota, grade })}
            options={known ? grades : [{ value: quota.grade, label: quota.grade }, ...grades]}
          />
        )}
      </Field>
      <Field label={t('schemeSettings.quotas.limit')} className={quotaStyles.quotaField}>
        {(control) => (
          <Select
            {...control}
            value={quota.limit.kind}
            onChange={(kind) => put({ ...quota, limit: kind === 'share' ? { kind, share: '0.3' } : { kind, number: 10 } })}
            options={(['share', 'number'] as const).map((value) => ({ value, label: t(`schemeSettings.quotas.kind.${value}`) }))}
          />
        )}
      </Field>
      {quota.limit.kind === 'share' ? (
        <SettingNumber
          key="share"
          label={t('schemeSettings.quotas.share')}
          place={`quota ${place} share`}
          kind="percent"
          required
          value={quota.limit.share}
          onChange={(share) => {
            if (share !== null) put({ ...quota, limit: { kind: 'share', share } }, 'share')
          }}
        />
      ) : (
        <SettingNumber
          key="number"
          label={t('schemeSettings.quotas.number')}
          place={`quota ${place} number`}
          kind={mostPlaces}
          required
          value={String(quota.limit.number)}
          onChange={(number) => {
            if (number !== null) put({ ...quota, limit: { kind: 'number', number: Number(number) } }, 'number')
          }}
        />
      )}
      {quota.limit.kind === 'share' ? (
        <Field label={t('schemeSettings.quotas.rounding')} className={quotaStyles.quotaField}>
          {(control) => (
            <Select
              {...control}
              value={quota.rounding}
              onChange={(rounding) => put({ ...quota, rounding })}
              options={(['floor', 'half_up', 'ceil'] as const).map((value) => ({
                value,
                label: t(`schemes.setting.quotaRounding.${value}`),
              }))}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('schemeSettings.quotas.per')} className={quotaStyles.quotaField}>
        {(control) => (
          <Select
            {...control}
            value={quota.per}
            onChange={(per) => put({ ...quota, per })}
            options={(['category', 'cycle'] as const).map((value) => ({ value, label: t(`schemeSettings.quotas.perKind.${value}`) }))}
          />
        )}
      </Field>
      {found.map((problem) => (
        <p key={problem.code} className={styles.refusing}>
          {codedText('schemeProblems', problem.code, problem.values)}
        </p>
      ))}
    </div>
  )
}
