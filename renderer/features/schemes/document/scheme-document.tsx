import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NodeSum, SchemeProblem, SchemeVersion } from '../../../../shared/contract/schemes.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { api, client } from '../../../api/client.ts'
import { notify } from '../../../components/notice.tsx'
import { documentReducer, isDirty, openDocument } from './document-state.ts'
import { forgetLeftover, readLeftover } from './leftover-copy.ts'
import { type KeptState, useKeptCopy } from './use-kept-copy.ts'
import { useLiveCheck } from './use-live-check.ts'

/** The version that is open, as the parts of the screen read and change it. */
export interface SchemeDocument {
  readonly version: SchemeVersion
  /** What stands on screen: the saved content with everything changed since. */
  readonly scheme: Scheme
  /** True for a published or superseded version: everything is shown, nothing can be changed. */
  readonly readOnly: boolean
  readonly dirty: boolean
  readonly kept: KeptState
  /** Whether changes of an earlier run came back when the version was opened. */
  readonly restored: boolean
  /** Somebody saved another content meanwhile: saving is refused until one of both is chosen. */
  readonly conflict: boolean
  /** Live sums by node code (`total` for the whole) and problems of what stands on screen, as the host computed them. */
  readonly sums: ReadonlyMap<string, NodeSum>
  readonly problems: readonly SchemeProblem[]
  /** Fields that hold something that is no value; they hold back saving. */
  readonly faults: number
  /** The indicator that is chosen, by code; null for none. */
  readonly current: string | null
  select(code: string | null): void
  /**
   * One undo step. `label` says on screen what was done ("移动“三会一课”"). Calls in a row with the same `merge` are one step: pass one per field for
   * keystrokes. `edit` is pure and returns the scheme it was given when nothing changes.
   */
  change(label: string, edit: (scheme: Scheme) => Scheme, merge?: string): void
  undo(): void
  redo(): void
  /** What undo and redo would take back, or null. */
  readonly undoLabel: string | null
  readonly redoLabel: string | null
  setFault(place: string, faulty: boolean): void
  /** Why saving is impossible now, or null. */
  readonly blocked: 'nothing' | 'faults' | 'problems' | 'conflict' | 'saving' | null
  save(): void
  readonly saveError: unknown
  discard(): void
  /** Ends a conflict: `mine` stands on the newer content and can be saved over it; `theirs` gives the changes up. */
  resolve(keep: 'mine' | 'theirs'): void
}

const SchemeDocumentContext = createContext<SchemeDocument | null>(null)

/** The open version. @throws Error outside of `SchemeDocumentProvider` */
export function useSchemeDocument(): SchemeDocument {
  const document = useContext(SchemeDocumentContext)
  if (document === null) throw new Error('no scheme is open here')
  return document
}

interface ProviderProps {
  readonly version: SchemeVersion
  readonly indicator: string | null
  readonly children: ReactNode
}

/** Opens a version for everything inside. Give it the version's id as key: another version is another document. */
export function SchemeDocumentProvider({ version, indicator, children }: ProviderProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const readOnly = version.state !== 'draft'
  const [leftover] = useState(() => (readOnly ? null : readLeftover(version.id, version.working?.baseHash ?? version.hash)))
  useEffect(() => forgetLeftover(version.id), [version.id])
  const [opened] = useState(version.working?.scheme ?? null)
  const [state, dispatch] = useReducer(documentReducer, version, ({ scheme, hash, working }) => {
    const opened = openDocument(scheme, hash, leftover ?? working?.scheme ?? null)
    return working === null ? opened : { ...opened, baseHash: working.baseHash }
  })
  const [restored] = useState(version.working !== null || leftover !== null)
  const [current, setCurrent] = useState<string | null>(indicator)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const dirty = !readOnly && isDirty(state)
  const conflict = dirty && state.baseHash !== version.hash
  const kept = useKeptCopy(version.id, state.scheme, state.baseHash, dirty, opened)
  const { sums, problems } = useLiveCheck(version, state.scheme)

  // Another content was read and nothing waits here: it takes the place of what is shown.
  if (!dirty && state.baseHash !== version.hash) dispatch({ do: 'reload', scheme: version.scheme, hash: version.hash })
  // The search of the top bar can name another indicator while the screen is open.
  const [shownIndicator, setShownIndicator] = useState(indicator)
  if (indicator !== shownIndicator) {
    setShownIndicator(indicator)
    if (indicator !== null) setCurrent(indicator)
  }

  useEffect(() => {
    const settle = () => dispatch({ do: 'settle' })
    document.addEventListener('focusout', settle)
    return () => document.removeEventListener('focusout', settle)
  }, [])

  const remember = (saved: SchemeVersion) => {
    queryClient.setQueryData(api.schemes.version.queryKey({ input: { versionId: saved.id } }), saved)
  }
  const giveUp = () => {
    void client.schemes.discardWorking({ versionId: version.id }).then(() => remember({ ...version, working: null }))
  }
  const saving = useMutation(api.schemes.save.mutationOptions())
  const sumsByCode = useMemo(() => new Map(sums.map((sum) => [sum.code, sum])), [sums])
  const refusing = problems.some((problem) => problem.severity === 'refusing')
  const blocked = !dirty
    ? 'nothing'
    : conflict
      ? 'conflict'
      : faults.size > 0
        ? 'faults'
        : refusing
          ? 'problems'
          : saving.isPending
            ? 'saving'
            : null

  const value: SchemeDocument = {
    version,
    scheme: state.scheme,
    readOnly,
    dirty,
    kept,
    restored,
    conflict,
    sums: sumsByCode,
    problems,
    faults: faults.size,
    current,
    select: setCurrent,
    change: (label, edit, merge) => {
      if (!readOnly) dispatch({ do: 'change', label, edit, merge: merge ?? null })
    },
    undo: () => dispatch({ do: 'undo' }),
    redo: () => dispatch({ do: 'redo' }),
    undoLabel: state.past.at(-1)?.label ?? null,
    redoLabel: state.future.at(-1)?.label ?? null,
    // Several fields can come or go at once: each report stands on the one before, not on what was drawn last.
    setFault: (place, faulty) =>
      setFaults((before) => {
        if (before.has(place) === faulty) return before
        const next = new Set(before)
        if (faulty) next.add(place)
        else next.delete(place)
        return next
      }),
    blocked,
    save: () => {
      if (blocked !== null) return
      const sent = state.scheme
      saving.mutate(
        { versionId: version.id, scheme: sent, expectedHash: version.hash },
        {
          onSuccess: (saved) => {
            // The content that was sent is what the host has now; identity tells whether something was typed since.
            dispatch({ do: 'saved', scheme: sent, hash: saved.hash })
            remember({ ...saved, scheme: sent })
            notify.success(t('schemes.saved'))
          },
        },
      )
    },
    saveError: saving.error,
    discard: () => {
      dispatch({ do: 'discard' })
      setFaults(new Set())
      giveUp()
    },
    resolve: (keep) => {
      if (keep === 'mine') dispatch({ do: 'saved', scheme: version.scheme, hash: version.hash })
      else {
        dispatch({ do: 'reload', scheme: version.scheme, hash: version.hash })
        giveUp()
      }
      saving.reset()
    },
  }
  return <SchemeDocumentContext value={value}>{children}</SchemeDocumentContext>
}
