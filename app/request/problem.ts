import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Field } from '@/core/field'
import { shownAgain, type Typed } from '@/core/form'
import type { FormState, Link } from '@/core/form-state'
import type { NamedRecord, Problem } from '@/core/result'
import { recordOf } from '@/db/records'

/** A problem as a form shows it: one sentence for all, one for each field that is wrong. */
export async function failedState(problem: Problem, typed: Typed, fields: Field[]): Promise<FormState> {
  const say = await getTranslations('problem')
  const invalid = problem.kind === 'invalid' ? Object.entries(problem.fields) : []
  const fieldMessages = Object.fromEntries(
    invalid.map(([name, { key, values }]) => [name, say(`invalid.${key}`, values)]),
  )
  const links = Object.fromEntries(
    invalid.flatMap(([name, { records }]) => (records ? [[name, records.map(linkTo)]] : [])),
  )
  if (problem.kind === 'taken' || problem.kind === 'overlap') {
    const known = fields.some(({ name }) => name === problem.field)
    if (known) fieldMessages[problem.field] = say(problem.kind)
  }
  return {
    status: 'failed',
    problem,
    typed: shownAgain(fields, typed),
    message: await summaryOf(problem),
    fieldMessages,
    links,
  }
}

/** What a problem comes to in one sentence. */
export async function summaryOf(problem: Problem): Promise<string> {
  const say = await getTranslations('problem')
  if (problem.kind === 'invalid') return say('invalid.summary')
  return problem.kind === 'other-person' ? say('other-person', { name: problem.name }) : say(problem.kind)
}

function linkTo({ code, id, name }: NamedRecord): Link {
  const record = recordOf(code)
  if (!record?.screens.includes('page')) throw new Error(`app/request/problem: no page shows a ${code}`)
  return { href: `/${record.path}/${id}`, label: name }
}
