import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { FormState } from '@/core/form-state'
import { isTicked } from './control'

type Draft = Record<string, string | string[] | boolean>

/** Watches native inputs for changes; what they hold stays in the page, and is read from there on saving. */
export function useDraft(fields: Field[], typed: Typed, answer: FormState) {
  const form = useForm<Draft>({ defaultValues: watched(fields, typed) })
  const { isDirty } = form.formState
  const { reset, getValues } = form
  useEffect(() => {
    if (answer.status === 'saved') reset(getValues())
  }, [answer, reset, getValues])

  const change = (name: string, value: string) => form.setValue(name, value, { shouldDirty: true })
  const register = (name: string) => {
    const { ref, onChange, onBlur } = form.register(name)
    return { ref: keepTyped(ref, (value) => change(name, value)), onChange, onBlur }
  }
  return { register, isDirty, change }
}

function watched(fields: Field[], typed: Typed): Draft {
  return Object.fromEntries(
    fields.map(({ name, input, options }) => {
      const text = typed[name] ?? ''
      if (input === 'boolean') return [name, isTicked(text)]
      if (input === 'list') return [name, options.map(({ value }) => value).filter((value) => text.includes(value))]
      return [name, text]
    }),
  )
}

/** react-hook-form writes its default into an input it meets: on a slow line that would erase what was typed before. */
function keepTyped(ref: (element: unknown) => void, restore: (value: string) => void) {
  return (element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null) => {
    const before = element && stateOf(element)
    ref(element)
    if (!element || stateOf(element) === before) return
    if (typeof before === 'string') restore(before)
    else element.click()
  }
}

const stateOf = (element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) =>
  'checked' in element && element.type === 'checkbox' ? element.checked : element.value
