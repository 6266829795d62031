/** Text as searched: without accents and case. The twin of the SQL that fills every search column. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

/** Text as stored: one Unicode form, no invisible characters, single spaces; line breaks stay. */
export const nfc = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

/** "Nguyễn Văn An" → "An, Nguyễn Văn". Sort by the part before the comma first: a tone is a weaker difference
 * than a letter, so in one string the family name would decide between Hoa and Hòa. */
export function givenNameKey(fullName: string): string {
  const words = nfc(fullName).split(/\s/)
  const given = words.pop() ?? ''
  return words.length > 0 ? `${given}, ${words.join(' ')}` : given
}

/** Where the text as written holds the text as searched, accents and case aside. */
export function foundIn(text: string, query: string) {
  const sought = fold(query.trim())
  if (sought === '') return undefined
  const letters = [...text].map(fold)
  const at = letters.join('').indexOf(sought)
  if (at < 0) return undefined
  return { from: written(text, letters, at), to: written(text, letters, at + sought.length) }
}

/** A place in the folded text → the place in the written one; a mark on its own belongs to the letter before it. */
function written(text: string, letters: string[], place: number) {
  let folded = 0
  let here = 0
  for (const [index, letter] of [...text].entries()) {
    const mark = letters[index] === ''
    if (folded >= place && !mark) break
    folded += letters[index]?.length ?? 0
    here += letter.length
  }
  return here
}
