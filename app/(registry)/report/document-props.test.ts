import { expect, test } from 'vitest'
import { type Failed, withConflicts } from './document-props'

const words = { said: '{by}: {value}', take: 'Lấy {value}', own: 'Giữ', blank: '(trống)' }
const row = (field: string, saved: string) => ({
  field,
  label: field,
  base: '',
  saved,
  typed: '5',
  savedBy: 'Trên thiết bị khác',
})
const rows = [row('admitted', '4'), row('died', '')]
const failed = (fieldMessages: Record<string, string>, conflict?: Failed['conflict']): Failed => ({
  status: 'failed',
  problem: { kind: 'invalid', fields: {} },
  typed: {},
  message: 'Hãy chọn.',
  fieldMessages,
  conflict,
})

test('a refusal names the fields that wait for a choice, and goes with the last choice', () => {
  const conflict = { rows, savedBy: '' }
  const said = (left: typeof rows, messages = {}) =>
    withConflicts(failed(messages, conflict), left, words)?.fieldMessages
  expect(said(rows)).toEqual({ admitted: 'Trên thiết bị khác: 4', died: 'Trên thiết bị khác: (trống)' })
  expect(said(rows.slice(1))).toEqual({ died: 'Trên thiết bị khác: (trống)' })
  expect(said([])).toBeUndefined()
  expect(said([], { note: 'Hãy nhập.' })).toEqual({ note: 'Hãy nhập.' })
  expect(withConflicts(failed({ note: 'Hãy nhập.' }), rows, words)?.fieldMessages).toEqual({ note: 'Hãy nhập.' })
})
