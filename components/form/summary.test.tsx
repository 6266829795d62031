import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Summary } from './summary'

const way = { href: '/report/1/2', label: 'Xem báo cáo hiện nay' }
const refused = { title: 'Chưa quyết định được', way, names: {} }
const words = {
  errorTitle: 'Có lỗi cần sửa',
  unsent: { title: 'Chưa gửi được', offline: '', lost: '', failed: '', updated: '', over: '' },
}
const reason = { hint: undefined, options: [], reference: undefined, required: true, maxLength: 9, inList: false }
const fields = [{ ...reason, name: 'returnReason', label: 'Lý do trả lại', input: 'long-text' as const }]
const sections = [{ title: '', names: ['returnReason'] }]

const shown = (kind: 'invalid' | 'lost', fieldMessages: Record<string, string> = {}) => {
  const problem = kind === 'lost' ? { kind } : { kind, fields: {} }
  const failed = { status: 'failed' as const, problem, typed: {}, message: 'Chưa lưu.', fieldMessages }
  const drawn = { failed, fields, sections, refused, isLine: false, words, ref: null }
  return renderToStaticMarkup(<Summary {...drawn} />)
}

test('a decision that came too late leads to the latest version, and nothing in the form is to blame', () => {
  const late = shown('invalid', { decision: 'Đã có lần gửi mới hơn.' })
  expect(late).toContain('Chưa quyết định được</h2><ul><li>Đã có lần gửi mới hơn.</li></ul><a href="/report/1/2">')
  expect(late).not.toContain('Chưa lưu')
})

test('what is wrong in a field is called by its name and leads there', () => {
  const wrong = shown('invalid', { returnReason: 'Hãy nhập mục này.' })
  expect(wrong).toContain('Có lỗi cần sửa</h2><p>Chưa lưu.</p>')
  expect(wrong).toContain('<a href="#field-returnReason">Lý do trả lại: Hãy nhập mục này.</a>')
  expect(wrong).not.toContain('/report/1/2')
})

test('a field that is called by a question is not followed by a colon', () => {
  const [first] = fields
  const failed = {
    status: 'failed' as const,
    problem: { kind: 'invalid' as const, fields: {} },
    typed: {},
    message: '',
  }
  const asked = [{ ...first, label: 'Từ tổ chức đảng nào?' }] as typeof fields
  const drawn = { sections, refused, isLine: false, words, ref: null, fields: asked }
  const one = <Summary {...drawn} failed={{ ...failed, fieldMessages: { returnReason: 'Hãy chọn.' } }} />
  expect(renderToStaticMarkup(one)).toContain('>Từ tổ chức đảng nào? Hãy chọn.</a>')
})

test('what did not reach the server is no error of the form', () => {
  expect(shown('lost')).toContain('Chưa gửi được</h2><p>Chưa lưu.</p>')
})
