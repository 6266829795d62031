import type { Label, Locale } from '../core/locale'

/** Texts in both languages; a missing translation does not compile. */
export type Words = { [key: string]: Label | Words }

/** The texts in one language, as next-intl needs them. */
export type Sentences<All> = { [Key in keyof All]: All[Key] extends Label ? string : Sentences<All[Key]> }

export const sentencesIn = <All extends Words>(all: All, locale: Locale): Sentences<All> => Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isLabel(one) ? one[locale] : sentencesIn(one, locale)])) as Sentences<All>

const isLabel = (one: Label | Words): one is Label => typeof one.vi === 'string'
