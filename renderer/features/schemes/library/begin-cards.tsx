import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../../shared/contract/schemes.ts'
import type { EvaluateeKind } from '../../../../shared/domain/glossary.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import styles from './library.module.css'
import type { NewScheme } from './scheme-library.tsx'

/** Kinds of evaluatees, in the order of the register. */
export const kinds: readonly EvaluateeKind[] = ['unit', 'branch', 'member']

interface BeginProps {
  readonly busy: boolean
  readonly onBegin: (scheme: NewScheme) => void
}

interface BeginFromVersionProps extends BeginProps {
  readonly versions: readonly VersionHead[]
}

/** 空白方案: a name and who is evaluated. */
export function BeginBlank({ busy, onBegin }: BeginProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<EvaluateeKind>('branch')
  const [asked, setAsked] = useState(false)
  return (
    <FormCard
      title={t('schemeLibrary.blank.title')}
      about={t('schemeLibrary.blank.about')}
      start={t('schemeLibrary.blank.start')}
      disabled={busy}
      onSubmit={() => {
        setAsked(true)
        if (name.trim() !== '') onBegin({ from: 'blank', name: name.trim(), kind })
      }}
    >
      <div className={styles.fields}>
        <Field
          label={t('schemeLibrary.blank.name')}
          problem={asked && name.trim() === '' ? t('schemeLibrary.nameMissing') : null}
          className={styles.grow}
        >
          {(control) => <TextInput {...control} value={name} maxLength={200} onChange={setName} />}
        </Field>
        <Field label={t('schemeLibrary.blank.kind')}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={setKind}
              options={kinds.map((each) => ({ value: each, label: t(`glossary.kind.${each}`) }))}
            />
          )}
        </Field>
      </div>
    </FormCard>
  )
}

/** 沿用去年方案: a copy under another name; the names of the indicators it came from are kept with it. */
export function BeginCopy({ versions, busy, onBegin }: BeginFromVersionProps): ReactElement {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<number | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const version = versions.find(({ id }) => id === chosen) ?? newestOf(versions)
  const name = typed ?? (version === null ? '' : t('schemeLibrary.copy.nameOf', { name: version.name }))
  return (
    <FormCard
      title={t('schemeLibrary.copy.title')}
      about={t('schemeLibrary.copy.about')}
      start={t('schemeLibrary.copy.start')}
      disabled={busy || version === null}
      onSubmit={() => {
        if (version !== null && name.trim() !== '') onBegin({ from: 'copy', versionId: version.id, name: name.trim() })
      }}
    >
      <VersionField label={t('schemeLibrary.copy.version')} versions={versions} value={version} onChange={setChosen} />
      <Field label={t('schemeLibrary.copy.name')} problem={version !== null && name.trim() === '' ? t('schemeLibrary.nameMissing') : null}>
        {(control) => <TextInput {...control} value={name} maxLength={200} disabled={version === null} onChange={setTyped} />}
      </Field>
    </FormCard>
  )
}

/** 本方案的下一版. */
export function BeginNextVersion({ versions, busy, onBegin }: BeginFromVersionProps): ReactElement {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<number | null>(null)
  const version = versions.find(({ id }) => id === chosen) ?? newestOf(versions)
  return (
    <FormCard
      title={t('schemeLibrary.next.title')}
      about={t('schemeLibrary.next.about')}
      start={t('schemeLibrary.next.start')}
      disabled={busy || version === null}
      onSubmit={() => {
        if (version !== null) onBegin({ from: 'version', versionId: version.id })
      }}
    >
      <VersionField label={t('schemeLibrary.next.version')} versions={versions} value={version} onChange={setChosen} />
    </FormCard>
  )
}

/** The published version that was made last, because that is what an office goes on from; else the last one made. */
function newestOf(versions: readonly VersionHead[]): VersionHead | null {
  const newest = (list: readonly VersionHead[]) =>
    list.reduce<VersionHead | null>((last, each) => (last === null || each.id > last.id ? each : last), null)
  return newest(versions.filter(({ state }) => state === 'published')) ?? newest(versions)
}

interface VersionFieldProps {
  readonly label: string
  readonly versions: readonly VersionHead[]
  readonly value: VersionHead | null
  readonly onChange: (versionId: number) => void
}

function VersionField({ label, versions, value, onChange }: VersionFieldProps): ReactElement {
  const { t } = useTranslation()
  if (value === null) return <p className="muted">{t('schemeLibrary.noVersions')}</p>
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={String(value.id)}
          onChange={(chosen) => onChange(Number(chosen))}
          options={versions.map((each) => ({
            value: String(each.id),
            label: t('schemeLibrary.versionOption', {
              name: each.name,
              number: each.number,
              state: t(`glossary.versionState.${each.state}`),
            }),
          }))}
        />
      )}
    </Field>
  )
}

interface FormCardProps {
  readonly title: string
  readonly about: string
  readonly start: string
  readonly disabled: boolean
  readonly onSubmit: () => void
  readonly children: ReactNode
}

function FormCard({ title, about, start, disabled, onSubmit, children }: FormCardProps): ReactElement {
  return (
    <Card title={title}>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!disabled) onSubmit()
        }}
      >
        <p className={styles.about}>{about}</p>
        {children}
        <div className={styles.do}>
          <Button type="submit" disabled={disabled}>
            {start}
          </Button>
        </div>
      </form>
    </Card>
  )
}
