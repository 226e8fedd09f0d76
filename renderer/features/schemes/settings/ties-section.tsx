import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TieBreaker } from '../../../../shared/domain/scheme/settings.ts'
import { Button } from '../../../components/button.tsx'
import { Combobox, type ComboboxItem } from '../../../components/combobox.tsx'
import { Field } from '../../../components/field.tsx'
import { loadPinyin, type PinyinForms } from '../../../components/pinyin-index.ts'
import { EditList } from '../leaf-form/edit-list.tsx'
import { SettingChoice } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'
import { useTreeRows } from './use-tree-rows.ts'

const conventions = ['standard', 'modified', 'dense', 'ordinal'] as const
const simpleBreakers = ['fewer_deductions', 'fewer_points_deducted', 'heavier_leaf_first'] as const

const keyOf = (breaker: TieBreaker): string => (breaker.kind === 'node' ? `node ${breaker.code}` : breaker.kind)

/** 同分处理: what ranks are compared on, what is compared when they are equal, and which places equal ones get. */
export function TiesSection(): ReactElement {
  const { t } = useTranslation()
  const { scheme, settings, edit } = useSettings()
  const { tieBreakers } = settings
  const all = useTreeRows(scheme)
  const rows = useMemo(() => all.filter((row) => row.part !== 'veto'), [all])
  const names = useMemo(() => new Map(rows.map((row) => [row.code, row.name])), [rows])
  const spell = usePinyin()
  const used = useMemo(() => new Set(tieBreakers.map(keyOf)), [tieBreakers])
  const items = useMemo(
    () =>
      rows.map((row): ComboboxItem => {
        const note = row.above.map((code) => names.get(code) ?? code).join(' › ')
        return { key: row.code, name: row.name, code: row.code, note, ...(spell === null ? {} : spell(row.name)) }
      }),
    [rows, names, spell],
  )
  const offered = useMemo(() => items.map((item) => (used.has(`node ${item.key}`) ? { ...item, disabled: true } : item)), [items, used])
  const words = (breaker: TieBreaker) =>
    breaker.kind === 'node'
      ? t('schemes.setting.tieBreakers.node', { name: names.get(breaker.code) ?? breaker.code })
      : t(`schemes.setting.tieBreakers.${breaker.kind}`)
  const add = (breaker: TieBreaker) => {
    if (!used.has(keyOf(breaker))) edit('ties', (before) => ({ tieBreakers: [...before.tieBreakers, breaker] }))
  }
  return (
    <>
      <SettingChoice
        legend={t('schemeSettings.ties.rankOn')}
        value={settings.rankOn}
        onChange={(rankOn) => edit('ties', () => ({ rankOn }))}
        options={(['rounded', 'exact'] as const).map((value) => ({
          value,
          name: t(`schemeSettings.rankOn.${value}.name`),
          effect: t(`schemeSettings.rankOn.${value}.effect`),
        }))}
      />
      <h3>{t('schemeSettings.ties.breakers')}</h3>
      <p className="muted">{t('schemeSettings.ties.breakersHelp')}</p>
      {tieBreakers.length === 0 ? <p>{t('schemes.setting.noTieBreakers')}</p> : null}
      <EditList<TieBreaker>
        label={t('schemeSettings.ties.breakers')}
        entries={tieBreakers}
        nameOf={words}
        keyOf={keyOf}
        render={(breaker, place) => (
          <p className={styles.breaker}>{t('schemes.setting.tieOrder', { place: place + 1, text: words(breaker) })}</p>
        )}
        onChange={(next) => edit('ties', () => ({ tieBreakers: next }))}
        add={null}
      />
      <div className={styles.addBreaker}>
        <Field label={t('schemeSettings.ties.addNode')} className={styles.breakerNode}>
          {(control) => (
            <Combobox
              {...control}
              items={offered}
              value={null}
              placeholder={t('schemeSettings.ties.search')}
              onChoose={(item) => add({ kind: 'node', code: item.key })}
            />
          )}
        </Field>
        {simpleBreakers.map((kind) => (
          <Button key={kind} size="small" icon="plus" disabled={used.has(kind)} onClick={() => add({ kind })}>
            {t(`schemes.setting.tieBreakers.${kind}`)}
          </Button>
        ))}
      </div>
      <SettingChoice
        legend={t('schemeSettings.ties.convention')}
        value={settings.ties}
        onChange={(ties) => edit('ties', () => ({ ties }))}
        options={conventions.map((value) => ({
          value,
          name: t(`glossary.tie.${value}`),
          effect: t(`schemeSettings.tieEffect.${value}`),
          example: t(`schemeSettings.tieExample.${value}`),
        }))}
      />
    </>
  )
}

/** Spells indicators for the search, once the dictionary is there. */
function usePinyin(): ((text: string) => PinyinForms) | null {
  const [spell, setSpell] = useState<((text: string) => PinyinForms) | null>(null)
  useEffect(() => {
    let gone = false
    void loadPinyin().then((loaded) => {
      if (!gone) setSpell(() => loaded)
    })
    return () => {
      gone = true
    }
  }, [])
  return spell
}
