import type { Locator, Page } from '@playwright/test'
import { anyOf, beginning, filled, type ScreenTexts } from '../support/texts.ts'

/** 考评会议: the list, the form of a new meeting, the console with its steps, and the minutes. */
export class MeetingsPage {
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.main = page.getByRole('main')
    this.texts = texts
  }

  private button(words: string): Locator {
    return this.main.getByRole('button', { name: beginning(words) })
  }

  get add(): Locator {
    return this.main.getByRole('button', { name: this.texts.meetings.new })
  }

  get prepare(): Locator {
    return this.main.getByRole('button', { name: this.texts.meetings.create.submit })
  }

  /** A choice of the order in the form. */
  order(kind: keyof ScreenTexts['meetings']['create']['orders']): Locator {
    return this.main.getByRole('radio', { name: this.texts.meetings.create.orders[kind] })
  }

  meeting(name: string): Locator {
    return this.main.getByRole('table', { name: this.texts.meetings.list.label }).getByRole('link', { name })
  }

  /** The step where the meeting stands. */
  get step(): Locator {
    return this.main.getByRole('navigation', { name: this.texts.meetings.steps.label }).locator('[aria-current="step"]')
  }

  judge(name: string): Locator {
    return this.main.getByRole('row', { name: beginning(name) })
  }

  /** The line that says how many are here and whether that is enough. */
  get quorum(): Locator {
    return this.main.getByRole('status').filter({ hasText: anyWords(this.texts.meetings.checkIn.counts) })
  }

  get recusalJudge(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.meetings.recusals.judge })
  }

  get recusalEvaluatee(): Locator {
    return this.main.getByRole('combobox', { name: this.texts.meetings.recusals.evaluatee })
  }

  get recusalReason(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.meetings.recusals.reason })
  }

  get recusals(): Locator {
    return this.main.getByRole('table', { name: this.texts.meetings.recusals.title })
  }

  /** An evaluatee of the list at the left, with its state. */
  item(name: string): Locator {
    return this.main.getByRole('navigation', { name: this.texts.meetings.items.label }).getByRole('button', { name })
  }

  /** The name of the evaluatee that is looked at. */
  get itemTitle(): Locator {
    return this.main.getByRole('heading', { level: 2 }).first()
  }

  get countdown(): Locator {
    return this.main.getByRole('region', { name: this.texts.meetings.countdown.label })
  }

  /** Who has marked and who has not. */
  get incoming(): Locator {
    return this.main.getByRole('list', { name: this.texts.meetings.progress.title })
  }

  absentReason(judge: string): Locator {
    return this.main.getByRole('textbox', { name: filled(this.texts.meetings.progress.absentReason, { name: judge }) })
  }

  round(round: number): Locator {
    return this.main.getByRole('table', { name: filled(this.texts.meetings.round.title, { round }) })
  }

  get secondRoundReason(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.meetings.round.secondRoundReason })
  }

  get note(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.meetings.note.label })
  }

  get noteSaved(): Locator {
    return this.main.getByText(this.texts.meetings.note.saved, { exact: true })
  }

  get openMinutes(): Locator {
    return this.main.getByRole('button', { name: this.texts.meetings.openMinutes }).first()
  }

  get openConsole(): Locator {
    return this.main.getByRole('button', { name: this.texts.meetings.console })
  }

  get minutes(): Locator {
    return this.main.getByRole('textbox', { name: this.texts.meetings.minutes.text })
  }

  get end(): Locator {
    return this.button(this.texts.meetings.results.close)
  }

  get confirmEnd(): Locator {
    return this.button(this.texts.meetings.results.closeConfirm)
  }

  /** Said once the meeting is over. */
  get over(): Locator {
    return this.main.getByText(anyOf(this.texts.meetings.results.closed))
  }
}

/** Matches a text of which only the words before its first place are known. */
function anyWords(text: string): RegExp {
  return new RegExp(text.slice(0, Math.max(0, text.indexOf('{{'))).trim(), 'u')
}
