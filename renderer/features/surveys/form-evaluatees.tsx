import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icons.tsx'
import { Select } from '../../components/select.tsx'
import styles from './surveys.module.css'

interface FormEvaluateesProps {
  readonly form: BallotForm
  readonly onChange: (evaluatees: readonly number[]) => void
}

/** Who stands on a form, in the order of its lines; stands still once ballots were counted. */
export function FormEvaluatees({ form, onChange }: FormEvaluateesProps): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const register = useQuery({ ...api.register.list.queryOptions({ input: { cycleId: cycle.id } }), enabled: !form.begun })
  const ids = form.evaluatees.map(({ id }) => id)
  const free = (register.data?.evaluatees ?? []).filter(({ id, participation }) => participation !== 'exempt' && !ids.includes(id))
  const swap = (index: number, other: number): void => {
    const moved = ids.with(index, ids[other] ?? 0).with(other, ids[index] ?? 0)
    onChange(moved)
  }
  return (
    <section className={styles.evaluatees} aria-label={t('surveys.form.evaluatees')}>
      <h3>{t('surveys.form.evaluatees')}</h3>
      <ol className={styles.order}>
        {form.evaluatees.map(({ id, name, category }, index) => (
          <li key={id}>
            <span className={styles.place}>{index + 1}</span>
            <span className={styles.orderName} title={name}>
              {name}
            </span>
            <span className={styles.orderCategory}>{category}</span>
            {form.begun ? null : (
              <>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('surveys.form.up', { name })}
                  disabled={index === 0}
                  onClick={() => swap(index, index - 1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('surveys.form.down', { name })}
                  disabled={index === ids.length - 1}
                  onClick={() => swap(index, index + 1)}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('surveys.form.take', { name })}
                  disabled={ids.length === 1}
                  onClick={() => onChange(ids.filter((each) => each !== id))}
                >
                  <Icon name="close" size={12} />
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
      {free.length === 0 ? null : (
        <Select
          aria-label={t('surveys.form.add')}
          value=""
          options={[
            { value: '', label: t('surveys.form.add') },
            ...free.map(({ id, name, unitName }) => ({
              value: String(id),
              label: name.startsWith(unitName) ? name : `${unitName} ${name}`,
            })),
          ]}
          onChange={(id) => onChange([...ids, Number(id)])}
        />
      )}
    </section>
  )
}
