import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect as baseExpect } from '@playwright/test'
import { enterStarted } from '../helpers/enter-demonstration.ts'
import { endProgram, startProgram } from '../helpers/start-program.ts'
import { tracesSystemCalls, watchNetwork } from '../hostile/network/watched-network.ts'
import { Program } from './pages/program.ts'
import { tableFixture } from './support/files.ts'
import { expect, watch } from './support/test.ts'

if (!tracesSystemCalls)
  console.warn('SKIPPED: system calls are not traced, because strace is missing or sees nothing; the runtime’s own records are read')

base.use({ actionTimeout: 30_000 })

base(
  'a journey through every screen asks nobody but the program, and the program asks nobody',
  async ({ page, context }, { outputDir }) => {
    base.setTimeout(300_000)
    mkdirSync(outputDir, { recursive: true })
    const network = watchNetwork(outputDir)
    const running = await startProgram(join(outputDir, 'data'), ['--sample'], network.under)
    await enterStarted(running)
    const asked = new Set<string>()
    context.on('request', (request) => asked.add(originOf(request.url())))
    context.on('page', (opened) => opened.on('websocket', (socket) => asked.add(originOf(socket.url()))))
    const complaints = watch(page)
    const program = new Program(page)
    const { texts, findings, ranking, comparison, register, tableImport } = program

    await base.step('every screen of the rail, in both languages', async () => {
      await program.open(running.address)
      await program.workAs('李青')
      for (const language of ['zh', 'en']) {
        const links = page.getByRole('navigation').first().getByRole('link')
        await links.first().waitFor()
        for (let place = 0; place < (await links.count()); place += 1) {
          await links.nth(place).click()
          await program.title.waitFor()
        }
        if (language === 'zh') await page.getByRole('button', { name: texts.shell.languageLabel }).click()
      }
      await page.getByRole('banner').getByRole('button', { name: '中文' }).click()
    })

    await base.step('a foreign table, a finding, an explanation, and a workbook', async () => {
      await program.goTo('register')
      await register.importFile.click()
      await tableImport.choose(tableFixture('register.xlsx'))
      await tableImport.goToPreview()
      await tableImport.cancel.click()
      await program.goTo('findings')
      await findings.description.fill('核对网络')
      await program.goTo('ranking')
      await ranking.export()
      await program.goTo('compare')
      await comparison.add('cztbgs', '财政厅办公室党支部')
      await comparison.add('cztrsc', '财政厅人事处党支部')
      await comparison.exportPicture()
    })

    const { code, err } = await endProgram(running)
    const bySystem = await network.bySystem()
    console.log(`a journey with ${asked.size} origin(s) asked; system calls ${bySystem === null ? 'not traced' : 'traced'}`)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect([...asked].filter((origin) => origin !== running.origin && origin !== 'data:' && origin !== 'blob:')).toEqual([])
    expect(network.byRuntime().outgoing).toEqual([])
    if (bySystem !== null) expect(bySystem).toEqual({ outgoing: [], listening: ['127.0.0.1'] })
    baseExpect(complaints).toEqual([])
  },
)

/** Origin of an address; of those without a host the scheme alone. */
function originOf(address: string): string {
  const { origin, protocol } = new URL(address)
  return origin === 'null' || protocol === 'blob:' ? protocol : origin
}

base(
  'a script, a style and a request that are planted into the page do nothing, and would without the policy',
  async ({ page }, { outputDir }) => {
    base.setTimeout(120_000)
    mkdirSync(outputDir, { recursive: true })
    const running = await startProgram(join(outputDir, 'data'), ['--sample'])
    await enterStarted(running)
    const planted =
      '<script>window.planted = "run"</script><style>body { text-indent: 7px }</style><img src="x" onerror="window.handled = 1"><script src="https://evil.example/x.js"></script>'
    const plant = async (withPolicy: boolean) => {
      await page.route(`${running.origin}/`, async (route) => {
        const answer = await route.fetch()
        const { 'content-security-policy': policy = '', ...headers } = answer.headers()
        const body = (await answer.text()).replace('</body>', `${planted}</body>`)
        await route.fulfill({ status: 200, headers: withPolicy ? { ...headers, 'content-security-policy': policy } : headers, body })
      })
      const asked: string[] = []
      await page.route('https://evil.example/**', (route) => {
        asked.push(route.request().url())
        return route.abort()
      })
      await page.goto('about:blank')
      await page.goto(running.address)
      await page.getByRole('main').waitFor()
      const done = await page.evaluate(() => ({
        planted: Reflect.get(window, 'planted') as unknown,
        handled: Reflect.get(window, 'handled') as unknown,
        indent: getComputedStyle(document.body).textIndent,
      }))
      await page.unrouteAll()
      return { ...done, asked: asked.length }
    }

    const strict = await plant(true)
    const open = await plant(false)
    await endProgram(running)

    expect(strict).toEqual({ planted: undefined, handled: undefined, indent: '0px', asked: 0 })
    expect(open).toEqual({ planted: 'run', handled: 1, indent: '7px', asked: 1 })
  },
)
