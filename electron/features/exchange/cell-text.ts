/** Full-width letters and digits as narrow ones; brackets and other signs stay, because names are written with full-width ones. */
export function foldWide(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

/** A cell as a person meant it: no blanks around, runs of blanks and line breaks as one blank, wide letters and digits narrow. */
export function tidy(text: string): string {
  return foldWide(text.replace(/[\p{Cc}\p{Cf}]/gu, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** What two spellings of one name have in common: no blanks at all, every wide sign narrow, small letters. `" 信息 中心（本级）"` → `"信息中心(本级)"`. */
export function matchKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]/gu, '')
    .toLowerCase()
}
