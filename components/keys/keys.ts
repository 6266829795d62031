/** Where a key works, in the order of their list. */
export const keyPlaces = ['everywhere', 'list', 'record', 'form', 'grid', 'review'] as const
export type KeyPlace = (typeof keyPlaces)[number]

type Key = {
  in: KeyPlace
  /** As `strokeOf` writes it; two with a space between are pressed one after the other. */
  key: string
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
  confirm: { in: 'review', key: 'a' },
  return: { in: 'review', key: 'r' },
  'next-report': { in: 'review', key: 'j' },
  'previous-report': { in: 'review', key: 'k' },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys

/** Keys as people read them: "Ctrl", "K"; two strokes are two groups. */
export const shownKeys = (name: KeyName): string[][] =>
  keys[name].key.split(' ').map((stroke) => stroke.split('+').map((one) => one.charAt(0).toUpperCase() + one.slice(1)))

let areLettersOn = true

/** Switches all keys of one letter or sign off (WCAG 2.1.4); keys with Ctrl stay. */
export const switchLetters = (on: boolean) => {
  areLettersOn = on
}

/** Fields in which letters are text. A box that is ticked takes none. */
const fields =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]'

/** The name of the key that was pressed in a place; `before` is the stroke just before it. */
export function keyIn(place: KeyPlace, event: KeyboardEvent, before = ''): KeyName | undefined {
  const stroke = strokeOf(event)
  if (!stroke) return undefined
  const names = Object.keys(keys) as KeyName[]
  const named = (typed: string) => names.find((name) => keys[name].in === place && keys[name].key === typed)
  const name = (before && named(`${before} ${stroke}`)) || named(stroke)
  return name && (!event.repeat || 'repeats' in keys[name]) ? name : undefined
}

/**
 * How the table writes what was pressed: "ctrl+k", "j", "shift+x", "?", "enter". Undefined for what belongs to an input
 * method (Safari sends 229 after a composition has ended), for what is typed into a field, and for letters if they are
 * off or a dialog is open.
 */
export function strokeOf(event: KeyboardEvent): string | undefined {
  const { key, keyCode, isComposing, altKey, ctrlKey, metaKey, shiftKey, target } = event
  if (isComposing || keyCode === 229 || altKey || !key) return undefined
  const name = key.toLowerCase()
  if (ctrlKey || metaKey) return `ctrl+${shiftKey ? 'shift+' : ''}${name}`
  const isSign = key.length === 1
  if (isSign && !areLettersOn) return undefined
  if (target instanceof Element && target.closest(fields)) return undefined
  if (document.querySelector('dialog:modal')) return undefined
  return shiftKey && !(isSign && name === key) ? `shift+${name}` : name
}
