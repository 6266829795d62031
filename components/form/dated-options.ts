import { parsePartialDate } from '@/core/date'

/**
 * Offers in each select with `data-dated-by` only the options of the day in the first of those fields that is filled. What
 * is selected stays: the server says that it is of another day.
 */
export function offerByDay(form: HTMLFormElement | null, { signal }: AbortController): void {
  const dayIn = (names: string) => {
    const inputs = names.split(' ').map((name) => form?.elements.namedItem(name))
    const filled = inputs.find((input) => input instanceof HTMLInputElement && input.value.trim() !== '')
    const read = parsePartialDate(filled instanceof HTMLInputElement ? filled.value : '')
    return read.ok ? read.value.on : undefined
  }
  const offer = () => {
    for (const select of form?.querySelectorAll<HTMLSelectElement>('select[data-dated-by]') ?? []) {
      const day = dayIn(select.dataset.datedBy ?? '')
      for (const option of select.options) {
        const { from, until } = option.dataset
        option.hidden = day !== undefined && !option.selected && ((from ?? day) > day || (until ?? day) < day)
      }
    }
  }
  offer()
  form?.addEventListener('input', offer, { signal })
}
