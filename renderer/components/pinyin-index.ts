/** Pinyin forms of a text as `matchScore` reads them. */
export interface PinyinForms {
  readonly pinyin: string
  readonly initials: string
}

/**
 * Loads the pinyin dictionary and returns a function that spells Chinese text: 三会一课 → `{ pinyin: 'sanhuiyike', initials: 'shyk' }`.
 *
 * The dictionary is larger than the rest of the screen, so it is fetched when a search first needs it. Evaluatees come spelled from the host;
 * this is for indicators and other texts of the scheme.
 */
export async function loadPinyin(): Promise<(text: string) => PinyinForms> {
  const { pinyin } = await import('pinyin-pro')
  return (text) => ({
    pinyin: pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').replace(/\s/g, '').toLowerCase(),
    initials: pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase(),
  })
}
