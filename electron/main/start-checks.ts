import { failedKnownAnswers } from '../security/self-test.ts'
import type { DesktopTexts } from './desktop-texts.ts'
import { unsafeStart } from './launch-options.ts'
import { changedOwnFiles, contentsFile } from './own-files.ts'

/** How the program was started, as far as the checks ask. */
export interface StartFacts {
  /** Whether it runs as an installed program; from source nobody is protected from the one who wrote it. */
  readonly isPackaged: boolean
  /** The command line without the executable. */
  readonly words: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** Folder with the program's archive. */
  readonly resources: string
}

/**
 * Why the program must not open any data, in words for the error box; null when it may.
 *
 * An installed program starts neither as root, where the sandbox is off, nor with what may take a protection away, nor with files that are not its
 * own. Nothing starts on a machine whose cryptography gives wrong answers.
 */
export function refusalToStart(facts: StartFacts, texts: DesktopTexts): string | null {
  return (facts.isPackaged ? refusalOfInstalled(facts, texts) : null) ?? refusalOfMachine(texts)
}

function refusalOfInstalled(facts: StartFacts, texts: DesktopTexts): string | null {
  if (facts.isRoot) return texts.root
  const unsafe = unsafeStart(facts.words, facts.environment, facts.platform)
  if (unsafe !== null) return `${texts.unsafeSwitch}\n${unsafe}`
  const changed = changedOwnFiles(facts.resources) ?? [contentsFile]
  return changed.length === 0 ? null : texts.changedFiles(changed.join('\n'))
}

function refusalOfMachine(texts: DesktopTexts): string | null {
  const failed = failedKnownAnswers()
  return failed.length === 0 ? null : texts.selfTestFailed(failed.join('\n'))
}
