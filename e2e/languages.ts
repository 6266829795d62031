import { fieldsOf } from '@/core/field'
import { type Label, type Locale, locales } from '@/core/locale'
import { vocabulary } from '@/db/record/vocabulary'
import { records } from '@/db/records'
import { words } from '@/messages/all'

type Texts = { [name: string]: Label | Texts }

const isLabel = (one: Label | Texts): one is Label => typeof one.vi === 'string'
const labelsIn = (all: Texts): Label[] =>
  Object.values(all).flatMap((one) => (isLabel(one) ? [one] : labelsIn(one as Texts)))

/** What the forms of a record say, by field. */
function labelsOf({ input, words }: (typeof records)[number]): Label[] {
  const [vi, en] = [fieldsOf(input, 'vi'), fieldsOf(input, 'en')]
  const said = (at: number, of: (field: (typeof vi)[number]) => string | undefined): Label[] => {
    const [one, other] = [vi[at], en[at]]
    return one && other ? [{ vi: of(one) ?? '', en: of(other) ?? '' }] : []
  }
  const fields = vi.flatMap(({ options }, at) => [
    ...said(at, ({ label }) => label),
    ...said(at, ({ hint }) => hint),
    ...options.flatMap((_, place) => said(at, (field) => field.options[place]?.label)),
  ])
  return [...Object.values(words), ...fields]
}

const texts: Label[] = [
  ...labelsIn(words),
  ...labelsIn(vocabulary as unknown as Texts),
  ...records.flatMap(labelsOf),
].filter(({ vi, en }) => vi && en && vi !== en)

const known: Record<Locale, Set<string>> = {
  vi: new Set(texts.map(({ vi }) => vi)),
  en: new Set(texts.map(({ en }) => en)),
}

/** The longest part of a text that is the same whatever its values are. */
const fixedPartOf = (text: string): string =>
  text
    .replaceAll(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '\n')
    .split('\n')
    .reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), '')

const longEnough = 14

/** The texts of the other language: those found anywhere, and those that are a whole piece of a page or file. */
const foreign = Object.fromEntries(
  locales.map((locale) => {
    const others = [...known[locale === 'vi' ? 'en' : 'vi']].filter((text) => !known[locale].has(text))
    return [
      locale,
      {
        anywhere: [...new Set(others.map(fixedPartOf))].filter(
          (part) =>
            part.length >= longEnough && part.includes(' ') && ![...known[locale]].some((one) => one.includes(part)),
        ),
        whole: new Set(others.filter((text) => !text.includes('{'))),
      },
    ]
  }),
) as Record<Locale, { anywhere: string[]; whole: Set<string> }>

const codes = Object.values(vocabulary).flatMap((one) => Object.keys(one))
const said = new Set([...known.vi].flatMap((text) => text.match(/[\p{L}_]+/gu) ?? []))
/** Codes that are no word of the language: those of two words in both, those of one in Vietnamese. */
const rawCodes: Record<Locale, Set<string>> = {
  en: new Set(codes.filter((code) => code.includes('_'))),
  vi: new Set(codes.filter((code) => code.length > 4 && !said.has(code))),
}

/** The pieces of a page that a reader sees or hears, without those marked as of another language. */
export function piecesOf(html: string): string[] {
  const shown = html
    .replaceAll(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<(?!html)(\w+)\b[^>]*\slang="\w+"[^>]*>[\s\S]*?<\/\1>/g, ' ')
  const attributes = [...shown.matchAll(/\s(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"/g)]
  return [...shown.split(/<[^>]*>/), ...attributes.map(([, text = '']) => text)]
    .map((text) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&').trim())
    .filter(Boolean)
}

/** Codes, and texts of the program in the other language, among the pieces of a page or the cells of a file. */
export function strangersIn(pieces: string[], locale: Locale): string[] {
  const all = pieces.join('\n')
  const { anywhere, whole } = foreign[locale]
  const tokens = new Set(all.match(/(?<![\w/=.@-])[a-z][a-z_]+(?![\w.@-])/g) ?? [])
  return [
    ...anywhere.filter((part) => all.includes(part)),
    ...pieces.filter((piece) => whole.has(piece)),
    ...[...tokens].filter((token) => rawCodes[locale].has(token)),
  ]
}
