import type { Label, Locale } from '../core/locale'

/** What a screen says, in both languages side by side: a sentence without its translation does not compile. */
export type Words = { [key: string]: Label | Words }
export type Sentences = { [key: string]: string | Sentences }

/** The same in one language, as the library wants it. */
export const sentencesIn = (all: Words, locale: Locale): Sentences => Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isLabel(one) ? one[locale] : sentencesIn(one, locale)]))

const isLabel = (one: Label | Words): one is Label => typeof one.vi === 'string'
