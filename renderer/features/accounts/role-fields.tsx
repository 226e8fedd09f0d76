import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/domain/roles.ts'
import { api } from '../../api/client.ts'
import { Field } from '../../components/field.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './accounts.module.css'
import { withRole } from './role-choice.ts'

interface RoleFieldsProps {
  readonly legend: string
  readonly offered: readonly Role[]
  readonly chosen: readonly Role[]
  readonly onChange: (chosen: readonly Role[]) => void
}

/** Roles to tick, each with what it may do in a few words. */
export function RoleFields({ legend, offered, chosen, onChange }: RoleFieldsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {offered.map((role) => (
        <label key={role} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={(event) => onChange(withRole(chosen, role, event.target.checked))}
          />
          <span>
            {t(`shell.roles.${role}`)} <small>{t(`accounts.roleText.${role}`)}</small>
          </span>
        </label>
      ))}
      <p className="muted small">{t('accounts.detail.rolesHint')}</p>
    </fieldset>
  )
}

interface UnitFieldsProps {
  readonly chosen: readonly number[]
  readonly onChange: (chosen: readonly number[]) => void
}

/** Units of a liaison group to tick, found by a part of their name. */
export function UnitFields({ chosen, onChange }: UnitFieldsProps): ReactElement {
  const { t } = useTranslation()
  const units = useQuery(api.register.units.queryOptions())
  const [sought, setSought] = useState('')
  const shown = (units.data ?? []).filter(({ name, shortName, code }) => `${name} ${shortName} ${code}`.includes(sought.trim()))
  return (
    <fieldset className={styles.choices}>
      <legend>{t('accounts.detail.units')}</legend>
      <Field label={t('accounts.detail.unitSearch')} hideLabel>
        {(control) => (
          <TextInput {...control} type="search" placeholder={t('accounts.detail.unitSearch')} value={sought} onChange={setSought} />
        )}
      </Field>
      {units.isPending && <Loading />}
      {units.isError && <Problem error={units.error} onRetry={() => void units.refetch()} />}
      <div className={styles.units}>
        {shown.map(({ id, name }) => (
          <label key={id} className={styles.choice}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <p className="muted small">{t('accounts.detail.unitsHint')}</p>
    </fieldset>
  )
}
