import type { Locator, Page } from '@playwright/test'
import { beginning, counted, filled, type ScreenTexts } from '../support/texts.ts'

export type Verdict = 'new' | 'same' | 'changed' | 'refused'

/** A file that exists only in the test. */
export interface TypedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The wizard that takes foreign tables in: read, match columns, preview and apply. The same for the register and for findings. */
export class TableImport {
  readonly page: Page
  readonly main: Locator
  readonly texts: ScreenTexts

  constructor(page: Page, texts: ScreenTexts) {
    this.page = page
    this.main = page.getByRole('main')
    this.texts = texts
  }

  private get words(): ScreenTexts['components']['import'] {
    return this.texts.components.import
  }

  get chooseFile(): Locator {
    return this.main.getByRole('region', { name: this.words.choose }).getByRole('button', { name: this.words.choose }).first()
  }

  get pasteField(): Locator {
    return this.main.getByRole('textbox', { name: this.words.pasteLabel })
  }

  get readPasted(): Locator {
    return this.main.getByRole('button', { name: this.words.readPasted })
  }

  get toPreview(): Locator {
    return this.main.getByRole('button', { name: this.words.toPreview, exact: true })
  }

  get otherFile(): Locator {
    return this.main.getByRole('button', { name: this.words.otherFile })
  }

  get cancel(): Locator {
    return this.main.getByRole('button', { name: this.texts.common.cancel })
  }

  get withoutRefused(): Locator {
    return this.main.getByRole('checkbox', { name: new RegExp(`^${this.words.withoutRefused.split('{{count}}')[0]}`, 'u') })
  }

  get apply(): Locator {
    return this.main.getByRole('button', { name: new RegExp(`^${this.words.apply.split('{{count}}')[0]}\\d`, 'u') })
  }

  /** The choice of a column for a field, or of the header's rows. */
  choice(label: string): Locator {
    return this.main.getByRole('combobox', { name: label, exact: true })
  }

  get preview(): Locator {
    return this.main.getByRole('grid', { name: this.words.previewLabel })
  }

  previewRow(words: string): Locator {
    return this.preview.getByRole('row').filter({ hasText: words })
  }

  /** The chip that filters by a verdict and carries its count. */
  verdict(verdict: Verdict | 'all'): Locator {
    return this.main.getByRole('button', { name: counted(this.words.verdict[verdict]) })
  }

  /** What the chips say: how many rows of each verdict. */
  async counts(): Promise<Readonly<Record<Verdict, number>>> {
    const count = async (verdict: Verdict) => {
      const text = await this.verdict(verdict).innerText()
      return Number(text.slice(this.words.verdict[verdict].length))
    }
    return { new: await count('new'), same: await count('same'), changed: await count('changed'), refused: await count('refused') }
  }

  /** Chooses a file as a person does: by the button and the system's file dialogue. */
  async choose(file: string | TypedFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.chooseFile.click()
    await (await chooser).setFiles(file)
  }

  /** Types cells into the field, tab between cells, and has them read. */
  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    await this.pasteField.fill(rows.map((row) => row.join('\t')).join('\n'))
    await this.readPasted.click()
  }

  async goToPreview(): Promise<void> {
    await this.toPreview.click()
    await this.preview.waitFor()
  }

  /** The notice after rows were taken in. */
  applied(counts: { readonly new: number; readonly changed: number }): string {
    return filled(this.words.applied, counts)
  }

  get title(): Locator {
    return this.main.getByRole('heading', { level: 2 }).filter({ hasText: beginning(this.texts.register.importTitle) })
  }
}
