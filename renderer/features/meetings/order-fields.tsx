import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingOrder } from '../../../shared/contract/meetings.ts'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import { OrderList } from './order-list.tsx'

const orders = ['register', 'lots', 'manual'] as const

/** The choice of the order as it stands in its fields; `manual` null: nothing was moved yet. */
export interface TypedOrder {
  readonly kind: MeetingOrder['kind']
  readonly seed: string
  readonly manual: readonly number[] | null
}

export const registerOrder: TypedOrder = { kind: 'register', seed: '', manual: null }

/** Someone who may be put into an order. */
interface Ordered {
  readonly id: number
  readonly name: string
  readonly categoryName: string
}

/** Whether the number of the draw can be taken: digits, or nothing. */
export function seedFits({ kind, seed }: TypedOrder): boolean {
  return kind !== 'lots' || /^\d{0,12}$/.test(seed.trim())
}

/** The order from its fields; an order by hand begins with the evaluatees as given. */
export function readOrder({ kind, seed, manual }: TypedOrder, evaluatees: readonly Ordered[]): MeetingOrder {
  switch (kind) {
    case 'register':
      return { kind }
    case 'lots':
      return { kind, seed: seed.trim() === '' ? null : seed.trim() }
    case 'manual':
      return { kind, evaluateeIds: [...(manual ?? evaluatees.map(({ id }) => id))] }
  }
}

interface OrderFieldsProps {
  readonly evaluatees: readonly Ordered[]
  readonly typed: TypedOrder
  readonly onType: (typed: TypedOrder) => void
}

/** Fields of the order of the evaluatees: as registered, by lots with a number, or by hand. */
export function OrderFields({ evaluatees, typed, onType }: OrderFieldsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t('meetings.create.order')}</legend>
      <div className={styles.radios}>
        {orders.map((kind) => (
          <label key={kind}>
            <input type="radio" name="order" value={kind} checked={typed.kind === kind} onChange={() => onType({ ...typed, kind })} />
            {t(`meetings.create.orders.${kind}`)}
          </label>
        ))}
      </div>
      {typed.kind === 'lots' && (
        <>
          <p className="muted small">{t('meetings.create.lotsHelp')}</p>
          <Field
            label={t('meetings.create.lotsNumber')}
            hint={t('meetings.create.lotsHint')}
            problem={seedFits(typed) ? null : t('meetings.create.problem.lots')}
          >
            {(control) => (
              <TextInput
                {...control}
                inputMode="numeric"
                maxLength={12}
                value={typed.seed}
                onChange={(seed) => onType({ ...typed, seed })}
              />
            )}
          </Field>
        </>
      )}
      {typed.kind === 'manual' && (
        <OrderList
          evaluatees={evaluatees}
          order={typed.manual ?? evaluatees.map(({ id }) => id)}
          onOrder={(manual) => onType({ ...typed, manual })}
        />
      )}
      {typed.kind === 'register' && (
        <ol className={styles.orderPlain} aria-label={t('meetings.create.manualLabel')}>
          {evaluatees.map(({ id, name, categoryName }) => (
            <li key={id}>
              <span>{name}</span>
              <span className="muted small">{categoryName}</span>
            </li>
          ))}
        </ol>
      )}
    </fieldset>
  )
}
