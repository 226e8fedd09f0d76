/** What can be done in the tree; the same words name the key, the button and the text `schemeTree.command`. */
export const treeCommands = [
  'addSibling',
  'addChild',
  'addGroup',
  'moveUp',
  'moveDown',
  'outdent',
  'indent',
  'duplicate',
  'copy',
  'cut',
  'paste',
  'split',
  'merge',
  'wrap',
  'dissolve',
  'turn',
  'remove',
  'rename',
  'help',
] as const
export type TreeCommand = (typeof treeCommands)[number]

/** Shortcuts as they are printed on buttons and in the list of keys. */
export const shortcuts: Readonly<Partial<Record<TreeCommand, string>>> = {
  addSibling: 'Alt ↵',
  addChild: 'Alt ⇧ ↵',
  moveUp: 'Alt ↑',
  moveDown: 'Alt ↓',
  outdent: 'Alt ←',
  indent: 'Alt →',
  duplicate: 'Ctrl D',
  copy: 'Ctrl C',
  cut: 'Ctrl X',
  paste: 'Ctrl V',
  split: 'Ctrl ⇧ M',
  merge: 'Ctrl M',
  wrap: 'Ctrl G',
  dissolve: 'Ctrl ⇧ G',
  remove: 'Del',
  rename: 'F2',
  help: '?',
}

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The command of a key pressed on a line, or null for keys that move or mean nothing. */
export function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): TreeCommand | null {
  const control = ctrlKey || metaKey
  if (altKey && !control) {
    switch (key) {
      case 'Enter':
        return shiftKey ? 'addChild' : 'addSibling'
      case 'ArrowUp':
        return 'moveUp'
      case 'ArrowDown':
        return 'moveDown'
      case 'ArrowLeft':
        return 'outdent'
      case 'ArrowRight':
        return 'indent'
      default:
        return null
    }
  }
  if (control && !altKey) {
    switch (key.toLowerCase()) {
      case 'd':
        return 'duplicate'
      case 'c':
        return 'copy'
      case 'x':
        return 'cut'
      case 'v':
        return 'paste'
      case 'm':
        return shiftKey ? 'split' : 'merge'
      case 'g':
        return shiftKey ? 'dissolve' : 'wrap'
      default:
        return null
    }
  }
  switch (key) {
    case 'Insert':
      return 'addSibling'
    case 'Delete':
      return 'remove'
    case 'F2':
    case 'Enter':
      return 'rename'
    case '?':
    case '？':
      return 'help'
    default:
      return null
  }
}
