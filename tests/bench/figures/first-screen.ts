import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import { openProgram } from '../../../electron/api/open-program.ts'
import { buildRenderer, isRendererStale, rendererFolder } from '../../../electron/cli/start/build-output.ts'
import { serve } from '../../../electron/server/serve.ts'
import { enterDemonstration } from '../../helpers/enter-demonstration.ts'
import { withBrowser } from '../browser.ts'
import type { Figure } from '../figure.ts'
import type { Bench } from '../province.ts'
import { median } from '../statistics.ts'

const minimalSource = join(import.meta.dirname, '..', 'minimal-page')
/** Inside the project, so that the page finds React. */
const minimalBuilt = join(import.meta.dirname, '..', '..', '..', 'out', 'bench-page')

/**
 * Cold start of the page to its first useful content: navigation to the frame that shows the facts of the overview, against a React page that
 * shows one line, both served by the same host through the same handler.
 */
export async function firstScreen({ dataFolder, quick }: Bench): Promise<readonly Figure[]> {
  if (isRendererStale()) await buildRenderer()
  const react = (await import('@vitejs/plugin-react')).default
  await build({
    root: minimalSource,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: minimalBuilt, emptyOutDir: true, target: 'chrome140' },
  })
  const emptyFolder = mkdtempSync(join(tmpdir(), 'hengjian-bench-empty-'))
  const minimal = await host(emptyFolder, minimalBuilt)
  const real = await host(dataFolder, rendererFolder)
  try {
    return await withBrowser(async (browser) => {
      const times = { minimal: [] as number[], real: [] as number[] }
      // The first round warms up the host and the system's caches.
      for (let round = 0; round < (quick ? 3 : 10); round += 1) {
        const one = await coldLoad(browser, minimal.address, '#root header p')
        const other = await coldLoad(browser, real.address, 'main header p')
        if (round === 0) continue
        times.minimal.push(one)
        times.real.push(other)
      }
      return [
        {
          name: 'start of the page → overview with its facts',
          value: median(times.real),
          unit: 'ms',
          goal: null,
          bound: { what: 'a minimal React page', value: median(times.minimal) },
          ratioGoal: 4,
          detail: { rounds: times.real.length },
        },
      ]
    })
  } finally {
    await minimal.close()
    await real.close()
    rmSync(emptyFolder, { recursive: true, force: true })
    rmSync(minimalBuilt, { recursive: true, force: true })
  }
}

async function host(dataFolder: string, pages: string): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const program = await openProgram({ host: 'browser', dataFolder, rendererFolder: pages, clock: () => new Date() })
  await enterDemonstration(program.api)
  const served = await serve({ api: program.api, log: program.log, port: 0 })
  return {
    address: served.address,
    close: async () => {
      await served.close()
      await program.close()
    },
  }
}

/** Milliseconds from the start of the navigation to the frame after which `selector` is on screen, in a browser that has seen nothing before. */
async function coldLoad(browser: Browser, address: string, selector: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    await page.addInitScript((wanted) => {
      const look = () => {
        if (document.querySelector(wanted) === null) requestAnimationFrame(look)
        else setTimeout(() => performance.mark('useful'))
      }
      requestAnimationFrame(look)
    }, selector)
    await page.goto(address)
    await page.waitForFunction(() => performance.getEntriesByName('useful').length > 0)
    return await page.evaluate(() => performance.getEntriesByName('useful')[0]?.startTime ?? Number.NaN)
  } finally {
    await context.close()
  }
}
