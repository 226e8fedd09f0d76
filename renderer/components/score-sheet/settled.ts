import { afterFrame } from '../score-grid/after-frame.ts'

/**
 * Waits until nothing is being saved. The grid begins an act only after the one before, and after the frame that shows what was typed when the cell was
 * left; so one look is not enough, and each look waits for that frame.
 */
export async function settled(saving: { readonly current: Promise<unknown> }): Promise<void> {
  let last: Promise<unknown>
  do {
    await new Promise((resolve) => setTimeout(resolve, 0))
    await afterFrame()
    last = saving.current
    await last
    await new Promise((resolve) => setTimeout(resolve, 0))
    await afterFrame()
  } while (last !== saving.current)
}
