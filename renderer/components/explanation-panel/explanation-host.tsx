import { useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { ExplanationContext, type ExplanationTarget } from './explanation-context.ts'

const ExplanationPanel = lazy(() => import('./explanation-panel.tsx'))

/**
 * Lets every screen below it open the explanation of a number with `useOpenExplanation`.
 *
 * The panel's code is loaded when the first number is opened. Opening another number while the panel is open replaces what it shows. It belongs
 * to the screen it was opened on: on another one it would cover what the person went there for.
 */
export function ExplanationHost({ children }: { readonly children: ReactNode }) {
  const screen = useLocation({ select: ({ pathname }) => pathname })
  const [opened, setOpened] = useState<{ readonly target: ExplanationTarget; readonly screen: string } | null>(null)
  const open = useCallback((target: ExplanationTarget) => setOpened({ target, screen }), [screen])
  const close = useCallback(() => setOpened(null), [])
  if (opened !== null && opened.screen !== screen) setOpened(null)
  const target = opened?.target ?? null
  return (
    <ExplanationContext value={open}>
      {children}
      {target === null ? null : (
        <Suspense fallback={null}>
          <ExplanationPanel key={`${target.evaluateeId}/${target.indicator ?? ''}`} target={target} onClose={close} />
        </Suspense>
      )}
    </ExplanationContext>
  )
}
