const length = 12
/** Of so many letters, one in a hundred million hashes has them by chance. */
const shortest = 8

/** "Mã tiếp nhận": the beginning of the hash of a version, short enough to read out on the telephone. */
export const receiptCode = (sha256: string): string =>
  sha256
    .slice(0, length)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')

/** A typed code, or a longer part of the hash, as it stands in search_words; undefined if the text is none. */
export function codeIn(text: string): string | undefined {
  const code = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  return code.length >= shortest && /^[0-9a-f]{1,64}$/.test(code) ? code : undefined
}
