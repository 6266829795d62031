import { beforeEach, expect, test, vi } from 'vitest'
import { keyIn, keys, shownKeys, switchLetters } from './keys'

beforeEach(() => {
  vi.stubGlobal('document', { querySelector: () => null })
  vi.stubGlobal('Element', class {})
  switchLetters(true)
})

type Pressed = Partial<KeyboardEvent> & { key: string; altGraph?: boolean }

const pressed = ({ altGraph = false, ...event }: Pressed) =>
  ({ target: null, getModifierState: (name: string) => name === 'AltGraph' && altGraph, ...event }) as KeyboardEvent

test('brackets go by their place, and by AltGr; not with other keys', () => {
  expect(keyIn('record', pressed({ key: 'ư', code: 'BracketLeft' }))).toBe('previous-record')
  expect(keyIn('record', pressed({ key: 'ơ', code: 'BracketRight' }))).toBe('next-record')
  expect(keyIn('record', pressed({ key: ']', code: 'Digit9', ctrlKey: true, altKey: true, altGraph: true }))).toBe(
    'next-record',
  )
  for (const held of [{ shiftKey: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])
    expect(keyIn('record', pressed({ key: 'ư', code: 'BracketLeft', ...held }))).toBeUndefined()
})

test('rows: arrows are second keys and repeat; with Shift a letter is another key, with capitals locked, too', () => {
  expect(keyIn('list', pressed({ key: 'ArrowDown', repeat: true }))).toBe('next-row')
  expect(keyIn('list', pressed({ key: 'k', repeat: true }))).toBe('previous-row')
  expect(keyIn('list', pressed({ key: 'x', repeat: true }))).toBeUndefined()
  expect(keyIn('list', pressed({ key: 'X' }))).toBe('tick')
  expect(keyIn('list', pressed({ key: 'X', shiftKey: true }))).toBe('tick-to')
  expect(keyIn('list', pressed({ key: 'x', shiftKey: true }))).toBe('tick-to')
  expect(keyIn('everywhere', pressed({ key: '?', shiftKey: true }))).toBe('keys')
  expect(shownKeys('previous-row')).toEqual([[['K']], [['↑']]])
})

test('no key belongs to a syllable that is composed, nor to another that acted, nor is a letter if letters are off', () => {
  for (const not of [{ isComposing: true }, { keyCode: 229 }, { defaultPrevented: true }])
    expect(keyIn('list', pressed({ key: 'j', ...not }))).toBeUndefined()
  switchLetters(false)
  expect(keyIn('list', pressed({ key: 'j' }))).toBeUndefined()
  expect(keyIn('record', pressed({ key: 'ư', code: 'BracketLeft' }))).toBeUndefined()
  expect(keyIn('list', pressed({ key: 'ArrowDown' }))).toBe('next-row')
  expect(keyIn('everywhere', pressed({ key: 'k', ctrlKey: true }))).toBe('find')
})

test('a key means one thing in a place, and on a page of a record or list nothing of every page', () => {
  const everywhere = Object.values(keys).filter((one) => one.in === 'everywhere')
  const of = (place: string) => Object.values(keys).filter((one) => one.in === place)
  for (const place of ['list', 'record', 'review']) {
    const all = [...everywhere, ...of(place)].flatMap((one) => ('or' in one ? [one.key, one.or] : [one.key]))
    expect(new Set(all).size).toBe(all.length)
  }
})
