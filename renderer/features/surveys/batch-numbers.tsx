import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotForm, BatchHead, SurveyStandingView } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './surveys.module.css'

interface BatchNumbersProps {
  readonly form: BallotForm
  readonly batch: BatchHead
  readonly standings: readonly SurveyStandingView[]
}

const fields = ['entitled', 'issued', 'returned'] as const
type NumberField = (typeof fields)[number]
type Numbers = Readonly<Record<NumberField, number>>

/**
 * Entitled, issued, returned; saved when a field is left. What does not fit is said while it is typed, and so is what the scheme makes of the numbers,
 * before anything is counted.
 */
export function BatchNumbers({ form, batch, standings }: BatchNumbersProps): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Readonly<Partial<Record<NumberField, string | null>>>>({})
  const [name, setName] = useState<string | null>(null)
  const queryClient = useQueryClient()
  const save = useMutation(api.surveys.saveBatch.mutationOptions())
  const texts = fields.map((field) => (typed[field] === undefined ? String(batch[field]) : typed[field]))
  const numbers = readNumbers(texts)
  const agreed = batch.state === 'agreed'
  const live = useQuery({
    ...api.surveys.standing.queryOptions({ input: { formId: form.id, batchId: batch.id, ...(numbers ?? batchNumbers(batch)) } }),
    enabled: numbers !== null && !agreed,
    placeholderData: keepPreviousData,
  })
  const shown = agreed || numbers === null ? standings : (live.data ?? standings)
  const keep = (change: { name?: string }): void => {
    if (numbers === null) return
    const next = { name: change.name ?? batch.name, ...numbers }
    if (next.name === batch.name && fields.every((field) => next[field] === batch[field])) return
    save.mutate(
      { formId: form.id, batchId: batch.id, ...next },
      {
        // First the stored numbers, then without the typed ones that say the same: what was typed meanwhile stays.
        onSuccess: async () => {
          await queryClient.invalidateQueries({ queryKey: api.surveys.key() })
          setTyped((now) => Object.fromEntries(Object.entries(now).filter(([field, text]) => text !== String(next[field as NumberField]))))
        },
      },
    )
  }
  const fault = numbers === null ? t('surveys.fault.incomplete') : faultOf(numbers, shown, t)
  return (
    <Card>
      <div className={styles.numbers}>
        <Field label={t('surveys.batches.name')}>
          {(control) => (
            <TextInput
              {...control}
              value={name ?? batch.name}
              maxLength={60}
              disabled={agreed}
              onChange={setName}
              onBlur={() => {
                if (name !== null && name.trim() !== '') keep({ name: name.trim() })
                setName(null)
              }}
            />
          )}
        </Field>
        {fields.map((field, index) => (
          <Field key={field} label={t(`surveys.batches.${field}`)}>
            {(control) => (
              <NumberInput
                {...control}
                value={texts[index] ?? null}
                disabled={agreed}
                onChange={(value, invalid) => setTyped((before) => ({ ...before, [field]: invalid ? null : value }))}
                onBlur={() => keep({})}
              />
            )}
          </Field>
        ))}
      </div>
      {save.isError ? <Problem error={save.error} /> : null}
      <p className={fault === null ? styles.fits : styles.fault} role="status">
        {fault ?? t('surveys.fault.fits', numbers ?? batchNumbers(batch))}
      </p>
      {numbers !== null && numbers.entitled === 0 ? null : (
        <ul className={styles.standings}>
          {shown.map((standing) => (
            <li key={standing.code}>
              <Tag tone={standing.kind === 'counts' ? 'green' : standing.kind === 'withheld' ? 'amber' : 'red'}>
                {t(`surveys.standing.${standing.kind}`, {
                  leaf: standing.name,
                  share: percentOf(standing.voidShare),
                  minimum: percentOf(standing.minimumTurnout),
                })}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function batchNumbers({ entitled, issued, returned }: BatchHead): Numbers {
  return { entitled, issued, returned }
}

/** The three numbers, or null while one of them is no whole number. */
function readNumbers(texts: readonly (string | null)[]): Numbers | null {
  const [entitled, issued, returned] = texts.map((text) => (text !== null && /^\d{1,6}$/u.test(text) ? Number(text) : null))
  if (typeof entitled !== 'number' || typeof issued !== 'number' || typeof returned !== 'number') return null
  return { entitled, issued, returned }
}

/** What does not fit, in words. More back than out is the scheme's to judge where it knows that case. */
function faultOf(numbers: Numbers, standings: readonly SurveyStandingView[], t: TFunction): string | null {
  const { entitled, issued, returned } = numbers
  if (issued > entitled) return t('surveys.fault.issued', { entitled, issued })
  const known = standings.length > 0 && standings.every(({ kind }) => kind === 'over_issued')
  if (returned > issued && !known) return t('surveys.fault.returned', { issued, returned })
  return null
}

/** `'0.5'` as `50%`; nothing where the scheme has no such share. */
function percentOf(share: string | null): string {
  return share === null ? '' : `${(Number(share) * 100).toFixed(2).replace(/\.?0+$/u, '')}%`
}
