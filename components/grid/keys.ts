type Key = {
  key: string
  keyCode: number
  isComposing: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

export type Intent = 'next' | 'previous' | 'restore' | 'save' | 'undo' | 'redo' | 'nothing'

const plain: Record<string, Intent> = { Enter: 'next', ArrowDown: 'next', ArrowUp: 'previous', Escape: 'restore' }
const withControl: Record<string, Intent> = { Enter: 'save', z: 'undo', y: 'redo' }

/**
 * The command of a key in the grid; undefined leaves the key to the browser. While an input method composes a
 * Vietnamese syllable, keys belong to it, and Enter must not submit the form. Safari sends that Enter after the
 * composition has ended, with key code 229.
 */
export function intentOf({ key, keyCode, isComposing, ctrlKey, metaKey, shiftKey, altKey }: Key): Intent | undefined {
  if (isComposing || keyCode === 229) return key === 'Enter' ? 'nothing' : undefined
  if (altKey) return undefined
  if (!ctrlKey && !metaKey) return shiftKey ? undefined : plain[key]
  const name = key.length === 1 ? key.toLowerCase() : key
  if (shiftKey) return name === 'z' ? 'redo' : undefined
  return withControl[name]
}
