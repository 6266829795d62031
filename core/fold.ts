/** Text as searched: without accents and case. The twin of the SQL that fills every search column. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

/** One Unicode form and nothing that cannot be seen: no control characters, no marks that turn the order of reading. */
export const visible = (text: string): string =>
  text.normalize('NFC').replace(/[\u00ad\u200b\ufeff\p{Bidi_Control}]|[^\P{Cc}\s]/gu, '')

/** Text as stored: only what can be seen, single spaces; line breaks stay. */
export const nfc = (text: string): string =>
  visible(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
