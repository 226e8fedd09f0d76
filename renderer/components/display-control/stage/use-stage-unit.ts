import { type RefObject, useLayoutEffect, useState } from 'react'

/** The size that everything on the second screen is drawn for; all lengths are multiples of one part of it. */
const drawnFor = { width: 1280, height: 720 }

/** Size of an element in px, kept up to date; zero until it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = current
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}

/**
 * One unit of the stage in px, so that the same picture fits any window: 1 in a window of 1280 × 720, 1.5 on a projector of 1920 × 1080.
 *
 * Enlarging the page (200 %) makes its window smaller in px and the unit with it, so nothing is pushed off the screen.
 */
export function stageUnit({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(width / drawnFor.width, height / drawnFor.height)
}

/** How many rows of a height fit below each other with a gap between them; at least one. All in the same unit. */
export function rowsThatFit(height: number, row: number, gap: number): number {
  // A hundredth, because sizes come rounded and a row that fits exactly must not be lost.
  return row <= 0 ? 1 : Math.max(1, Math.floor((height + gap) / (row + gap) + 0.01))
}
