import type { Page } from '@playwright/test'
import { DisplayControlPart, DisplayPage } from './pages/display.ts'
import { expectAccessible } from './support/accessible.ts'
import { meetingOfSample } from './support/announced-meeting.ts'
import { clientOf } from './support/client.ts'
import { expect, test, watch } from './support/test.ts'
import { chinese, english } from './support/texts.ts'

test.use({ startWords: ['--sample'] })

/** Everything a tab receives from now on: which calls it makes, and every byte of the answers that end. */
function listen(page: Page) {
  const calls = new Set<string>()
  const answers: Promise<string>[] = []
  page.on('response', (response) => {
    const call = /\/rpc\/(.*)$/u.exec(response.url())?.[1]
    if (call === undefined) return
    calls.add(call)
    if (call !== 'cycles/changes') answers.push(response.text().catch(() => ''))
  })
  return { calls, received: async () => (await Promise.all(answers)).join('\n') }
}

async function openConsole(page: Page, address: string, meetingId: number): Promise<DisplayControlPart> {
  await page.goto(address)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${new URL(address).origin}/#/meetings?meeting=${meetingId}`)
  const control = new DisplayControlPart(page, chinese)
  await control.region.waitFor()
  return control
}

test('announces a category from the last place up and lets nobody see the others', async ({ program, page, host }) => {
  test.setTimeout(180_000)
  await program.workAs('李青')
  const client = clientOf(host.address)
  const { meetingId, places } = await meetingOfSample(client, 'results')
  const of = places.length
  const control = await openConsole(page, host.address, meetingId)

  // Opened early, by keyboard: it carries the session and shows nothing.
  const popup = page.waitForEvent('popup')
  await control.button('open').focus()
  await page.keyboard.press('Enter')
  const room = new DisplayPage(await popup, chinese)
  const complaints = watch(room.page)
  await expect(room.scene('blank')).toBeVisible()
  await expect(control.isOpen).toBeVisible()
  const heard = listen(room.page)

  // From here on nothing that this window receives may name anybody who is hidden.
  await room.page.reload()
  await expect(room.scene('blank')).toBeVisible()
  await control.button('begin').focus()
  await page.keyboard.press('Enter')
  await expect(room.shown(0, of)).toBeVisible()
  await expect(room.rows).toHaveText([chinese.display.reveal.waiting])
  await expect(control.button('next')).toBeFocused()

  // By keys and a click in the room, by keys at the console.
  await room.page.keyboard.press('Space')
  await expect(room.shown(1, of)).toBeVisible()
  await room.page.keyboard.press('ArrowRight')
  await expect(room.shown(2, of)).toBeVisible()
  await room.page.mouse.click(600, 400)
  await expect(room.shown(3, of)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(room.shown(4, of)).toBeVisible()
  await expect(control.progress(4, of)).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(control.button('backNo')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(room.shown(3, of)).toBeVisible()

  // Reloading in the middle changes nothing.
  const expected = places.slice(of - 3)
  await room.page.reload()
  await expect(room.shown(3, of)).toBeVisible()
  await expect(room.rows).toHaveCount(4)
  for (const [index, { name, total, place }] of expected.entries()) {
    const row = room.rows.nth(index + 1)
    await expect(row).toContainText(`${place}`)
    await expect(row).toContainText(name)
    await expect(row).toContainText(total)
  }
  await expect(room.page.getByText(places[of - 4]?.name ?? '')).toHaveCount(0)
  const received = `${await heard.received()}\n${await room.page.content()}`
  for (const { name, total } of expected) {
    expect(received).toContain(name)
    expect(received).toContain(total)
  }
  const shownTotals = new Set(places.slice(of - 4).map(({ total }) => total))
  for (const { name, total } of places.slice(0, of - 4)) {
    expect(received, name).not.toContain(name)
    if (!shownTotals.has(total)) expect(received, `total of ${name}`).not.toContain(total)
  }
  const asked = [
    'accounts/me',
    'cycles/changes',
    'cycles/list',
    'display/back',
    'display/next',
    'display/view',
    'judging/station',
    'settings/about',
    'startup/state',
  ]
  expect([...heard.calls].filter((call) => !asked.includes(call))).toEqual([])

  await expectAccessible(room.page, 'the second screen in an announcement')
  for (let shown = 3; shown < of; shown += 1) {
    await room.page.keyboard.press('Enter')
    await expect(room.shown(shown + 1, of)).toBeVisible()
  }
  await expect(control.button('done')).toBeVisible()
  await expect(room.rows.first()).toContainText(places[0]?.name ?? '')
  expect(complaints).toEqual([])
})

test('tells the console alone when the ranking changed, and announces anew with the grades', async ({ program, page, host }) => {
  test.setTimeout(120_000)
  await program.workAs('李青')
  const client = clientOf(host.address)
  const { cycleId, meetingId, categoryId, places } = await meetingOfSample(client, 'results')
  const of = places.length
  const [lastButOne, last] = places.slice(-2)
  const ranked = async () => (await client.decisions.view({ cycleId })).categories.find(({ id }) => id === categoryId)?.ranked ?? []
  const rowOf = async (name = '') => (await ranked()).find((row) => row.name === name)
  const control = await openConsole(page, host.address, meetingId)
  const popup = page.waitForEvent('popup')
  await control.button('open').click()
  const room = new DisplayPage(await popup, chinese)
  await control.button('begin').click()
  await expect(room.shown(0, of)).toBeVisible()
  await control.button('next').click()
  await expect(room.rows.nth(1)).toContainText(last?.name ?? '')

  const evaluateeId = (await rowOf(last?.name))?.evaluateeId ?? 0
  await client.decisions.depart({ evaluateeId, place: 1, grade: null, reason: '会议决定' })

  await expect(control.changed).toBeVisible()
  await expect(room.shown(1, of)).toBeVisible()
  await expect(room.rows.nth(1)).toContainText(last?.name ?? '')
  await expect(room.page.getByText(chinese.display.control.changed)).toHaveCount(0)

  await control.withGrades.click()
  await expect(control.withGrades).toBeChecked()
  await control.button('anew').click()
  await expect(control.anewAnswer('anewNo')).toBeFocused()
  await control.anewAnswer('anewYes').click()
  await expect(room.shown(0, of)).toBeVisible()
  await expect(room.rows).toHaveText([chinese.display.reveal.waiting])
  await expect(control.changed).toHaveCount(0)
  await control.button('next').click()
  const grade = (await rowOf(lastButOne?.name))?.grade?.name ?? 'a grade'
  await expect(room.rows.nth(1)).toContainText(lastButOne?.name ?? '')
  await expect(room.rows.nth(1)).toContainText(grade)
})

test('goes on where it stood after the program was ended', async ({ page, host }) => {
  test.setTimeout(120_000)
  const { meetingId, categoryId, places } = await meetingOfSample(clientOf(host.address), 'results')
  const of = places.length
  const { display } = clientOf(host.address)
  await display.beginReveal({ meetingId, categoryId, withGrades: false, anew: false })
  await display.next({ meetingId, categoryId, shown: 0 })
  await display.next({ meetingId, categoryId, shown: 1 })

  await host.restart()

  await page.goto(host.address)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${new URL(host.address).origin}/#/display`)
  const room = new DisplayPage(page, chinese)
  await expect(room.shown(2, of)).toBeVisible()
  await page.keyboard.press('Space')
  await expect(room.shown(3, of)).toBeVisible()
})

test('shows the current evaluatee with its countdown, and every scene fits every projector in both languages', async ({ page, host }) => {
  test.setTimeout(150_000)
  const client = clientOf(host.address)
  const { meetingId } = await meetingOfSample(client, 'items')
  const meeting = await client.meetings.get({ meetingId })
  await client.meetings.countdown({ meetingId, version: meeting.version, itemId: meeting.items[0]?.id ?? 0, action: 'start' })
  await page.goto(host.address)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${new URL(host.address).origin}/#/display`)
  await page.locator('[data-scene]').waitFor()

  for (const texts of [chinese, english]) {
    await client.settings.change({ language: texts === chinese ? 'zh' : 'en' })
    const room = new DisplayPage(page, texts)
    for (const scene of ['blank', 'title', 'attendance', 'rules', 'item'] as const) {
      await client.display.show({ meetingId, scene, categoryId: null })
      await expect(room.scene(scene)).toBeVisible()
      if (scene === 'item') {
        await expect(page.getByText(meeting.items[0]?.name ?? '')).toBeVisible()
        await expect(page.getByRole('timer', { name: texts.display.item.left })).toHaveText(/^[78]:\d\d$/u)
      }
      // The last two are windows of 1440 × 900 and 1280 × 720 enlarged to 200 %.
      for (const [width, height] of [
        [1920, 1080],
        [1280, 720],
        [1024, 768],
        [720, 450],
        [640, 360],
      ] as const) {
        await page.setViewportSize({ width, height })
        // The stage is scaled after the window has its size.
        const outside = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('main *')]
              .filter((element) => element.childElementCount === 0)
              .filter((element) => {
                const { left, right, top, bottom } = element.getBoundingClientRect()
                return (
                  left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1 || element.scrollWidth > element.clientWidth + 1
                )
              })
              .map((element) => `${element.tagName} ${element.textContent}`),
          )
        await expect.poll(outside, { message: `${scene} at ${width} × ${height}` }).toEqual([])
      }
      await page.setViewportSize({ width: 1280, height: 720 })
      await expectAccessible(page, scene, texts === chinese)
    }
  }
})
