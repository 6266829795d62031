import 'server-only'
import type { Field } from '@/core/field'
import { matching } from '@/core/fold'
import { type Choice, type Sought, soughtIn, type Typed, textIn } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Message } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { choicesOf, suggestionsFor } from '@/db/references'

const mostOffered = 50

type Answer = { typed: Typed; problems: Record<string, Message>; sought: Record<string, Sought> }

/** The long choices of a form of which texts were sent, by a browser without JavaScript or before it was used. */
export const soughtFields = (form: FormData, fields: Field[]): Field[] =>
  fields.filter(({ name }) => form.has(soughtIn(name).text))

/** Whether one of these texts is another than it was, or was not found before. */
export function isSought(form: FormData, { name }: Field): boolean {
  const [texts, former, values] = [soughtIn(name).text, soughtIn(name).was, name].map((one) => form.getAll(one))
  const said = (all: FormDataEntryValue[] | undefined, at: number) => textIn(all?.[at] ?? '').trim()
  return (texts ?? []).some((_, at) => said(texts, at) !== said(former, at) || (said(texts, at) && !said(values, at)))
}

/**
 * Finds what these texts mean, under RLS: the only record that a text finds, the one of this name, or the one that was
 * chosen of those offered before. A text that was not changed keeps its value.
 */
export async function seek(db: Db, form: FormData, fields: Field[], locale: Locale): Promise<Answer> {
  const answer: Answer = { typed: {}, problems: {}, sought: {} }
  for (const { name, input, reference = '', options } of soughtFields(form, fields)) {
    const list = reference ? choicesOf(reference) : () => options
    const find = async (text: string) =>
      list
        ? matching([...(await list(db, locale))], text).slice(0, mostOffered)
        : (await suggestionsFor(reference, db, text, locale)).choices
    const { problem, ...sought } = await seekRows(form, name, find)
    const values = sought.chosen.map(({ value }) => value)
    answer.typed[name] = input === 'list' ? values : (values[0] ?? '')
    answer.sought[name] = sought
    if (problem) answer.problems[name] = problem
  }
  return answer
}

async function seekRows(form: FormData, name: string, find: (text: string) => Promise<Choice[]>) {
  const names = soughtIn(name)
  const [texts, former, values] = [names.text, names.was, name].map((one) => form.getAll(one).map(textIn))
  const meant = form.get(names.meant)
  const chosen: Choice[] = []
  let offered: Choice[] = []
  let problem: Message | undefined
  for (const [at, typed] of (texts ?? []).entries()) {
    const text = typed.trim()
    const value = values?.[at]
    if (!text) continue
    if (value && text === former?.[at]?.trim()) chosen.push({ value, label: text })
    else {
      // After a problem the others are sought when the form comes again.
      const found = problem ? [] : await find(text.slice(0, 200))
      const one = found.find((choice) => choice.value === meant) ?? onlyOne(found, text)
      chosen.push(one ?? { value: '', label: text })
      if (one || problem) continue
      offered = found
      problem = { key: found.length > 0 ? 'sought-many' : 'sought-none', values: { text } }
    }
  }
  return { chosen, offered, problem }
}

function onlyOne(found: Choice[], text: string): Choice | undefined {
  const named = found.filter(({ label }) => label === text)
  const [one, ...others] = named.length > 0 ? named : found
  return others.length === 0 ? one : undefined
}
