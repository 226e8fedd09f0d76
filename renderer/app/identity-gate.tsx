import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { confirmIdentityBy } from '../api/answered.ts'

const IdentityDialog = lazy(async () => ({ default: (await import('../features/accounts/identity-dialog.tsx')).IdentityDialog }))

/** Where the password is asked for again, whichever screen made the call that needs it. Nothing is seen until one does. */
export function IdentityGate({ name }: { readonly name: string }): ReactElement | null {
  const [waiting, setWaiting] = useState<{ readonly answer: (confirmed: boolean) => void } | null>(null)
  useEffect(() => {
    let answerLast: (confirmed: boolean) => void = () => undefined
    confirmIdentityBy(
      () =>
        new Promise((resolve) => {
          answerLast = resolve
          setWaiting({ answer: resolve })
        }),
    )
    return () => {
      confirmIdentityBy(null)
      // A page that goes away confirms nothing.
      answerLast(false)
    }
  }, [])
  if (waiting === null) return null
  return (
    <Suspense fallback={null}>
      <IdentityDialog
        name={name}
        onAnswer={(confirmed) => {
          setWaiting(null)
          waiting.answer(confirmed)
        }}
      />
    </Suspense>
  )
}
