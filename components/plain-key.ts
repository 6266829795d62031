/**
 * The key of an event that is for the page: undefined if it repeats, belongs to a composition (IME), is held with others, or
 * is typed into a field. Letters are lower case. Brackets are the keys of their place, too: a Vietnamese layout has ư and ơ there.
 */
export function plainKeyOf(event: KeyboardEvent): string | undefined {
  const { key, code, repeat, isComposing, keyCode, target } = event
  if (repeat || isComposing || keyCode === 229 || event.defaultPrevented) return undefined
  // AltGr types brackets on many layouts.
  const isHeld = event.altKey || event.ctrlKey || event.metaKey
  if (event.shiftKey || (isHeld && !event.getModifierState('AltGraph'))) return undefined
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return undefined
  const byPlace = { BracketLeft: '[', BracketRight: ']' }[code]
  return byPlace && !/^[a-z0-9]$/i.test(key) ? byPlace : key.toLowerCase()
}

/** The last shown element with this `data-key`: after the button that opens a form, the button in it. */
export const elementOfKey = (within: ParentNode, key: string): HTMLElement | undefined =>
  [...within.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)].findLast(isShown)

/** Not within a closed `details`, but for the summary that opens it. */
const isShown = (element: HTMLElement) => !element.closest('details:not([open])') || element.matches('summary')
