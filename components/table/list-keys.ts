/**
 * The keys of a list. Letters act wherever no field has the focus, unless they are switched off; arrows act only while a
 * row has it, because elsewhere they scroll. Enter opens the row by its link.
 */
export const listKeys = [
  { act: 'next', letter: 'j', key: 'ArrowDown' },
  { act: 'previous', letter: 'k', key: 'ArrowUp' },
  { act: 'open', key: 'Enter' },
  { act: 'edit', letter: 'e' },
  { act: 'choose', letter: 'x' },
  { act: 'choose-to', letter: 'x', shift: true },
] as const satisfies readonly ListKey[]

type ListKey = { act: string; letter?: string; key?: string; shift?: true }
export type ListAct = (typeof listKeys)[number]['act']

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'repeat' | 'isComposing' | 'keyCode' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>

/** What a key asks of a list. `inRow`: a row has the focus. Undefined while an input method composes. */
export function actOf(pressed: Pressed, { letters, inRow }: { letters: boolean; inRow: boolean }): ListAct | undefined {
  if (pressed.isComposing || pressed.keyCode === 229) return undefined
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return undefined
  const letter = pressed.key.toLowerCase()
  const found = listKeys.find((one: ListKey) => {
    if (one.letter === letter) return letters && (one.shift ?? false) === pressed.shiftKey
    return inRow && !pressed.shiftKey && one.key === pressed.key
  })
  const moves = found?.act === 'next' || found?.act === 'previous'
  return pressed.repeat && !moves ? undefined : found?.act
}
