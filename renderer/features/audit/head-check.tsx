import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeadVerdict } from '../../../shared/contract/audit.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icons.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './audit.module.css'

/** Longest file that is sent: a head has some 500 bytes. */
const mostBytes = 20_000

/** Compares a head file that somebody kept with the log; `button` opens the file choice, `outcome` says what came of it. */
export function useHeadCheck(): { readonly button: ReactElement; readonly outcome: ReactElement | null } {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const check = useMutation(api.audit.checkHead.mutationOptions())

  async function compare(file: File | undefined): Promise<void> {
    if (file === undefined) return
    check.mutate({ content: file.size > mostBytes ? '' : await file.text() })
  }
  const button = (
    <>
      <Button title={t('audit.hints.checkHead')} disabled={check.isPending} onClick={() => input.current?.click()}>
        {t('audit.checkHead')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        aria-label={t('audit.checkHead')}
        onChange={(event) => {
          void compare(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
  if (check.isError) return { button, outcome: <Problem error={check.error} /> }
  return { button, outcome: check.data === undefined ? null : <Verdict verdict={check.data} onClose={() => check.reset()} /> }
}

function Verdict({ verdict, onClose }: { readonly verdict: HeadVerdict; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const fits = verdict.verdict === 'fits' || verdict.verdict === 'explained'
  return (
    <div role={fits ? 'status' : 'alert'} className={fits ? styles.unchanged : styles.changed}>
      <span>
        <Icon name={fits ? 'check' : 'warning'} />{' '}
        {t(`audit.head.${verdict.verdict}`, { seq: verdict.seq ?? 0, last: verdict.lastSeq, station: verdict.station ?? '' })}
      </span>
      <Button size="small" variant="quiet" onClick={onClose}>
        {t('audit.check.dismiss')}
      </Button>
    </div>
  )
}
