import { pinyin } from 'pinyin-pro'

/**
 * What an evaluatee is found by: full pinyin and initials of the full and of the short name, joined by a blank.
 *
 * 信息中心 → `xinxizhongxin`, `xxzx`. Letters and digits stand for themselves, signs are left out, ü is v as on a keyboard. A character with several
 * readings takes the one that its word suggests.
 */
export function pinyinOf(name: string, shortName: string): { readonly pinyin: string; readonly initials: string } {
  const names = shortName === '' || shortName === name ? [name] : [name, shortName]
  const read = names.map(syllables)
  return {
    pinyin: read.map((parts) => parts.join('')).join(' '),
    initials: read.map((parts) => parts.map((part) => (/^[a-z]/.test(part) ? part.slice(0, 1) : part)).join('')).join(' '),
  }
}

function syllables(text: string): readonly string[] {
  return pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
}
