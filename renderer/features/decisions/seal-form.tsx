import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { Checkbox } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextArea } from '../../components/text-input.tsx'
import styles from './seals.module.css'
import { signersIn } from './signers.ts'

/** Seals the year: who signs, one tick that it was checked, and the act. Works only when nothing is open. */
export function SealForm({ operator, ready }: { readonly operator: string | null; readonly ready: boolean }): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const [signers, setSigners] = useState('')
  const [checked, setChecked] = useState(false)
  const seal = useMutation(api.seals.seal.mutationOptions())
  const [asked, setAsked] = useState(false)
  const fault = !ready ? 'notReady' : operator === null ? 'noOperator' : !checked ? 'notChecked' : null
  return (
    <Card title={t('seals.form.title')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (fault !== null || seal.isPending) return
          seal.mutate(
            { cycleId: cycle.id, signers: [...signersIn(signers)] },
            { onSuccess: ({ code }) => notify.success(t('seals.form.sealed', { code })) },
          )
        }}
      >
        <p className="muted">{t('seals.form.help')}</p>
        <p>
          {t('seals.form.operator')} <strong>{operator ?? t('seals.form.noOperator')}</strong>
        </p>
        <Field label={t('seals.form.signers')} hint={t('seals.form.signersHint')}>
          {(control) => <TextArea {...control} rows={3} maxLength={900} value={signers} onChange={setSigners} />}
        </Field>
        <Checkbox checked={checked} onChange={setChecked}>
          {t('seals.form.confirm')}
        </Checkbox>
        {asked && fault !== null ? (
          <p role="alert" className="negative small">
            {t(`seals.form.${fault}`)}
          </p>
        ) : null}
        {seal.error === null ? null : <Problem error={seal.error} />}
        <p role="status" className={seal.isPending ? styles.working : undefined}>
          {seal.isPending ? t('seals.form.working') : ''}
        </p>
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" aria-disabled={fault !== null || seal.isPending} aria-busy={seal.isPending}>
            {seal.isPending ? t('seals.form.sealing') : t('seals.form.seal')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
