import { useTranslation } from 'react-i18next'
import { refusalOf } from '../../api/refusal.ts'
import { codedText } from '../../i18n/dynamic-text.ts'

/** Says why the host refused a new password, all reasons in one sentence; null when that is not what was refused. */
export function usePasswordProblem(): (error: unknown) => string | null {
  const { t } = useTranslation()
  return (error) => {
    const refusal = refusalOf(error)
    if (refusal.kind !== 'app' || refusal.code !== 'password_refused') return null
    const { reasons, minimum = null, classes = null } = refusal.data
    const words = String(reasons ?? '')
      .split(',')
      .map((reason) => codedText('accounts.passwordReasons', reason, { minimum, classes }))
    return t('accounts.passwordReasons.refused', { reasons: words.join(t('accounts.passwordReasons.join')) })
  }
}
