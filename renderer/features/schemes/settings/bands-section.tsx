import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Band } from '../../../../shared/domain/scheme/settings.ts'
import { Button } from '../../../components/button.tsx'
import { showNumber } from '../../../components/number-text.ts'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { replaced } from '../leaf-form/list-edits.ts'
import {
  bandPresetNames,
  joined,
  presetBands,
  problemsOfBand,
  referencesToGrade,
  withLower,
  withMoved,
  withNewBand,
  withoutBand,
  withUpper,
} from './band-edits.ts'
import { BandStrip } from './band-strip.tsx'
import { SettingChoice, SettingNumber, SettingText } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'

/** 等次: the bands as a table, their picture, and ready bands to begin with. */
export function BandsSection(): ReactElement {
  const { t } = useTranslation()
  const { scheme, settings, edit } = useSettings()
  const { bands } = settings
  const table = useRef<HTMLTableElement>(null)
  const focusNext = useRef<number | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const fullMarks = settings.bandsOn === 'percent' ? '100' : (scheme.points ?? '100')

  useEffect(() => {
    if (focusNext.current === null) return
    table.current?.tBodies[0]?.rows[focusNext.current]?.querySelector('input')?.focus()
    focusNext.current = null
  })
  const restructure = (next: Band[], place: number) => {
    focusNext.current = place
    edit('bands', () => ({ bands: next }))
  }
  const move = (from: number, to: number) => {
    if (to >= 0 && to < bands.length) restructure(withMoved(bands, from, to), to)
  }
  const remove = (place: number) => {
    const grade = bands[place]?.code
    setAsking(null)
    focusNext.current = Math.max(place - 1, 0)
    edit('bands', (before) => ({
      bands: withoutBand(before.bands, place),
      quotas: before.quotas.filter((quota) => quota.grade !== grade),
    }))
  }

  return (
    <>
      <SettingChoice
        legend={t('schemeSettings.bands.on')}
        value={settings.bandsOn}
        onChange={(bandsOn) => edit('bands', () => ({ bandsOn }))}
        options={(['score', 'percent'] as const).map((value) => ({
          value,
          name: t(`schemeSettings.bandsOn.${value}.name`),
          effect: t(`schemeSettings.bandsOn.${value}.effect`),
        }))}
      />
      {bands.length === 0 ? (
        <p className="muted">{t('schemeSettings.bands.none')}</p>
      ) : (
        <>
          <BandStrip />
          <table ref={table} className={styles.table} aria-label={t('schemeSettings.section.bands')}>
            <thead>
              <tr>
                <th>{t('schemeSettings.bands.name')}</th>
                <th>{t('schemeSettings.bands.lower')}</th>
                <th>{t('schemeSettings.bands.upper')}</th>
                <th>{t('schemeSettings.bands.words')}</th>
                <th>
                  <span className="visually-hidden">{t('schemeSettings.bands.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {bands.map((band, place) => (
                <BandRow
                  key={band.code}
                  band={band}
                  place={place}
                  asking={asking === band.code}
                  onMove={(by) => move(place, place + by)}
                  onRemove={() => {
                    const { quotas, vetoes } = referencesToGrade(scheme, band.code)
                    if (asking !== band.code && quotas + vetoes.length > 0) setAsking(band.code)
                    else remove(place)
                  }}
                  onKeep={() => setAsking(null)}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          icon="plus"
          onClick={() => restructure(withNewBand(bands, t('schemeSettings.bands.newName'), fullMarks), bands.length)}
        >
          {t('schemeSettings.bands.add')}
        </Button>
        <span className={styles.presets}>
          <span className="muted">{t('schemeSettings.bands.presets')}</span>
          {bandPresetNames.map((preset) => (
            <Button
              key={preset}
              size="small"
              variant="quiet"
              title={t(`schemeSettings.preset.${preset}.limits`)}
              onClick={() =>
                restructure(
                  presetBands(preset, fullMarks, (grade) => codedText('schemeSettings.grade', grade)),
                  0,
                )
              }
            >
              {t(`schemeSettings.preset.${preset}.name`)}
            </Button>
          ))}
        </span>
      </div>
      <p className="muted">{t('schemeSettings.bands.help')}</p>
    </>
  )
}

interface BandRowProps {
  readonly band: Band
  readonly place: number
  /** Whether deleting waits for a yes. */
  readonly asking: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onKeep: () => void
}

function BandRow({ band, place, asking, onMove, onRemove, onKeep }: BandRowProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, problems, settings, edit } = useSettings()
  const { bands } = settings
  const found = problemsOfBand(problems, bands, place)
  const gap = found.some(({ code }) => code === 'bands_hole' || code === 'bands_overlap')
  const { name } = band
  const unit = settings.bandsOn === 'percent' ? '%' : ''
  const references = asking ? referencesToGrade(scheme, band.code) : null
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <>
      <tr onKeyDown={onKeyDown} className={found.some(({ severity }) => severity === 'refusing') ? styles.faultyRow : undefined}>
        <td className={styles.nameCell}>
          <SettingText
            label={t('schemeSettings.bands.nameOf', { name })}
            hideLabel
            place={`band ${band.code} name`}
            required
            longest={200}
            value={name}
            onChange={(text) =>
              edit('bands', (before) => ({ bands: replaced(before.bands, place, { ...band, name: text }) }), `band ${band.code} name`)
            }
          />
        </td>
        <td>
          <SettingNumber
            label={t('schemeSettings.bands.lowerOf', { name })}
            hideLabel
            place={`band ${band.code} lower`}
            kind="signed"
            required
            value={band.lower}
            onChange={(text) => {
              if (text !== null) edit('bands', (before) => ({ bands: withLower(before.bands, place, text) }), `band ${band.code} lower`)
            }}
          />
        </td>
        <td>
          <SettingNumber
            label={t('schemeSettings.bands.upperOf', { name })}
            hideLabel
            place={`band ${band.code} upper`}
            kind="signed"
            required={place > 0}
            none={t('schemes.unbounded')}
            value={band.upper}
            onChange={(text) => edit('bands', (before) => ({ bands: withUpper(before.bands, place, text) }), `band ${band.code} upper`)}
          />
        </td>
        <td className={styles.words}>
          {band.upper === null
            ? t('schemeSettings.bands.from', { lower: showNumber(band.lower) + unit })
            : t('schemeSettings.bands.between', { lower: showNumber(band.lower) + unit, upper: showNumber(band.upper) + unit })}
          {found.map((problem) => (
            <p key={problem.code} className={problem.severity === 'refusing' ? styles.refusing : styles.notice}>
              {codedText('schemeProblems', problem.code, problem.values)}
            </p>
          ))}
          {gap ? (
            <Button size="small" onClick={() => edit('bands', (before) => ({ bands: joined(before.bands, place) }))}>
              {place === 0 ? t('schemeSettings.bands.openEnd') : t('schemeSettings.bands.join', { name: bands[place - 1]?.name ?? '' })}
            </Button>
          ) : null}
        </td>
        <td className={styles.rowActions}>
          <Button
            size="small"
            variant="quiet"
            disabled={place === 0}
            aria-label={t('schemeSettings.bands.moveUp', { name })}
            title={t('schemeSettings.bands.moveHelp')}
            onClick={() => onMove(-1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            variant="quiet"
            disabled={place === bands.length - 1}
            aria-label={t('schemeSettings.bands.moveDown', { name })}
            title={t('schemeSettings.bands.moveHelp')}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
          <Button size="small" variant="quiet" aria-label={t('schemeLeaf.list.remove', { name })} onClick={onRemove}>
            {t('schemeLeaf.list.removeWord')}
          </Button>
        </td>
      </tr>
      {references === null ? null : (
        <tr>
          <td colSpan={5}>
            <div role="alert" className={styles.ask}>
              <p>
                {references.quotas === 0 ? null : t('schemeSettings.bands.quotasGo', { name, count: references.quotas })}
                {references.vetoes.length === 0
                  ? null
                  : t('schemeSettings.bands.vetoesName', {
                      name,
                      count: references.vetoes.length,
                      first: references.vetoes[0] ?? '',
                    })}
              </p>
              <Button size="small" variant="danger" onClick={onRemove}>
                {t('schemeSettings.bands.removeAnyway')}
              </Button>
              <Button size="small" onClick={onKeep}>
                {t('common.cancel')}
              </Button>
            </div>
          </td>
        </tr>
      )}
    </>
  )
}
