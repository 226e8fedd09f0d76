import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/register.ts'
import { type Participation, participations } from '../../../shared/domain/glossary.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './register-screen.module.css'

const choose = 'choose'

interface SelectionBarProps {
  readonly ids: readonly number[]
  readonly categories: readonly Category[]
  readonly onClear: () => void
}

/** What can be done with all selected evaluatees at once. Removing asks again in place; the host refuses it as a whole if one has facts. */
export function SelectionBar({ ids, categories, onClear }: SelectionBarProps): ReactElement {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const update = useMutation(
    api.register.update.mutationOptions({ onSuccess: ({ changed }) => notify.success(t('register.selected.changed', { count: changed })) }),
  )
  const remove = useMutation(
    api.register.remove.mutationOptions({
      onSuccess: ({ removed }) => {
        notify.success(t('register.selected.removed', { count: removed }))
        onClear()
      },
      onSettled: () => setSure(false),
    }),
  )
  const evaluateeIds = [...ids]
  const busy = update.isPending || remove.isPending
  const error = remove.error ?? update.error

  return (
    <section aria-label={t('register.selected.label')} className={styles.selection}>
      <b>{t('register.selected.count', { count: ids.length })}</b>
      {sure ? (
        <>
          <span className="negative">{t('register.selected.removeSure', { count: ids.length })}</span>
          <Button size="small" variant="danger" disabled={busy} autoFocus onClick={() => remove.mutate({ evaluateeIds })}>
            {t('register.selected.removeYes')}
          </Button>
          <Button size="small" onClick={() => setSure(false)}>
            {t('common.cancel')}
          </Button>
        </>
      ) : (
        <>
          <Field label={t('register.selected.category')} hideLabel>
            {(control) => (
              <Select
                {...control}
                disabled={busy}
                value={choose}
                onChange={(value) => value !== choose && update.mutate({ evaluateeIds, categoryId: Number(value) })}
                options={[
                  { value: choose, label: t('register.selected.category') },
                  ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
                ]}
              />
            )}
          </Field>
          <Field label={t('register.selected.participation')} hideLabel>
            {(control) => (
              <Select<Participation | typeof choose>
                {...control}
                disabled={busy}
                value={choose}
                onChange={(value) => value !== choose && update.mutate({ evaluateeIds, participation: value })}
                options={[
                  { value: choose, label: t('register.selected.participation') },
                  ...participations.map((value) => ({ value, label: t(`glossary.participation.${value}`) })),
                ]}
              />
            )}
          </Field>
          <Button size="small" variant="danger" disabled={busy} onClick={() => setSure(true)}>
            {t('register.selected.remove')}
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            {t('register.selected.clear')}
          </Button>
        </>
      )}
      {error !== null && <Problem error={error} />}
    </section>
  )
}
