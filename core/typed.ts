import type { Field } from './field'
import type { Typed } from './form'

/** The hidden field in which a form says which account it was drawn for. */
export const drawnFor = 'drawnFor'

/** What was typed, by field; names that no field has (a framework's own, a forged one) are left out. */
export function typedIn(form: FormData, fields: Field[]): Typed {
  return Object.fromEntries(
    fields
      .filter(({ name, input }) => form.has(name) || input === 'boolean' || input === 'list')
      .map(({ name, input }) => [
        name,
        input === 'list' ? form.getAll(name).map(String) : String(form.get(name) ?? ''),
      ]),
  )
}

/** What may be shown again after a refusal: everything but passwords. */
export const shownAgain = (fields: Field[], typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => fields.find((field) => field.name === name)?.input !== 'password'),
  )
