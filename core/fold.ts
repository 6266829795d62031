/** Text for search: without accents and case. Must give the same text as `foldedText` of db/record/columns.ts. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

/** Normalizes to NFC and removes invisible characters: control and zero-width ones, soft hyphens, bidi marks. */
export const visible = (text: string): string =>
  text.normalize('NFC').replace(/[\u00ad\u200b\ufeff\p{Bidi_Control}]|[^\P{Cc}\s]/gu, '')

/** Text as stored: `visible`, single spaces, trimmed lines; line breaks stay, as \n. */
export const nfc = (text: string): string =>
  visible(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
