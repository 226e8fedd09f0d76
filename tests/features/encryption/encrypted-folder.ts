import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import { openProgram, type Program } from '../../../electron/api/open-program.ts'
import type { Contract } from '../../../shared/contract/contract.ts'
import { cheapPasswords } from '../../helpers/accounts-host.ts'
import { enterDemonstration } from '../../helpers/enter-demonstration.ts'
import { clientOfProgram } from '../../helpers/program.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

/** Passphrases that the rules take. */
export const passphrase = 'three quiet rivers 1958'
export const deputy = 'orange lamp over stone 7'

/** The program on a data folder, and its calls. */
export interface Running {
  readonly program: Program
  readonly client: ContractRouterClient<Contract>
  close(): Promise<void>
}

/** Starts the program on a folder, as the host does. */
export async function start(dataFolder: string): Promise<Running> {
  const rendererFolder = join(tempFolder(), 'renderer')
  mkdirSync(rendererFolder)
  writeFileSync(join(rendererFolder, 'index.html'), '<title>衡鉴</title>')
  const clock = (): Date => new Date('2026-11-22T08:00:00Z')
  const program = await openProgram({ host: 'browser', dataFolder, rendererFolder, clock, passwordCost: cheapPasswords })
  let closed = false
  const close = async (): Promise<void> => {
    if (!closed) await program.close()
    closed = true
  }
  onTestFinished(close)
  return { program, client: clientOfProgram(program), close }
}

/** A folder that is entered as a demonstration. */
export async function startNew(dataFolder = join(tempFolder(), 'data')): Promise<Running & { readonly dataFolder: string }> {
  const running = await start(dataFolder)
  await enterDemonstration(running.program.api)
  return { ...running, dataFolder }
}

/** Encrypts the data of a running program, and gives the recovery code. */
export async function encrypt({ client }: Running, cipher: 'chacha20' | 'sqlcipher' = 'chacha20'): Promise<string> {
  const { token, recoveryCode } = await client.encryption.prepare({ passphrase, deputy, cipher, secret: null })
  await client.encryption.turnOn({ token, recoveryCode })
  return recoveryCode
}

/** Uploads a file as the page does. @returns its hash */
export async function upload({ program }: Running, text: string, name = '佐证.txt'): Promise<string> {
  const request = new Request(`http://127.0.0.1/files/evidence?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new TextEncoder().encode(text),
  })
  const response = await program.api.fetch(request)
  if (!response.ok) throw new Error(`upload answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { hash: string }).hash
}

/** Fetches a file as the page does. */
export async function download({ program }: Running, hash: string): Promise<string> {
  const response = await program.api.fetch(new Request(`http://127.0.0.1/files/evidence/${hash}?name=a.txt`))
  return response.ok ? response.text() : `${response.status}`
}

/** Waits until the evidence files have been encrypted in the background. */
export async function evidenceDone({ client }: Running): Promise<void> {
  while (!(await client.encryption.state()).evidenceDone) await new Promise((resolve) => setTimeout(resolve, 5))
}
