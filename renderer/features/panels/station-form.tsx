import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { foldWidth } from '../../components/number-text.ts'
import { useRefusalText } from '../../components/refusal-text.ts'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './sheets-view.module.css'

const minutes = ['1', '2', '5', '10'] as const

interface StationFormProps {
  readonly cycleId: number
  readonly panelId: number
  readonly hasCodes: boolean
  readonly onClose: () => void
}

/** 评委入座: gives the machine to the judges of one or more panels, with the code that takes it back. */
export function StationForm({ cycleId, panelId, hasCodes, onClose }: StationFormProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const queryClient = useQueryClient()
  const panels = useQuery(api.panels.list.queryOptions({ input: { cycleId } }))
  const [chosen, setChosen] = useState<readonly number[]>([panelId])
  const [code, setCode] = useState('')
  const [again, setAgain] = useState('')
  const [idle, setIdle] = useState<(typeof minutes)[number]>('2')
  const [shown, setShown] = useState(false)
  const open = useMutation(
    api.judging.openStation.mutationOptions({
      onSuccess: (station) => queryClient.setQueryData(api.judging.station.queryKey(), station),
    }),
  )
  const isCode = /^\d{4,12}$/.test(code)
  const isSame = code === again
  const start = (): void => {
    setShown(true)
    if (!isCode || !isSame || chosen.length === 0 || open.isPending) return
    open.mutate({ cycleId, panelIds: [...chosen], officeCode: code, idleSeconds: Number(idle) * 60 })
  }

  return (
    <form
      className={styles.card}
      aria-label={t('judging.sheets.station')}
      onSubmit={(event) => {
        event.preventDefault()
        start()
      }}
    >
      <h2>{t('judging.sheets.station')}</h2>
      <p>{t('judging.sheets.stationLead')}</p>
      {!hasCodes && <p role="alert">{t('judging.sheets.noCodes')}</p>}
      <fieldset className={styles.choices}>
        <legend>{t('judging.sheets.stationPanels')}</legend>
        {panels.data?.panels.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => setChosen(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className={styles.fields}>
        <Field label={t('judging.sheets.officeCode')} problem={shown && !isCode ? t('judging.sheets.officeCodeForm') : null}>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              inputMode="numeric"
              autoFocus
              maxLength={12}
              value={code}
              onChange={(typed) => setCode(foldWidth(typed))}
            />
          )}
        </Field>
        <Field
          label={t('judging.sheets.officeCodeAgain')}
          problem={shown && isCode && !isSame ? t('judging.sheets.officeCodeDiffers') : null}
        >
          {(control) => (
            <TextInput
              {...control}
              type="password"
              inputMode="numeric"
              maxLength={12}
              value={again}
              onChange={(typed) => setAgain(foldWidth(typed))}
            />
          )}
        </Field>
        <Field label={t('judging.sheets.idle')}>
          {(control) => (
            <Select
              {...control}
              value={idle}
              onChange={setIdle}
              options={minutes.map((value) => ({ value, label: t('judging.sheets.minutes', { count: Number(value) }) }))}
            />
          )}
        </Field>
      </div>
      <p className={styles.warning}>{t('judging.sheets.officeCodeWarning')}</p>
      {open.error !== null && <p role="alert">{refusalText(open.error)}</p>}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" aria-disabled={!hasCodes || open.isPending}>
          {t('judging.sheets.stationDo')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
