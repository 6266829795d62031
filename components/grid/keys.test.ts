import { expect, test } from 'vitest'
import { intentOf } from './keys'

const bare = { keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test.each([
  ['Enter', {}, 'next'],
  ['ArrowDown', {}, 'down'],
  ['ArrowUp', {}, 'up'],
  ['ArrowLeft', {}, 'left'],
  ['ArrowDown', { shiftKey: true }, 'select-down'],
  ['F2', {}, 'edit'],
  ['F8', {}, 'next-error'],
  ['F8', { shiftKey: true }, 'previous-error'],
  ['d', { ctrlKey: true }, 'fill-down'],
  ['Delete', {}, 'empty'],
  ['ArrowDown', { altKey: true }, 'history'],
  ['ArrowUp', { altKey: true }, undefined],
  ['Escape', {}, 'restore'],
  ['Enter', { ctrlKey: true }, 'save'],
  ['z', { ctrlKey: true }, 'undo'],
  ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['z', { metaKey: true }, 'undo'],
  ['Tab', {}, undefined],
  ['z', {}, undefined],
  ['Enter', { isComposing: true }, 'nothing'],
  ['Enter', { keyCode: 229 }, 'nothing'],
  ['ArrowDown', { isComposing: true }, undefined],
  ['Process', { keyCode: 229 }, undefined],
])('%s with %j is %s', (key, held, intent) => expect(intentOf({ ...bare, key, ...held })).toBe(intent))

test.each([
  ['ArrowLeft', {}, undefined],
  ['Delete', {}, undefined],
  ['ArrowRight', { shiftKey: true }, undefined],
  ['ArrowDown', {}, 'down'],
  ['Enter', {}, 'next'],
  ['Escape', {}, 'restore'],
])('while the text is edited, %s with %j is %s', (key, held, intent) =>
  expect(intentOf({ ...bare, key, ...held }, true)).toBe(intent),
)
