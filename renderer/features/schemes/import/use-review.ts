import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { ReadingDecision } from '../../../../shared/domain/scheme/reading.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { api } from '../../../api/client.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { type KeptEdits, keepEdits, readKeptEdits } from './kept-edits.ts'

/** A decision on one place with what it changes in the draft. */
export interface Choice {
  readonly place: string
  readonly decision: ReadingDecision
  readonly edit: (scheme: Scheme) => Scheme
}

export interface Review {
  /** Corrections that were not taken over yet. */
  readonly edits: KeptEdits
  /** Keeps a correction of a proposal, or gives it up. */
  readonly setEdit: (place: string, leaf: Leaf | null) => void
  /**
   * Keeps decisions on the host together with the working copy that they lead to, then shows both. `label` names the undo step. Nothing changes here
   * when the host refuses.
   */
  readonly decide: (label: string, choices: readonly Choice[], then: () => void) => void
  readonly busy: boolean
  readonly error: unknown
}

/** Decisions on what was read, and corrections on the way to them. */
export function useReview(): Review {
  const document = useSchemeDocument()
  const { version, scheme } = document
  const queryClient = useQueryClient()
  const deciding = useMutation(api.schemeImport.decide.mutationOptions())
  const [edits, setEdits] = useState<KeptEdits>(() => readKeptEdits(version.id))
  const change = (next: KeptEdits) => {
    setEdits(next)
    keepEdits(version.id, next)
  }
  return {
    edits,
    setEdit: (place, leaf) => {
      const { [place]: _before, ...others } = edits
      change(leaf === null ? others : { ...others, [place]: leaf })
    },
    decide: (label, choices, then) => {
      if (deciding.isPending || document.conflict || document.readOnly) return
      const edit = (before: Scheme) => choices.reduce((made, choice) => choice.edit(made), before)
      const next = edit(scheme)
      deciding.mutate(
        {
          versionId: version.id,
          decisions: choices.map(({ place, decision }) => ({ place, decision })),
          working: next === scheme ? null : { scheme: next, baseHash: version.hash },
        },
        {
          onSuccess: (reading) => {
            document.change(label, edit)
            queryClient.setQueryData(api.schemeImport.reading.queryKey({ input: { versionId: version.id } }), reading)
            const decided = new Set(choices.map(({ place }) => place))
            change(Object.fromEntries(Object.entries(edits).filter(([place]) => !decided.has(place))))
            then()
          },
        },
      )
    },
    busy: deciding.isPending,
    error: deciding.error,
  }
}
