import type { ReactNode } from 'react'
import type { Save } from '@/components/form/attempt'
import type { Section } from '@/components/form/form-sections'
import type { Refused } from '@/components/form/summary'
import { saidBy, type TheirsWords } from '@/components/form/theirs-words'
import type { Draft } from '@/components/form/use-keeping'
import type { FormWords } from '@/components/form/words'
import type { Field } from '@/core/field'
import type { Choice, ConflictRow, FormState, Suggestions, Typed } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Rules } from '@/core/member-report/on-the-phone'
import type { Step } from './address'
import type { CheckWords } from './phone-check'

/** `step`: where it is shown, if it is about a field. */
export type Failed = Extract<FormState<unknown>, { status: 'failed' }> & { step?: Step }
/** The next step, and what the server checked for it. */
export type GoneOn = { step: Step; checked: ReactNode }

/** The id of the list of suggested places, which all their fields share. */
export const listOfPlaces = 'places'

export type DocumentProps = {
  step: Step
  /** By step, its heading, its fields and the label of its button. */
  parts: Record<Step, { heading: ReactNode; sections: Section[]; submitLabel: string }>
  /** Notices of all steps, and what stands before the question. */
  notices: ReactNode
  before: ReactNode
  /** What will be sent, if the document is opened there. */
  checked: ReactNode
  fields: Field[]
  typed: Typed
  hidden: Record<string, string>
  choices: Record<string, Choice[]>
  /** The names of places that are offered before one is typed. */
  places: string[]
  remarks: Record<string, string>
  refused: Refused
  draft: Draft & { sending: string }
  actions: {
    suggest: (reference: string, text: string) => Promise<Suggestions>
    goOn: Save
    goOnHere: Save<GoneOn>
    send: Save
    sendWaiting: Save<string>
    drop: (form: FormData) => Promise<void>
  }
  /** Gives up the changes to a report that was sent. */
  cancel: { label: string; question: string; href: string } | undefined
  rules: Rules
  words: FormWords & { back: string; theirs: TheirsWords; check: CheckWords }
  locale: Locale
}

/** A refusal with a line for each field that still waits for a choice; none, once a choice is all that it asked for. */
export function withConflicts(failed: Failed, rows: ConflictRow[], words: TheirsWords): Failed | undefined {
  if (!failed.conflict) return failed
  const said = rows.map((row) => [row.field, saidBy(row, words, words.said)] as const)
  const fieldMessages = { ...failed.fieldMessages, ...Object.fromEntries(said) }
  return Object.keys(fieldMessages).length > 0 ? { ...failed, fieldMessages } : undefined
}
