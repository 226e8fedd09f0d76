import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '../../../../shared/domain/scheme/indicators.ts'
import { notify } from '../../../components/notice.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { copied, duplicate, pasteIndicators } from '../edits/copy-indicators.ts'
import { type Edit, type EditRefused, isRefused, refuse } from '../edits/edit-result.ts'
import { dissolveGroup, turnKind, wrapInGroup } from '../edits/group-indicators.ts'
import { insertIndicator, type NewKind, type Target, targetAfter } from '../edits/insert-indicator.ts'
import { mergeLeaves } from '../edits/merge-leaves.ts'
import { indent, moveAmong, moveIndicators, outdent } from '../edits/move-indicators.ts'
import { removeIndicators } from '../edits/remove-indicators.ts'
import { refusalOfSplit } from '../edits/split-leaf.ts'
import { childrenOf, groupOf, partOfPlace, partPlace, placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator, TOTAL } from '../scheme-tree.ts'
import type { TreeCommand } from './tree-keys.ts'
import type { TreeState } from './use-tree-state.ts'

/** What was copied or cut. It outlives the version that is open, so that indicators can be carried from one scheme to another. */
let putAside: { readonly indicators: readonly Indicator[]; readonly cutFrom: number | null } | null = null

/** How long a reason stands over the tree; long enough to read two lines. */
const messageTime = 8000

export interface TreeCommands {
  run(command: TreeCommand): void
  /** Adds to a place at its end, by the button of a heading. */
  addTo(parent: string): void
  moveTo(codes: readonly string[], target: Target): void
  /** Carries out an edit that was computed elsewhere, as one undo step of that name. */
  apply(label: string, edit: Edit): boolean
  /** What the last command says: why it was not done, or how to go on; empty for nothing. */
  readonly message: string
  say(message: string): void
  refusalText(refused: EditRefused): string
  /** Codes that are cut and wait to be pasted. */
  readonly cut: ReadonlySet<string>
  readonly canPaste: boolean
}

interface Openers {
  readonly onSplit: (code: string) => void
  readonly onHelp: () => void
}

/** The commands of the tree on what is chosen. Each is one undo step; what cannot be done says why. */
export function useTreeCommands(tree: TreeState, { onSplit, onHelp }: Openers): TreeCommands {
  const { t } = useTranslation()
  const { scheme, version, readOnly, change } = useSchemeDocument()
  const [message, say] = useState('')
  useEffect(() => {
    if (message === '') return
    const timer = window.setTimeout(() => say(''), messageTime)
    return () => window.clearTimeout(timer)
  }, [message])
  const [cut, setCut] = useState<ReadonlySet<string>>(new Set())
  const { targets, active } = tree

  const nameOf = (codes: readonly string[]): string => {
    const names = codes.slice(0, 3).map((code) => placeOf(scheme, code)?.indicator.name ?? code)
    return codes.length > 3 ? t('schemeTree.andOthers', { names: names.join('、'), count: codes.length }) : names.join('、')
  }

  function refusalText({ refused, values }: EditRefused): string {
    const { method, part, ...names } = values
    return codedText('schemeTree.refused', refused, {
      ...names,
      method: method === undefined ? '' : t(`glossary.method.${method as 'deduct'}`),
      part: part === undefined ? '' : t(`schemes.part.${part as 'base'}`),
    })
  }

  function apply(label: string, edit: Edit): boolean {
    if (isRefused(edit)) {
      say(refusalText(edit))
      return false
    }
    say('')
    if (edit.scheme === scheme) return true
    change(label, () => edit.scheme)
    const [first] = edit.codes
    if (first !== undefined) {
      tree.activate(first, edit.codes.length > 1 ? new Set(edit.codes) : undefined)
      const place = placeOf(edit.scheme, first)
      if (place !== null) tree.setOpen([place.parent], true)
    }
    return true
  }

  function insert(target: Target | null, kind: NewKind): void {
    if (target === null) {
      say(refusalText(refuse('nothing_chosen')))
      return
    }
    const name = t(kind === 'leaf' ? 'schemeTree.newLeaf' : 'schemeTree.newGroup')
    const edit = insertIndicator(scheme, target, kind, name)
    const done = apply(t('schemeTree.did.add', { name }), edit)
    if (done && !isRefused(edit) && edit.codes[0] !== undefined) tree.edit({ key: edit.codes[0], field: 'name', seed: null })
  }

  /** Siblings are alike: after a group comes a group. */
  function addSibling(): void {
    if (active === TOTAL) {
      insert(targetAfter(scheme, partPlace('base')), 'leaf')
      return
    }
    const indicator = placeOf(scheme, active)?.indicator
    insert(targetAfter(scheme, active), indicator !== undefined && !isLeafIndicator(indicator) ? 'group' : 'leaf')
  }

  function addTo(parent: string): void {
    const children = childrenOf(scheme, parent)
    const last = children.at(-1)
    const kind = last !== undefined && !isLeafIndicator(last) ? 'group' : 'leaf'
    insert({ parent, index: children.length }, kind)
  }

  function addChild(): void {
    if (active === TOTAL) {
      addTo(partPlace('base'))
      return
    }
    const holder = placeOf(scheme, active)?.indicator
    if (holder !== undefined && isLeafIndicator(holder)) {
      // A leaf that nobody has written anything into yet becomes the holder of the new one.
      const turned = turnKind(scheme, active)
      if (isRefused(turned)) {
        say(refusalText(refuse('into_leaf', { name: holder.name })))
        return
      }
      const name = t('schemeTree.newLeaf')
      const edit = insertIndicator(turned.scheme, { parent: active, index: 0 }, 'leaf', name)
      if (apply(t('schemeTree.did.add', { name }), edit) && !isRefused(edit) && edit.codes[0] !== undefined) {
        tree.edit({ key: edit.codes[0], field: 'name', seed: null })
      }
      return
    }
    addTo(active)
  }

  function paste(): void {
    if (putAside === null) {
      say(t('schemeTree.nothingToPaste'))
      return
    }
    const open = groupOf(scheme, active)
    const inside = active === TOTAL ? partPlace('base') : open !== null && open.children.length === 0 ? active : null
    const target = inside === null ? targetAfter(scheme, active) : { parent: inside, index: childrenOf(scheme, inside).length }
    if (target === null) {
      say(refusalText(refuse('nothing_chosen')))
      return
    }
    const names = putAside.indicators.map(({ name }) => name).join('、')
    const moves = putAside.cutFrom === version.id && cut.size > 0
    const edit = moves ? moveIndicators(scheme, cut, target) : pasteIndicators(scheme, putAside.indicators, target)
    if (!apply(t(moves ? 'schemeTree.did.move' : 'schemeTree.did.paste', { name: names }), edit)) return
    setCut(new Set())
    if (moves) putAside = null
  }

  function setAside(cutting: boolean): void {
    const indicators = copied(scheme, targets)
    if (indicators.length === 0) {
      say(refusalText(refuse('nothing_chosen')))
      return
    }
    putAside = { indicators, cutFrom: cutting ? version.id : null }
    setCut(new Set(cutting ? indicators.map(({ code }) => code) : []))
    say(t(cutting ? 'schemeTree.isCut' : 'schemeTree.isCopied', { name: nameOf(indicators.map(({ code }) => code)) }))
  }

  function remove(): void {
    const names = nameOf(targets)
    if (apply(t('schemeTree.did.remove', { name: names }), removeIndicators(scheme, targets))) {
      notify.success(t('schemeTree.removed', { name: names }))
    }
  }

  function split(): void {
    const [only] = targets
    const leaf = only === undefined ? undefined : placeOf(scheme, only)?.indicator
    if (only === undefined || targets.length > 1 || leaf === undefined || !isLeafIndicator(leaf)) {
      say(refusalText(refuse('not_a_leaf')))
      return
    }
    const refused = refusalOfSplit(leaf)
    if (refused !== null) {
      say(refusalText(refused))
      return
    }
    say('')
    onSplit(only)
  }

  const label = (command: 'move' | 'duplicate' | 'merge' | 'wrap' | 'dissolve' | 'turn') =>
    t(`schemeTree.did.${command}`, { name: nameOf(targets) })

  /** Commands that are one edit of what is chosen. */
  function editOf(command: TreeCommand): readonly [label: string, edit: Edit] | null {
    const [only = ''] = targets
    switch (command) {
      case 'moveUp':
        return [label('move'), moveAmong(scheme, targets, -1)]
      case 'moveDown':
        return [label('move'), moveAmong(scheme, targets, 1)]
      case 'outdent':
        return [label('move'), outdent(scheme, targets)]
      case 'indent':
        return [label('move'), indent(scheme, targets)]
      case 'duplicate':
        return [label('duplicate'), duplicate(scheme, targets)]
      case 'merge':
        return [label('merge'), mergeLeaves(scheme, targets)]
      case 'wrap':
        return [label('wrap'), wrapInGroup(scheme, targets, t('schemeTree.newGroup'))]
      case 'dissolve':
        return [label('dissolve'), dissolveGroup(scheme, only)]
      case 'turn':
        return [label('turn'), turnKind(scheme, only)]
      default:
        return null
    }
  }

  /** Commands that ask something, remember something or begin to type. */
  const others: Readonly<Partial<Record<TreeCommand, () => void>>> = {
    addSibling,
    addChild,
    addGroup: () => insert(targetAfter(scheme, active === TOTAL ? partPlace('base') : active), 'group'),
    cut: () => setAside(true),
    paste,
    split,
    remove,
    rename: () => {
      if (active === TOTAL) tree.edit({ key: TOTAL, field: 'points', seed: null })
      else if (partOfPlace(active) === null) tree.edit({ key: active, field: 'name', seed: null })
    },
  }

  function run(command: TreeCommand): void {
    if (command === 'help') onHelp()
    else if (command === 'copy') setAside(false)
    if (readOnly) return
    const edit = editOf(command)
    if (edit === null) others[command]?.()
    else apply(edit[0], edit[1])
  }

  return {
    run,
    addTo,
    moveTo: (codes, target) => {
      apply(t('schemeTree.did.move', { name: nameOf(codes) }), moveIndicators(scheme, codes, target))
    },
    apply,
    message,
    say,
    refusalText,
    cut,
    canPaste: putAside !== null,
  }
}
