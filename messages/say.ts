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

/** The name of a file of sentences, or of a part of one. */
export type Topic = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** What getTranslations answers for a topic. */
export type Say<Of extends Topic> = ReturnType<typeof createTranslator<Messages, Of>>

/** A sentence of a topic. */
export type Key<Of extends Topic> = Parameters<Say<Of>>[0]

/** For a key that only runtime knows, such as a constraint's: whether the topic has it. */
export const isKey = <Of extends Topic>(say: Say<Of>, key: string): key is Key<Of> & string => say.has(key as Key<Of>)

/** Object.entries with the names it was written with, for keys made of them. */
export const entriesOf = <Name extends string, Value>(all: Record<Name, Value>) => Object.entries(all) as [Name, Value][]
