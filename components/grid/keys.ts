type Key = {
  key: string
  keyCode: number
  isComposing: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

type Move = 'down' | 'up' | 'left' | 'right'
export type Intent =
  | Move
  | `select-${Move}`
  | 'next'
  | 'edit'
  | 'restore'
  | 'save'
  | 'undo'
  | 'redo'
  | 'fill-down'
  | 'empty'
  | 'history'
  | 'next-error'
  | 'previous-error'
  | 'nothing'

const moves: Record<string, Move> = { ArrowDown: 'down', ArrowUp: 'up', ArrowLeft: 'left', ArrowRight: 'right' }
const plain: Record<string, Intent> = {
  Enter: 'next',
  Escape: 'restore',
  F2: 'edit',
  F8: 'next-error',
  Delete: 'empty',
  ...moves,
}
const withControl: Record<string, Intent> = { Enter: 'save', z: 'undo', y: 'redo', d: 'fill-down' }

/**
 * The command of a key in the grid; undefined leaves the key to the browser. While the text of a cell is edited (F2),
 * the arrows to the sides, those with Shift and Delete belong to the text. While an input method composes a Vietnamese syllable,
 * keys belong to it, and Enter must not submit the form. Safari sends that Enter after the composition has ended, with
 * key code 229.
 */
export function intentOf(pressed: Key, isEditing = false): Intent | undefined {
  const { key, keyCode, isComposing, ctrlKey, metaKey, shiftKey, altKey } = pressed
  if (isComposing || keyCode === 229) return key === 'Enter' ? 'nothing' : undefined
  if (altKey) return key === 'ArrowDown' && !ctrlKey && !metaKey && !shiftKey ? 'history' : undefined
  if (ctrlKey || metaKey) {
    const name = key.length === 1 ? key.toLowerCase() : key
    if (shiftKey) return name === 'z' ? 'redo' : undefined
    return withControl[name]
  }
  if (isEditing && (shiftKey ? moves[key] : ['ArrowLeft', 'ArrowRight', 'Delete'].includes(key))) return undefined
  if (!shiftKey) return plain[key]
  if (key === 'F8') return 'previous-error'
  const move = moves[key]
  return move && `select-${move}`
}
