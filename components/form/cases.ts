import type { Field } from '@/core/field'
import { isSound } from '@/core/notation'

type AskedCase = NonNullable<Field['when']>

/**
 * Whether a field is out of its case, by the text of the field that the case asks. A field with a text of its own never
 * is: whatever is not shown is empty, so that nothing is saved or lost unseen.
 */
export function isIdle({ is, notation }: AskedCase, other: string, own: string): boolean {
  if (own !== '') return false
  return is === 'unsound' ? isSound(other, notation) : !is.includes(other)
}

/** Hides and shows fields while others are filled in. Without JavaScript all stand; their hints name the case. */
export function watchCases(form: HTMLFormElement | null, { signal }: AbortController): void {
  const judge = () => {
    if (!form) return
    const said = new FormData(form)
    for (const row of form.querySelectorAll<HTMLElement>('.field[data-when]')) {
      const asked: AskedCase = JSON.parse(row.dataset.when ?? '')
      const named = [...row.querySelectorAll<HTMLInputElement>('[name]')]
      const own = named.map(({ name }) => said.getAll(name).join('')).join('')
      row.toggleAttribute('data-idle', isIdle(asked, String(said.get(asked.field) ?? ''), own))
    }
  }
  judge()
  form?.addEventListener('input', judge, { signal })
}
