import type { Ref } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { ErrorSummary } from './error-summary'
import { idOf, type Section } from './form-sections'
import type { FormWords } from './words'

export type Refused = {
  title: string
  /** Where to go on, when another decision or a later version came first. */
  way?: { href: string; label: string }
  /** What a message is about, where that is no field. */
  names?: Record<string, string>
}
type Failed = Extract<FormState<unknown>, { status: 'failed' }>
type Props = {
  failed: Failed
  fields: Field[]
  sections: Section[]
  refused: Refused | undefined
  /** Beside a button there is room for a line only. */
  isLine: boolean
  words: Pick<FormWords, 'errorTitle' | 'unsent'>
  ref: Ref<HTMLDivElement>
}

/** Why a form was not saved, as its error summary says it. */
export function Summary({ failed, fields, sections, refused, isLine, words, ref }: Props) {
  const { message, fieldMessages, problem } = failed
  const isSent = !['lost', 'updated', 'other-person'].includes(problem.kind)
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

/** In the order of the form; what is about no field of it comes last. */
function linesOf({ fieldMessages, links }: Failed, fields: Field[], sections: Section[], refused?: Refused) {
  const shown = sections.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
  const rank = (name: string) => (shown.includes(name) ? shown.indexOf(name) : shown.length)
  return Object.entries(fieldMessages)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([name, text]) => {
      const field = fields.find((one) => one.name === name)
      const called = field?.label ?? refused?.names?.[name]
      // A question stands right below, and is no name.
      const said = called && field?.input !== 'choice' ? `${called}: ${text}` : text
      return { text: said, target: field && idOf(name), links: links?.[name] }
    })
}
