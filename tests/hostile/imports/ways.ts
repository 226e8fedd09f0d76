import type { Answer, WatchedHost } from '../host/watched-host.ts'

/** What the sample holds that imports go into. */
export interface Target {
  readonly cycleId: number
}

/** What came of one file: each answer on its way, and what was changed in the end. */
export interface Imported {
  readonly answers: readonly Answer[]
  /** Rows that were added and that the program says it added; null when nothing was applied. */
  readonly applied: { readonly added: number; readonly said: number } | null
}

type Way = (host: WatchedHost, target: Target, tableId: string, sheet: number, apply: boolean) => Promise<Imported>

/** The ways that a table can go once it is read, as the screens take them. `apply` goes on to the end, else the preview is the end. */
export const ways: Readonly<Record<string, Way>> = {
  register: async (host, { cycleId }, tableId, sheet, apply) => {
    const count = async () => listed(await host.call('register/list', { cycleId }), 'evaluatees')
    return toTheEnd(
      host,
      ['register/guess', 'register/preview', 'register/apply'],
      { cycleId, tableId, sheet },
      (mapping) => ({ cycleId, mapping, acceptNewCategories: true }),
      apply ? count : null,
    )
  },
  findings: async (host, { cycleId }, tableId, sheet, apply) => {
    const count = async () => Number((output(await host.call('findings/counts', { cycleId })) as { all?: number }).all)
    return toTheEnd(
      host,
      ['findings/importGuess', 'findings/importPreview', 'findings/importApply'],
      { cycleId, tableId, sheet },
      (mapping) => ({ cycleId, mapping }),
      apply ? count : null,
    )
  },
  ownIndicators: (host, { cycleId }, tableId, sheet) =>
    toTheEnd(
      host,
      ['ownIndicators/guess', 'ownIndicators/preview', ''],
      { cycleId, tableId, sheet },
      (mapping) => ({ cycleId, mapping }),
      null,
    ),
  schemeImport: (host, _target, tableId, sheet) =>
    toTheEnd(
      host,
      ['schemeImport/guess', 'schemeImport/preview', ''],
      { tableId, sheet },
      (guess) => ({ mapping: (guess as { mapping: unknown }).mapping, kind: 'unit', name: '读入' }),
      null,
    ),
  schemeFile: async (host, _target, tableId) => ({ answers: [await host.call('schemeFiles/readWorkbook', { tableId })], applied: null }),
}

/** Guess, preview and perhaps apply, as far as the answers allow. */
async function toTheEnd(
  host: WatchedHost,
  [guessing, previewing, applying]: readonly [string, string, string],
  at: object,
  previewOf: (mapping: unknown) => object,
  count: (() => Promise<number>) | null,
): Promise<Imported> {
  const guess = await host.call(guessing, at)
  if (guess.kind !== 'done') return { answers: [guess], applied: null }
  const preview = await host.call(previewing, previewOf(guess.output))
  if (preview.kind !== 'done' || count === null) return { answers: [guess, preview], applied: null }
  const { previewId } = preview.output as { previewId: string }
  const before = await count()
  const apply = await host.call(applying, { previewId, withoutRefused: true })
  const after = await count()
  const said = apply.kind === 'done' ? (apply.output as { new: number }).new : 0
  return { answers: [guess, preview, apply], applied: { added: after - before, said } }
}

export function output(answer: Answer): unknown {
  if (answer.kind !== 'done') throw new Error(`unexpected answer ${JSON.stringify(answer)}`)
  return answer.output
}

function listed(answer: Answer, list: string): number {
  return ((output(answer) as Record<string, unknown[]>)[list] ?? []).length
}
