import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'
import { shownAgain, typedIn } from '@/core/form-state'
import type { Kept } from './device-store'

export type KeptInTab = Kept & Required<Pick<Kept, 'why'>>

const keyOf = (account: string, place = '') => `so-bo ${account} ${place}`

/** Keeps the text of a form until the tab is closed; false if the browser keeps nothing. Synchronous, for `pagehide`. */
export function keepInTab(account: string, place: string, kept: KeptInTab): boolean {
  return Boolean(within((tab) => [tab.setItem(keyOf(account, place), JSON.stringify(kept))]))
}

export function takeFromTab(account: string, place: string): KeptInTab | undefined {
  const text = within((tab) => tab.getItem(keyOf(account, place)))
  within((tab) => tab.removeItem(keyOf(account, place)))
  return text ? JSON.parse(text) : undefined
}

/** Deletes what an account has in this tab. For signing out. */
export const forgetInTab = (account: string) =>
  within((tab) => {
    for (const key of Object.keys(tab)) if (key.startsWith(keyOf(account))) tab.removeItem(key)
  })

function within<T>(work: (tab: Storage) => T): T | undefined {
  try {
    return work(window.sessionStorage)
  } catch {
    return undefined
  }
}

/**
 * The values of a form without passwords, and the choices of its searches with names. Boxes, lists and texts that a page
 * adds beside the fields are copied, too.
 */
export function copyOf(form: HTMLFormElement | null, fields: Field[]): Pick<Kept, 'typed' | 'chosen'> {
  const typed = shownAgain(fields, typedIn(new FormData(form ?? undefined), fields))
  const chosen: Record<string, Choice[]> = {}
  for (const element of form?.elements ?? [])
    if (element instanceof HTMLInputElement && element.dataset.label)
      chosen[element.name] = [...(chosen[element.name] ?? []), { value: element.value, label: element.dataset.label }]
  for (const element of besideFields(form, fields)) {
    const ticked = isBox(element) && (element.checked ? [element.value] : [])
    typed[element.name] = ticked ? [...(typed[element.name] ?? []), ...ticked] : element.value
  }
  return { typed, chosen }
}

/** Sets what a page adds beside the fields. */
export function fillBeside(form: HTMLFormElement | null, fields: Field[], typed: Typed) {
  for (const element of besideFields(form, fields)) {
    const value = typed[element.name]
    if (value === undefined) continue
    if (isBox(element)) element.checked = value.includes(element.value)
    else element.value = String(value)
  }
}

function besideFields(form: HTMLFormElement | null, fields: Field[]) {
  const names = new Set(fields.map(({ name }) => name))
  return [...(form?.elements ?? [])].filter(
    (element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
      'name' in element &&
      element.name !== '' &&
      !names.has(String(element.name)) &&
      (element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement ||
        (element instanceof HTMLInputElement && isOwn(element))),
  )
}

const isBox = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
const isOwn = ({ type, dataset }: HTMLInputElement) =>
  !['hidden', 'password', 'file', 'submit'].includes(type) && dataset.label === undefined
