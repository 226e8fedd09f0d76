import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetLine } from '../../../shared/contract/judging.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { TextInput } from '../../components/text-input.tsx'
import styles from './sheets-view.module.css'

interface NewVersionFormProps {
  readonly cycleId: number
  readonly panelId: number
  readonly line: SheetLine
  readonly onClose: () => void
}

/** Lets a judge change a sheet that is handed in, for a reason that stays with it. */
export function NewVersionForm({ cycleId, panelId, line, onClose }: NewVersionFormProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const open = useMutation(
    api.judging.openVersion.mutationOptions({
      onSuccess: ({ version }) => {
        notify.success(t('judging.sheets.opened', { name: line.name, version }))
        onClose()
      },
    }),
  )
  const problem = open.error === null ? (missing ? t('errors.reason_required') : null) : refusalText(open.error)
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(reason.trim() === '')
        if (reason.trim() !== '' && !open.isPending) open.mutate({ cycleId, panelId, judgeId: line.judgeId, reason: reason.trim() })
      }}
    >
      <p>{t('judging.sheets.newVersionLead', { name: line.name })}</p>
      <Field label={t('judging.sheets.newVersionReason')} problem={problem}>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={reason} onChange={setReason} />}
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" size="small" aria-disabled={open.isPending}>
          {t('judging.sheets.newVersionDo')}
        </Button>
        <Button variant="quiet" size="small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
