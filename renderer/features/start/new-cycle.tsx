import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { today } from '../../components/moment.ts'
import { notify } from '../../components/notice.tsx'
import { foldWidth, showNumber } from '../../components/number-text.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { readYear, type SchemeChoice } from './cycle-form.ts'
import styles from './start-screen.module.css'

/** A new cycle: which scheme, which year, what name. Leads on to the register, which is empty then. */
export function NewCycle(): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const starters = useQuery(api.schemes.starters.queryOptions())
  const versions = useQuery(api.schemes.versions.queryOptions())
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [yearTyped, setYearTyped] = useState(today().slice(0, 4))
  const [nameTyped, setNameTyped] = useState<string | null>(null)

  const groups = useMemo(() => {
    const fromStarters = (starters.data ?? []).map(({ code, name, kind, leaves, rules, points }): SchemeChoice => {
      const values = { kind: t(`glossary.kind.${kind}`), leaves, rules }
      const facts = points === null ? t('start.schemeFactsOpen', values) : t('start.schemeFacts', { ...values, points: showNumber(points) })
      return { key: `starter-${code}`, from: { from: 'starter', code }, name, kind, facts }
    })
    const fromVersions = (versions.data ?? [])
      .filter(({ state }) => state !== 'superseded')
      .map(({ id, name, kind, number, state }): SchemeChoice => {
        const facts = t('start.versionFacts', { kind: t(`glossary.kind.${kind}`), number, state: t(`glossary.versionState.${state}`) })
        return { key: `version-${id}`, from: { from: 'version', id }, name, kind, facts }
      })
    return [
      { title: t('start.starters'), choices: fromStarters },
      { title: t('start.versions'), choices: fromVersions },
    ].filter(({ choices }) => choices.length > 0)
  }, [starters.data, versions.data, t])

  const choices = groups.flatMap((group) => group.choices)
  const chosen = choices.find(({ key }) => key === chosenKey) ?? choices[0]
  const year = readYear(foldWidth(yearTyped))
  const name =
    nameTyped ?? (chosen === undefined || year === null ? '' : t('start.defaultName', { year, kind: t(`glossary.kind.${chosen.kind}`) }))
  const create = useMutation(
    api.cycles.create.mutationOptions({
      onSuccess: async (cycle) => {
        notify.success(t('start.created', { name: cycle.name }))
        await queryClient.invalidateQueries({ queryKey: api.cycles.key() })
        await navigate({ to: '/register', search: { cycle: cycle.id } })
      },
    }),
  )
  const error = starters.error ?? versions.error
  if (error !== null) return <Problem error={error} />

  return (
    <Card title={t('start.create')} className={styles.card}>
      <p className={styles.text}>{t('start.createText')}</p>
      {(starters.isPending || versions.isPending) && <Loading />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== undefined && year !== null && name.trim() !== '') create.mutate({ year, name: name.trim(), scheme: chosen.from })
        }}
      >
        {groups.map((group) => (
          <fieldset key={group.title} className={styles.choices}>
            <legend>{group.title}</legend>
            {group.choices.map((choice) => (
              <label key={choice.key} className={styles.choice}>
                <input type="radio" name="scheme" checked={choice === chosen} onChange={() => setChosenKey(choice.key)} />
                <span>
                  <b>{choice.name}</b>
                  <small>{choice.facts}</small>
                </span>
              </label>
            ))}
          </fieldset>
        ))}
        <p className={styles.text}>
          {t('start.ownRules')}{' '}
          <Link to="/schemes" search={{ mode: 'import' }}>
            {t('start.importRules')}
          </Link>
        </p>
        <div className={styles.pair}>
          <Field label={t('start.year')} problem={year === null ? t('start.yearProblem') : null}>
            {(control) => <TextInput {...control} inputMode="numeric" value={yearTyped} onChange={setYearTyped} />}
          </Field>
          <Field label={t('start.name')} problem={name.trim() === '' ? t('start.nameProblem') : null}>
            {(control) => <TextInput {...control} maxLength={80} value={name} onChange={setNameTyped} />}
          </Field>
        </div>
        {create.isError && <Problem error={create.error} />}
        <div>
          <Button
            type="submit"
            variant="primary"
            disabled={chosen === undefined || year === null || name.trim() === '' || create.isPending}
          >
            {create.isPending ? t('start.creating') : t('start.createButton')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
