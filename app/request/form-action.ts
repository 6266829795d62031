import 'server-only'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import { typedIn } from '@/core/form'
import type { FormState } from '@/core/form-state'
import type { Result } from '@/core/result'
import { hiddenIn, readForm, refuseForeign } from './action'
import { failedState } from './problem'
import { currentLocale } from './session'

type Answering<S extends z.ZodObject, T> = {
  input: S
  /** Opens its own transaction, after whatever takes long: hashing, before there is an actor at all. */
  work: (values: z.output<S>, hidden: Record<string, string>, form: FormData) => Promise<Result<T>>
  goTo: (value: T) => string
}

/** The sibling of action() for forms about passwords and codes, which nobody in particular may send. */
export function formAction<S extends z.ZodObject, T>({ input, work, goTo }: Answering<S, T>) {
  return async (_: FormState, form: FormData): Promise<FormState> => {
    await refuseForeign()
    const fields = fieldsOf(input, await currentLocale())
    const typed = typedIn(form, fields)
    const read = readForm(input, fields, typed)
    const result = read.ok ? await work(read.value, hiddenIn(form, fields), form) : read
    if (!result.ok) return failedState(result.problem, typed, fields)
    redirect(goTo(result.value))
  }
}
