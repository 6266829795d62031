import { type KeyName, keyIn, strokeOf } from '../keys/keys'

/**
 * Makes the keys of a list work in a table, until `stop`. `edits`: rows have a form. The focus of the keyboard is on the
 * link of a row.
 */
export function followKeys(table: HTMLTableElement, edits: boolean, stop: AbortSignal) {
  let last: HTMLTableRowElement | undefined
  let anchor: HTMLInputElement | undefined
  const rows = () => [...(table.tBodies[0]?.rows ?? [])]
  const rowAt = (target: EventTarget | null) =>
    target instanceof Element ? rows().find((row) => row.contains(target)) : undefined

  const goTo = (row: HTMLTableRowElement | undefined) => {
    const place = row && (linkIn(row) ?? boxIn(row))
    if (!place) return
    place.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }
  const chooseTo = (box: HTMLInputElement, isChecked: boolean) => {
    const boxes = rows().flatMap((row) => boxIn(row) ?? [])
    const [from, to] = [boxes.indexOf(anchor ?? box), boxes.indexOf(box)]
    for (const one of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = isChecked
    tell(box)
  }

  const acts: Partial<Record<KeyName, (row: HTMLTableRowElement | undefined) => void>> = {
    'next-row': (row) => goTo(row ? rows()[rows().indexOf(row) + 1] : rows()[0]),
    'previous-row': (row) => goTo(row ? rows()[rows().indexOf(row) - 1] : rows().at(-1)),
    'open-row': (row) => row && linkIn(row)?.click(),
    'edit-row': (row) => {
      const link = row && linkIn(row)
      if (link && edits) window.location.assign(`${link.pathname}/edit${link.search}`)
    },
    tick: (row) => {
      const box = row && boxIn(row)
      if (!box) return
      box.checked = !box.checked
      anchor = box
      tell(box)
    },
    'tick-to': (row) => {
      const box = row && boxIn(row)
      if (box) chooseTo(box, true)
    },
  }

  const press = (event: KeyboardEvent) => {
    const name = keyIn('list', event)
    if (!name) return
    const { target } = event
    const focused = rowAt(target)
    // Elsewhere arrows scroll.
    if (!focused && strokeOf(event)?.startsWith('arrow')) return
    // On a link Enter opens by itself; on a box it would send the form.
    if (name === 'open-row' && !(focused && target instanceof HTMLInputElement)) return
    event.preventDefault()
    acts[name]?.(focused ?? (name === 'next-row' || name === 'previous-row' ? stillThere(last) : last))
  }
  const stillThere = (row: HTMLTableRowElement | undefined) => (row?.isConnected ? row : undefined)
  const click = (event: MouseEvent) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || box.name !== 'row') return
    if (event.shiftKey && anchor) chooseTo(box, box.checked)
    anchor = box
  }
  const enter = ({ target }: FocusEvent) => {
    last = rowAt(target) ?? last
  }

  document.addEventListener('keydown', press, { signal: stop })
  table.addEventListener('click', click, { signal: stop })
  table.addEventListener('focusin', enter, { signal: stop })
}

const linkIn = (row: HTMLTableRowElement) => row.querySelector<HTMLAnchorElement>('th a[href]')
const boxIn = (row: HTMLTableRowElement) => row.querySelector<HTMLInputElement>('input[name=row]')

const tell = (box: HTMLInputElement) => box.dispatchEvent(new Event('change', { bubbles: true }))
