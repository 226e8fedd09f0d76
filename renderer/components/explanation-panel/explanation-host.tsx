import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { ExplanationContext, type ExplanationTarget } from './explanation-context.ts'

const ExplanationPanel = lazy(() => import('./explanation-panel.tsx'))

/**
 * Lets every screen below it open the explanation of a number with `useOpenExplanation`.
 *
 * The panel's code is loaded when the first number is opened. Opening another number while the panel is open replaces what it shows.
 */
export function ExplanationHost({ children }: { readonly children: ReactNode }) {
  const [target, setTarget] = useState<ExplanationTarget | null>(null)
  const close = useCallback(() => setTarget(null), [])
  return (
    <ExplanationContext value={setTarget}>
      {children}
      {target === null ? null : (
        <Suspense fallback={null}>
          <ExplanationPanel key={`${target.evaluateeId}/${target.indicator ?? ''}`} target={target} onClose={close} />
        </Suspense>
      )}
    </ExplanationContext>
  )
}
