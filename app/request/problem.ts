import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Field } from '@/core/field'
import { shownAgain, type Typed } from '@/core/form'
import type { FormState } from '@/core/form-state'
import type { Message, Problem } from '@/core/result'
import { isKey, type Say } from '@/messages/say'

/** A problem as a form shows it: one sentence for all, one for each field that is wrong. */
export async function failedState(problem: Problem, typed: Typed, fields: Field[]): Promise<FormState> {
  const say = await getTranslations('problem')
  const invalid = problem.kind === 'invalid' ? Object.entries(problem.fields) : []
  const fieldMessages = Object.fromEntries(invalid.map(([name, message]) => [name, invalidInWords(message, say)]))
  if (problem.kind === 'taken' || problem.kind === 'overlap') {
    const known = fields.some(({ name }) => name === problem.field)
    if (known) fieldMessages[problem.field] = say(problem.kind)
  }
  const message = problem.kind === 'invalid' ? say('invalid.summary') : say(problem.kind)
  return { status: 'failed', problem, typed: shownAgain(fields, typed), message, fieldMessages }
}

/** The key comes from a reader, a schema or a constraint; a test of the house looks for a sentence to each. */
export function invalidInWords({ key, values }: Message, say: Say<'problem'>): string {
  const sentence = `invalid.${key}`
  return isKey<'problem'>(say, sentence) ? say(sentence, values) : say('invalid.form')
}
