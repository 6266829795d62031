import type { Label, Locale } from '../core/locale'

/** What a screen says, in both languages side by side: a sentence without its translation does not compile. */
export type Words = { [key: string]: Label | Words }

/** The same in one language, as the library wants it. */
export type Sentences<All> = { [Key in keyof All]: All[Key] extends Label ? string : Sentences<All[Key]> }

export const sentencesIn = <All extends Words>(all: All, locale: Locale): Sentences<All> => Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isLabel(one) ? one[locale] : sentencesIn(one, locale)])) as Sentences<All>

const isLabel = (one: Label | Words): one is Label => typeof one.vi === 'string'
