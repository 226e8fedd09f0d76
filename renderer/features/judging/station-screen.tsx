import { type ReactElement, useCallback, useEffect, useState } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../shared/contract/judging.ts'
import { Icon } from '../../components/icons.tsx'
import { chooseLanguage } from '../../i18n/i18n.ts'
import { OfficeReturn } from './office-return.tsx'
import { SeatRoom } from './seat-room.tsx'
import { seatToken } from './seat-token.ts'
import { SignIn } from './sign-in.tsx'
import styles from './station.module.css'

/** 评委入座: what the whole page is while the machine belongs to the judges. One judge at a time; nothing of the office, and nothing of any other judge. */
export function StationScreen({ station }: { readonly station: NonNullable<Station> }): ReactElement {
  const { t, i18n } = useTranslation()
  const [seat, setSeat] = useState(seatToken.read)
  const [ended, setEnded] = useState(false)
  const [office, setOffice] = useState(false)

  const { language } = station
  const free = seat === null
  useEffect(() => {
    // A judge's choice of language ends with the seat; the next one begins in the office's.
    if (free) void chooseLanguage(language)
  }, [free, language])

  const take = useCallback((token: string): void => {
    seatToken.keep(token)
    setEnded(false)
    setSeat(token)
  }, [])
  const leave = useCallback((): void => {
    seatToken.drop()
    setEnded(true)
    setSeat(null)
  }, [])

  return (
    <div className={styles.station}>
      <header className={styles.bar}>
        <span className={styles.seal} aria-hidden="true">
          衡
        </span>
        <b>{t('judging.title')}</b>
        <span className={styles.place}>{t('judging.station.place', { cycle: station.cycleName, panels: station.panels.join('、') })}</span>
        <span className={styles.space} />
        {seat === null && !office && (
          <button type="button" className={styles.quiet} onClick={() => setOffice(true)}>
            <Icon name="settings" size={14} />
            {t('judging.station.office')}
          </button>
        )}
        <button
          type="button"
          className={styles.quiet}
          lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={t('shell.languageLabel')}
          onClick={() => void chooseLanguage(i18n.language === 'zh' ? 'en' : 'zh')}
        >
          {t('shell.language')}
        </button>
      </header>
      <main id="content" className={styles.main}>
        {office ? (
          <OfficeReturn onBack={() => setOffice(false)} />
        ) : seat === null ? (
          <SignIn ended={ended} onSeat={take} />
        ) : (
          <SeatRoom key={seat} seat={seat} idleSeconds={station.idleSeconds} onLeave={leave} />
        )}
      </main>
    </div>
  )
}
