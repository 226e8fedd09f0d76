import { type FormEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { foldWidth } from '../../components/number-text.ts'
import { useRefusalText } from '../../components/refusal-text.ts'
import { TextInput } from '../../components/text-input.tsx'
import { type CodeProblem, codeProblemOf, usePause } from './code-problem.ts'
import styles from './station.module.css'

interface CodeFormProps {
  readonly label: string
  readonly hint?: string
  readonly submit: string
  readonly wrong: (left: number) => string
  /** Sent by itself once it has so many digits; null: with Enter or the button only. */
  readonly digits: number | null
  readonly send: (code: string) => Promise<void>
  readonly children?: ReactNode
}

/** A field for a code that neighbours cannot read, with what went wrong in words and the pause counted down. */
export function CodeForm({ label, hint, submit, wrong, digits, send, children }: CodeFormProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CodeProblem | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const pause = usePause(problem)

  async function attempt(typed: string): Promise<void> {
    if (busy || pause > 0 || typed === '') return
    setBusy(true)
    try {
      await send(typed)
    } catch (error) {
      setProblem(codeProblemOf(error))
      setCode('')
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  function words(): string | null {
    if (pause > 0) return t('judging.station.wait', { seconds: pause })
    if (problem?.kind === 'wrong') return wrong(problem.left)
    return problem?.kind === 'other' ? refusalText(problem.error) : null
  }

  return (
    <form
      className={styles.codeForm}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void attempt(code)
      }}
    >
      <Field label={label} hint={hint} problem={words()}>
        {(control) => (
          <TextInput
            {...control}
            ref={field}
            type="password"
            inputMode="numeric"
            // Not a password of this site: browsers must neither keep nor offer it.
            autoComplete="off"
            autoFocus
            maxLength={12}
            className={styles.code ?? ''}
            value={code}
            readOnly={busy}
            onChange={(typed) => {
              const folded = foldWidth(typed)
              setCode(folded)
              if (digits !== null && folded.length === digits) void attempt(folded)
            }}
          />
        )}
      </Field>
      {children}
      <Button type="submit" variant="primary" aria-disabled={busy || pause > 0}>
        {submit}
      </Button>
    </form>
  )
}
