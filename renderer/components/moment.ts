import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const two = (value: number): string => String(value).padStart(2, '0')

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Today's date in this PC's time zone, as ISO text. */
export function today(): string {
  return dayOf(new Date())
}

/** Puts a moment (ISO with time zone) into short words in local time: "今天 09:12", "03-18 17:40", "2025-11-02 08:00". */
export function useMoment(): (moment: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (moment) => {
      const date = new Date(moment)
      if (Number.isNaN(date.getTime())) return moment
      const now = new Date()
      const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
      const time = `${two(date.getHours())}:${two(date.getMinutes())}`
      const day = dayOf(date)
      if (day === dayOf(now)) return t('shell.today', { time })
      if (day === dayOf(yesterday)) return t('shell.yesterday', { time })
      return `${day.slice(0, 4) === String(now.getFullYear()) ? day.slice(5) : day} ${time}`
    },
    [t],
  )
}
