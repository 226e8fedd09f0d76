/** Waits until nothing is being saved. The grid begins an act only after the one before, a moment after the cell was left, so one look is not enough. */
export async function settled(saving: { readonly current: Promise<unknown> }): Promise<void> {
  let last: Promise<unknown>
  do {
    await new Promise((resolve) => setTimeout(resolve, 0))
    last = saving.current
    await last
    await new Promise((resolve) => setTimeout(resolve, 0))
  } while (last !== saving.current)
}
