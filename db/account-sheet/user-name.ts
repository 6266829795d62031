import { fold, nfc } from '../../core/fold'

/** What a user name is made of. `code`: the code of the organisation in the members' database, if it has one. */
export type Office = { position: string; organisation: string; code: string | null }

const positions: Readonly<Record<string, string>> = {
  secretary: 'bt',
  standing_deputy_secretary: 'pbttt',
  deputy_secretary: 'pbt',
  acting_in_charge: 'pt',
  reporter: 'bc',
}

/** Kinds of organisations, folded, with their parts of names. */
const kinds =
  'chi bo,chi bo co so,chi bo bo phan,dang bo,dang bo co so,dang bo bo phan,dang uy,ban chap hanh,to dang,cong doan,cong doan co so,cong doan bo phan,doan co so,chi doan,co so,bo phan,doan thanh nien'.split(
    ',',
  )
const longest = 20

/**
 * The user name that is proposed for an office: "khangbenmo.bt". Stable; not unique, see `unique`. `common`: legal forms
 * and words of trade, see commonIn.
 */
export const userNameFor = ({ position, organisation, code }: Office, common: Common): string =>
  `${shortCode(code) || shortName(organisation, common)}.${positions[position] ?? 'bc'}`

export type Common = { forms: ReadonlySet<string>; all: ReadonlySet<string> }

/** Legal forms with all their spellings and words of trade with their abbreviations, as the kept list has them. */
export function commonIn(kept: { word: string; spellings: string | null; isForm: boolean }[]): Common {
  const said = (of: typeof kept) =>
    of.flatMap(({ word, spellings, isForm }) =>
      [word, ...(spellings ?? '').split(',').filter((one) => isForm || isAbbreviation(one))].map(keyOf),
    )
  const forms = [...kinds, ...said(kept.filter(({ isForm }) => isForm))]
  return { forms: new Set(forms), all: new Set([...forms, ...said(kept)]) }
}

const isAbbreviation = (spelling: string) => /^\s*\p{Lu}{2,}\s*$/u.test(spelling)
const wordsIn = (text: string) =>
  nfc(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
/** A single word is compared with its accents: "gỗ" is a trade, "Gò" a place. */
const keyOf = (text: string) => phraseOf(wordsIn(text))
const phraseOf = (words: string[]) => (words.length === 1 ? (words[0] ?? '') : fold(words.join(' ')))

/** The last two groups of a code that are not zeros: the first ones are the same for all organisations of a place. */
function shortCode(code: string | null): string {
  const groups = (code ?? '').split('.').filter((group) => /[1-9]/.test(group))
  return groups.slice(-2).join('')
}

/**
 * As many of the last whole words as fit, without what stands in brackets, kinds of organisations, legal forms and, if
 * anything else is left, words of trade. A mere number is put behind the initials of what it counts ("Chi bộ 10": cb10).
 */
function shortName(organisation: string, { forms, all }: Common): string {
  const words = wordsIn(organisation.replaceAll(/\([^)]*\)?/g, ' '))
  const own = [all, forms].map((common) => plain(without(words, common))).find((left) => left.some(hasLetter))
  if (own) return fitting(own)
  const [number] = plain(words).filter((word) => !hasLetter(word))
  const counted = plain(without(words, new Set(['số']))).filter(hasLetter)
  return fitting([initials(counted) + (number ?? '')]) || 'tcd'
}

/** The words without these phrases, of which the longest is taken. */
function without(words: string[], phrases: ReadonlySet<string>): string[] {
  if (words.length === 0) return []
  const length = [5, 4, 3, 2, 1].find((n) => n <= words.length && phrases.has(phraseOf(words.slice(0, n))))
  return length ? without(words.slice(length), phrases) : [...words.slice(0, 1), ...without(words.slice(1), phrases)]
}

function fitting(words: string[]): string {
  let name = ''
  for (const word of words.toReversed()) {
    if (name && (word + name).length > longest) break
    name = (word + name).slice(0, longest)
  }
  return name
}

const plain = (words: string[]) => words.flatMap((word) => fold(word).match(/[a-z0-9]+/g) ?? [])
const hasLetter = (word: string) => /[a-z]/.test(word)
const initials = (words: string[]) => words.map((word) => word.charAt(0)).join('')

/** The names, in order, each with the smallest number behind it that makes it differ from `taken` and the ones before. */
export function unique(wanted: string[], taken: Iterable<string>): string[] {
  const used = new Set(taken)
  return wanted.map((stem) => {
    let name = stem
    for (let number = 2; used.has(name); number += 1) name = stem + number
    used.add(name)
    return name
  })
}
