// By class and not by character, so that the next invisible one is known already. Blanks are not among them.
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]|[^\P{Cc}\s\x85]/gu
/** U+2800 is an empty cell of Braille: a symbol by its class, a blank to the eye. */
const blanks = /[\s\x85\u2800]+/g
const marks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g

// The note keeps the table out of browsers that only count.
/** Small letters that look like a Latin one, or whose capitals do; dashes and quotes. */
const alike = /* @__PURE__ */ tableOf([
  ['đðɖɗꟈᴆᶁ', 'd'],
  ['łøıħŧ', 'loiht'],
  ['авекмнорстухіѕјһԁԛԝүө', 'abekmhopctyxisjhdqwyo'],
  ['αβεζηικμνορτυχς', 'abezhikmnoptyxσ'],
  [
    '\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02d7\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\u{10d6e}\u{10ead}',
    '-',
  ],
  ['\u2018\u2019\u201a\u201b\u2032\u2035`\u02b9\u02bb\u02bc\u02bd\u02c8\u2039\u203a', "'"],
  ['\u201c\u201d\u201e\u201f\xab\xbb', '"'],
  ['\u2044\u2215', '/'],
])

/** Pairs of the characters of one text and what stands for each: one for all of them, or one for each. */
function tableOf(rows: [from: string, to: string][]): Map<string, string> {
  return new Map(rows.flatMap(([from, to]) => [...from].map((one, at): [string, string] => [one, to[at] ?? to])))
}

/**
 * Text for search: without accents, case and what cannot be seen; blanks, dashes and quotes are plain ones, and letters
 * that look alike are one. Its twin is `fold_text` of db/record/fold.sql.
 */
export const fold = (text: string): string =>
  [
    ...text
      .replace(invisible, '')
      .replace(/[\xb4\u1ffd]/g, "'")
      .normalize('NFKD')
      .replace(marks, '')
      .toLowerCase(),
  ]
    .map((one) => alike.get(one) ?? one)
    .join('')
    .replace(blanks, ' ')
    .trim()

/** The options of which the label has all words of a text, those first in which a word begins with it. */
export function matching<C extends { label: string }>(options: C[], text: string): C[] {
  const plain = (text: string) => fold(fold(text).replace(/[^\p{L}\p{N}]+/gu, ' '))
  const asked = plain(text).split(' ')
  const ranked = options.flatMap((option) => {
    const label = ` ${plain(option.label)}`
    if (!asked.every((word) => label.includes(word))) return []
    return { option, rank: asked.every((word) => label.includes(` ${word}`)) ? 0 : 1 }
  })
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ option }) => option)
}

/** Of folded text: what may stand inside a number or code, and the other punctuation and symbols, which end one. */
const inside = /[ ()+./-]+/g
const between =
  /[!-&*,:-@[-`{-\xbf\xd7\xf7\u02b0-\u02ff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f]+/g
/** What separates the parts of an address of mail, which is one word; and what may follow the code of the country. */
const inMail = /@|[-.+_!#$%&*/=?^{|}~`]+(?=[^ ,;:<>()"]*@)|(?<=@[^ ,;:<>()"]*)[-.+_!#$%&*/=?^{|}~`]+/g
const international = /\+ *84[ ().-]*(?=[0-9])/g
const dates = /(?<![0-9/])0?([0-9]{1,2})\/0?([0-9]{1,2})\/([0-9]{4})(?![0-9/])/g
const wordsOrNumbers = /(?:[0-9]{10}(?: [0-9]{3})?|[0-9]{9,}|[0-9]{1,8}(?: [0-9]{1,8})*)(?![^ |])|[^ |]+/g

/**
 * The words of a text, as they are stored and as they are typed, so that both meet however it is written. What stands
 * between letters separates; groups of digits that together are as long as a tax code or phone number are one word, of
 * a phone number the national form: 9900000104001 for "9900.000.104–001", 0912345678 for "+84 912 345 678", and 47, qd,
 * du for "47-QĐ/ĐU". An address of mail is one word, and a date
 * without its zeros. Of a code, store also `wordsOf(code).join('')`, which "47qddu" finds. A typed word is found if it is
 * a part of a stored word. Take each field by itself: digits of neighbours would run together. Its twin is `words_of` of
 * db/record/fold.sql.
 */
export function wordsOf(text: string): string[] {
  const plain = fold(text)
    .replaceAll("'", '')
    .replace(dates, '$1d$2d$3')
    .replace(inMail, '')
    .replace(international, '+84')
    .replace(between, '|')
    .replace(inside, ' ')
  return (plain.match(wordsOrNumbers) ?? []).flatMap((run) => {
    const digits = run.replaceAll(' ', '')
    return /^[0-9]{9,13}$/.test(digits) ? [asDialledAtHome(digits)] : run.split(' ')
  })
}

const asDialledAtHome = (digits: string) => digits.replace(/^84(?:0?([2-9][0-9]{8})|([2-9][0-9]{9}))$/, '0$1$2')

/** On one line, without what cannot be seen. For browsers that only count; `nfc` knows more. */
export const onOneLine = (text: string): string =>
  text.replace(invisible, '').replace(blanks, ' ').trim().normalize('NFC')

// What a file of a PDF, a keyboard for Chinese, or a page of styled letters writes for plain letters.
const styled = /[\uff01-\uff5e\ufb00-\ufb06\u{1d400}-\u{1d7ff}]/gu
const picturesOrInvisible = /* @__PURE__ */ new RegExp(
  `(\\p{Extended_Pictographic}\\ufe0f?\\u200d(?=\\p{Extended_Pictographic}))|${invisible.source}`,
  'gu',
)

/**
 * Normalizes to NFC, with the letters of Vietnamese for those that look like them, and removes what cannot be seen:
 * `invisible`, except what joins two pictures to one.
 */
export const visible = (text: string): string =>
  text
    .replace(picturesOrInvisible, (_, kept = '') => kept)
    .replace(styled, (one) => one.normalize('NFKC'))
    .replace(/[\xd0\u0189\ua7c7]|D[\u0335\u0336]/g, 'Đ')
    .replace(/[\xf0\u0256\ua7c8\u1d06]|d[\u0335\u0336]/g, 'đ')
    .replace(/[\p{L}\p{M}]+/gu, inLatin)
    .normalize('NFC')

const foreign = { from: 'АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', to: 'ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXo' }

/** A Latin word with its look-alikes of Cyrillic and Greek put right; other words as they are: a name may be foreign. */
function inLatin(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word
  return word.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (one) => foreign.to[foreign.from.indexOf(one)] ?? one)
}

/** Text as stored: `visible`, single spaces, trimmed lines; line breaks stay, as \n. Empty if nothing can be seen. */
export function nfc(text: string): string {
  const tidy = visible(text)
    .replace(/\r\n?|[\x85\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+|\u2800+/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return /[^\p{M}\p{Z}\p{C}]/u.test(tidy) ? tidy : ''
}
