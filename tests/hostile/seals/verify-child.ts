/**
 * Checks seal files as the command `verify` does, one after the other: a path comes in, what the command said goes out. A process of its own, so that
 * whatever a damaged file does ends with it and is seen from outside.
 */
import { createInterface } from 'node:readline'
import { runVerify } from '../../../electron/cli/commands/verify.ts'

for await (const path of createInterface({ input: process.stdin })) {
  const said: string[] = []
  const say = (text: string) => said.push(text)
  const begun = performance.now()
  const code = runVerify(path, { code: undefined, language: 'zh' }, { print: say, complain: say })
  process.stdout.write(`${JSON.stringify({ code, lines: said.length, milliseconds: performance.now() - begun })}\n`)
}
