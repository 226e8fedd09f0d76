import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { WeightHelp } from './weight-help.tsx'
import { weightGroups } from './weight-target.ts'
import styles from './weights.module.css'

/** 权重建议 of the settings: chooses the group, then opens the help for it. */
export function WeightsSection(): ReactElement {
  const { t } = useTranslation()
  const { scheme, current } = useSchemeDocument()
  const { parts } = scheme
  // biome-ignore lint/correctness/useExhaustiveDependencies: the groups are made of the indicators alone
  const groups = useMemo(() => weightGroups(scheme), [parts])
  const [chosen, setChosen] = useState<string | null>(current)
  const [open, setOpen] = useState(false)
  const group = groups.find(({ code }) => code === chosen) ?? groups[0]
  if (group === undefined) return <p className="muted">{t('schemeWeights.tooFew')}</p>
  return (
    <>
      <div className={styles.accept}>
        <Field label={t('schemeWeights.group')} className={styles.group}>
          {(control) => (
            <Select
              {...control}
              value={group.code}
              onChange={setChosen}
              options={groups.map(({ code, name, depth }) => ({
                value: code,
                label: `${'\u3000'.repeat(Math.max(depth - 1, 0))}${name ?? t('schemeWeights.base')}`,
              }))}
            />
          )}
        </Field>
        {open ? null : <Button onClick={() => setOpen(true)}>{t('schemeWeights.open')}</Button>}
      </div>
      {open ? <WeightHelp code={group.code} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
