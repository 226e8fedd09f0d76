import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { buildDesktop, buildRenderer, desktopEntry, isDesktopStale, isRendererStale } from '../../electron/cli/start/build-output.ts'
import { findDesktopRuntime } from '../../electron/cli/start/desktop-runtime.ts'

const runtime = findDesktopRuntime()

if (runtime === null) {
  // Under a name that says so: a test of this kind that merely passes would claim what nobody has seen.
  test('NOT RUN: the desktop window was not opened, because the desktop runtime is not installed', () => {
    test.info().annotations.push({ type: 'not run', description: 'the desktop runtime is not installed' })
    console.warn('\nNOT RUN: the desktop window was not opened, because the desktop runtime is not installed here.')
  })
} else {
  test('the desktop window opens on the program, without a port and without a way out', async () => {
    if (isRendererStale()) await buildRenderer()
    if (isDesktopStale()) await buildDesktop()
    const dataFolder = mkdtempSync(join(tmpdir(), 'hengjian-desktop-'))
    const desktop = await _electron.launch({ executablePath: runtime, args: [desktopEntry, `--data=${dataFolder}`] })
    try {
      const window = await desktop.firstWindow()

      await expect(window).toHaveURL(/^app:\/\/hengjian\//u)
      await expect(window.getByRole('main')).toBeVisible()
      expect(await window.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
      expect(
        await window.evaluate(() =>
          fetch('https://example.com/').then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ).toBe('refused')
    } finally {
      await desktop.close()
      rmSync(dataFolder, { recursive: true })
    }
  })
}
