import type { Ref } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { ErrorSummary } from './error-summary'
import { idOf, type Section } from './form-sections'
import type { FormWords } from './words'

export type Refused = {
  title: string
  /** A link to continue, if another decision or a later version came first. */
  way?: { href: string; label: string }
  /** Names for messages that are not about a field, by key. */
  names?: Record<string, string>
}
type Failed = Extract<FormState<unknown>, { status: 'failed' }>
type Props = {
  failed: Failed
  fields: Field[]
  sections: Section[]
  refused: Refused | undefined
  /** Shows one line only, for a form that is one button. */
  isLine: boolean
  words: Pick<FormWords, 'errorTitle' | 'unsent'>
  ref: Ref<HTMLDivElement>
}

/** The error summary of a failed save. */
export function Summary({ failed, fields, sections, refused, isLine, words, ref }: Props) {
  const { message, fieldMessages, problem } = failed
  const isSent = !['offline', 'lost', 'updated', 'expired', 'other-person'].includes(problem.kind)
  if (isLine)
    return (
      <p className="field-error" role="alert" tabIndex={-1} ref={ref}>
        {isSent ? message : `${words.unsent.title}. ${message}`}
      </p>
    )
  const lines = linesOf(failed, fields, sections, refused)
  const isWhole =
    isSent && refused && (fieldMessages.decision || (refused.names && lines.every(({ target }) => !target)))
  return (
    <ErrorSummary
      title={isWhole ? refused.title : isSent ? words.errorTitle : words.unsent.title}
      message={isWhole && lines.length > 0 ? undefined : message}
      lines={lines}
      way={fieldMessages.decision ? refused?.way : undefined}
      ref={ref}
    />
  )
}

/** Messages in the order of the form; those not about a field come last. */
function linesOf({ fieldMessages, links }: Failed, fields: Field[], sections: Section[], refused?: Refused) {
  const shown = sections.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
  const rank = (name: string) => (shown.includes(name) ? shown.indexOf(name) : shown.length)
  return Object.entries(fieldMessages)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([name, text]) => {
      const field = fields.find((one) => one.name === name)
      const called = field?.label ?? refused?.names?.[name]
      // The label of a choice is a long question, so it is left out.
      const said = called && field?.input !== 'choice' ? `${called}${called.endsWith('?') ? '' : ':'} ${text}` : text
      return { text: said, target: field && idOf(name), links: links?.[name] }
    })
}
