import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { buildDesktop, buildRenderer, isRendererStale } from '../../../electron/cli/start/build-output.ts'
import { foreignAddresses } from './bundle-addresses.ts'

const out = join(import.meta.dirname, '..', '..', '..', 'out')
const readable = /\.(?:js|css|html|json|svg|txt)$/u

/** What of a built folder names an address that nobody has allowed. */
function foreignIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readable.test(entry.name))
    .flatMap((entry) =>
      foreignAddresses(readFileSync(join(entry.parentPath, entry.name), 'utf8')).map((found) => `${entry.name}: ${found}`),
    )
}

test('the built screens name no address outside the list', { timeout: 120_000 }, async () => {
  if (isRendererStale()) await buildRenderer()

  expect(foreignIn(join(out, 'renderer'))).toEqual([])
})

test('the page has neither script nor style nor handler of its own: all of it comes from files', () => {
  const page = readFileSync(join(out, 'renderer', 'index.html'), 'utf8')

  expect(page.match(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=|javascript:/giu)).toBeNull()
})

test('the built shell names no address outside the list', { timeout: 180_000 }, async () => {
  const shell = join(out, 'main', 'main.js')
  // Another suite may be building it just now.
  for (let tries = 0; tries < 30 && !existsSync(shell); tries += 1) await pause(1_000)
  if (!existsSync(shell)) await buildDesktop()

  expect(foreignIn(join(out, 'main'))).toEqual([])
})

test('an address that is not on the list is found, in whatever it hides', () => {
  const text =
    'fetch("https://cdn.example/x.js");u="wss://evil.example/a";/* HTTP://EVIL.example */ url(http://a.b/c.png) http://www.w3.org/2000/svg'

  expect(foreignAddresses(text)).toEqual(['https://cdn.example/x.js', 'wss://evil.example/a', 'HTTP://EVIL.example', 'http://a.b/c.png'])
})
