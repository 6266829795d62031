import { fold, wordsOf } from '@/core/fold'

/** A line of a search. */
export type Entry = { href: string; label: string; hint?: string }

export type Group = {
  name: string
  label: string
  entries: Entry[]
  /** The list with everything that is found; `isCut`: it has more than the entries. */
  all?: Entry & { isCut: boolean }
}

/** What may be opened and done whatever is typed. `called`: the label with the text that the form begins with. */
export type Places = { pages: Entry[]; acts: (Entry & { called?: string })[] }

/** Pages and acts shown at once. */
const most = 5
/** No field in which the text is kept holds more. */
export const longestText = 200

const marked = '{text}'

/**
 * The pages and acts of which each word typed begins a word, without a text the first ones. Where nothing is found, each
 * form offers to keep the text; where the text begins with the name of an act, that form keeps what follows it.
 */
export function placesFound(
  { pages, acts }: Places,
  text: string,
  hasFound: boolean,
): { pages: Entry[]; acts: Entry[] } {
  const words = wordsOf(text)
  const isMeant = ({ label }: Entry) => {
    const own = wordsOf(label)
    return words.length > 0 ? words.every((word) => own.some((one) => one.startsWith(word))) : text === ''
  }
  const [meantPages, meantActs] = [pages.filter(isMeant), acts.filter(isMeant)]
  const isNothing = !hasFound && meantPages.length + meantActs.length === 0
  const named = acts.filter(({ called }) => called).flatMap((act) => keptAfter(act, text) ?? [])
  const isKept = meantActs.length + named.length > 0
  const keeping = isKept ? [] : acts.filter(({ called }) => called).slice(0, isNothing ? most : 1)
  return {
    pages: meantPages.slice(0, most),
    acts: [...meantActs.map(plain), ...named, ...keeping.map((act) => keptIn(act, text))].slice(0, most),
  }
}

const plain = ({ href, label }: Entry): Entry => ({ href, label })

const keptIn = ({ href, called = '' }: Places['acts'][number], text: string): Entry => ({
  href: `${href}?${new URLSearchParams({ called: text })}`,
  label: called.replace(marked, () => text),
})

/** "thêm doanh nghiệp Thép Việt" is that act, for "Thép Việt". */
function keptAfter(act: Places['acts'][number], text: string): Entry | undefined {
  const [own, typed] = [wordsOf(act.label), text.trim().split(/\s+/)]
  const isNamed = own.length < typed.length && wordsOf(typed.slice(0, own.length).join(' ')).join() === own.join()
  return isNamed ? keptIn(act, typed.slice(own.length).join(' ')) : undefined
}

/** A text in parts, every second of which begins a word with a word that was typed. */
export function partsOf(text: string, words: string[]): string[] {
  const folded = [...text].map((one) => fold(one)[0] ?? ' ')
  const plain = folded.join('')
  const isMarked = Array<boolean>(folded.length).fill(false)
  for (const word of words) {
    const at = places(plain, word)[0]
    if (at !== undefined) isMarked.fill(true, at, at + word.length)
  }
  const parts = ['']
  for (const [at, one] of [...text].entries()) {
    if (isMarked[at] !== (parts.length % 2 === 0)) parts.push('')
    parts[parts.length - 1] += one
  }
  return parts
}

/** Where a word begins in folded text, at the beginning of one of its words first. */
function places(plain: string, word: string): number[] {
  const all: number[] = []
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) all.push(at)
  const begins = (at: number) => at === 0 || !/[a-z0-9]/.test(plain[at - 1] ?? '')
  return [...all.filter(begins), ...all.filter((at) => !begins(at))]
}
