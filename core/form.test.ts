import { expect, test } from 'vitest'
import { hiddenIn } from './form'

test('hidden inputs lose NUL in their names as in their values', () => {
  const form = new FormData()
  form.set('version.\0', 'a\0b')
  form.set('$ACTION_ID', 'x')
  expect(hiddenIn(form, [])).toEqual({ 'version.': 'ab' })
})
