import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../../shared/contract/schemes.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { useVersionName } from './use-version-name.ts'
import styles from './versions.module.css'

/** Two versions that are set side by side. */
export interface Pair {
  readonly fromId: number
  readonly toId: number
}

interface VersionPairProps {
  readonly versions: readonly VersionHead[]
  readonly pair: Pair
  readonly onChange: (pair: Pair) => void
}

/** Chooses any two versions of any scheme. */
export function VersionPair({ versions, pair, onChange }: VersionPairProps): ReactElement {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const options = versions.map((each) => ({ value: String(each.id), label: nameOf(each) }))
  return (
    <div className={classNames(styles.tools, styles.pair, styles.noPrint)}>
      <Field label={t('schemeVersions.from')} className={styles.field}>
        {(control) => (
          <Select {...control} value={String(pair.fromId)} onChange={(id) => onChange({ ...pair, fromId: Number(id) })} options={options} />
        )}
      </Field>
      <Field label={t('schemeVersions.to')} className={styles.field}>
        {(control) => (
          <Select {...control} value={String(pair.toId)} onChange={(id) => onChange({ ...pair, toId: Number(id) })} options={options} />
        )}
      </Field>
      <Button size="small" onClick={() => onChange({ fromId: pair.toId, toId: pair.fromId })}>
        {t('schemeVersions.swap')}
      </Button>
    </div>
  )
}
