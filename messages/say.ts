import type { createTranslator, NamespaceKeys, NestedKeyOf } from 'next-intl'
import type { Locale } from '../core/locale'
import type { words } from './all'
import type { Sentences } from './words'

type All = Sentences<typeof words>
interface Messages extends All {}

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

/** A file of texts, or a part of one. */
export type Topic = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** The translator of a topic, as getTranslations returns it. */
export type Say<Of extends Topic> = ReturnType<typeof createTranslator<Messages, Of>>

/** A key of a topic. */
export type Key<Of extends Topic> = Parameters<Say<Of>>[0]

/** Whether a topic has a key that is known only at runtime, such as the name of a constraint. */
export const isKey = <Of extends Topic>(say: Say<Of>, key: string): key is Key<Of> & string => say.has(key as Key<Of>)

/** Object.entries with typed names, of which keys can be made. */
export const entriesOf = <Name extends string, Value>(all: Record<Name, Value>) => Object.entries(all) as [Name, Value][]
