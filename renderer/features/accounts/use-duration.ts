import { useTranslation } from 'react-i18next'

/** Puts a time in seconds into words: `14 分 59 秒`, and seconds alone below a minute. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation()
  return (seconds) =>
    seconds < 60
      ? t('accounts.signIn.seconds', { seconds })
      : t('accounts.signIn.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
