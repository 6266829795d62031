/** Where a key works, in the order of their list. */
export const keyPlaces = ['everywhere', 'list', 'record', 'form', 'grid', 'review'] as const
export type KeyPlace = (typeof keyPlaces)[number]

type Key = {
  in: KeyPlace
  /** As `strokeOf` writes it; two with a space between are pressed one after the other. */
  key: string
  /** A second key that does the same. */
  or?: string
  /** Acts again while it is held down. */
  repeats?: true
}

/**
 * All keys of the application. Code asks `keyIn` which of them was pressed, and `/keys` lists them with the words of
 * messages/keys.json, so that what is listed is what works. A key is added here and there.
 */
export const keys = {
  find: { in: 'everywhere', key: 'ctrl+k' },
  search: { in: 'everywhere', key: '/' },
  keys: { in: 'everywhere', key: '?' },
  'go-tasks': { in: 'everywhere', key: 'g v' },
  'go-enterprises': { in: 'everywhere', key: 'g d' },
  'go-organisations': { in: 'everywhere', key: 'g t' },
  'go-reports': { in: 'everywhere', key: 'g b' },
  'go-figures': { in: 'everywhere', key: 'g s' },
  'next-row': { in: 'list', key: 'j', or: 'arrowdown', repeats: true },
  'previous-row': { in: 'list', key: 'k', or: 'arrowup', repeats: true },
  'open-row': { in: 'list', key: 'enter' },
  'edit-row': { in: 'list', key: 'e' },
  tick: { in: 'list', key: 'x' },
  'tick-to': { in: 'list', key: 'shift+x' },
  'previous-record': { in: 'record', key: '[' },
  'next-record': { in: 'record', key: ']' },
  'edit-record': { in: 'record', key: 'e' },
  'copy-code': { in: 'record', key: 'c' },
  confirm: { in: 'review', key: 'a' },
  return: { in: 'review', key: 'r' },
  'next-report': { in: 'review', key: 'j' },
  'previous-report': { in: 'review', key: 'k' },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys

/** The ways to press a key as people read them: "Ctrl", "K"; two strokes of one way are two groups. */
export function shownKeys(name: KeyName): string[][][] {
  const { key, or }: Key = keys[name]
  return [key, ...(or ? [or] : [])].map((way) => way.split(' ').map((stroke) => stroke.split('+').map(shown)))
}

const arrows: Record<string, string> = { arrowdown: '↓', arrowup: '↑' }
const shown = (one: string) => arrows[one] ?? one.charAt(0).toUpperCase() + one.slice(1)

let areLettersOn = true

/** Switches all keys of one letter or sign off (WCAG 2.1.4); keys with Ctrl stay. */
export const switchLetters = (on: boolean) => {
  areLettersOn = on
}

/** Where letters are text, or belong to what is open over the page. A box that is ticked takes none. */
const fields =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable], [popover]'

/**
 * The name of the key that was pressed in a place; `before` is the stroke just before it. Undefined if something else
 * acted on it.
 */
export function keyIn(place: KeyPlace, event: KeyboardEvent, before = ''): KeyName | undefined {
  const stroke = strokeOf(event)
  if (!stroke || event.defaultPrevented) return undefined
  const named = (typed: string) =>
    (Object.entries(keys) as [KeyName, Key][]).find(
      ([, one]) => one.in === place && (one.key === typed || one.or === typed),
    )
  const [name, key] = (before && named(`${before} ${stroke}`)) || named(stroke) || []
  return key && (!event.repeat || key.repeats) ? name : undefined
}

/**
 * Clicks the last element within that is shown and has the key pressed as its `data-key`: after the button that opens a
 * form, the button in it.
 */
export function clickKeyed(place: KeyPlace, event: KeyboardEvent, within: ParentNode) {
  const name = keyIn(place, event)
  const these = name && within.querySelectorAll<HTMLElement>(`[data-key="${keys[name].key}"]`)
  const found = [...(these ?? [])].findLast(isShown)
  if (!found) return
  event.preventDefault()
  found.click()
}

/** Not within a closed `details`, but for the summary that opens it. */
const isShown = (element: HTMLElement) => !element.closest('details:not([open])') || element.matches('summary')

/** Keys that a Vietnamese layout has ư and ơ on. */
const brackets: Record<string, string> = { BracketLeft: '[', BracketRight: ']' }

/**
 * How the table writes what was pressed: "ctrl+k", "j", "shift+x", "?", "enter"; brackets by their place. Undefined for
 * what belongs to an input method (Safari sends 229 after a composition has ended), for what is typed into a field, and
 * for letters if they are off or a dialog is open.
 */
export function strokeOf(event: KeyboardEvent): string | undefined {
  const { key, keyCode, isComposing, altKey, ctrlKey, metaKey, shiftKey, target } = event
  if (isComposing || keyCode === 229 || !key) return undefined
  // Many layouts type brackets with AltGr, which some systems report as Ctrl and Alt.
  const isTyped = event.getModifierState('AltGraph')
  if (altKey && !isTyped) return undefined
  if ((ctrlKey || metaKey) && !isTyped) return `ctrl+${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`
  const isSign = key.length === 1
  if (isSign && !areLettersOn) return undefined
  if (target instanceof Element && target.closest(fields)) return undefined
  if (document.querySelector('dialog:modal')) return undefined
  const byPlace = /^[a-z0-9]$/i.test(key) || shiftKey ? undefined : brackets[event.code]
  // Shift is part of a sign such as "?".
  const isShifted = shiftKey && (!isSign || /\p{L}/u.test(key))
  return byPlace ?? `${isShifted ? 'shift+' : ''}${key.toLowerCase()}`
}
