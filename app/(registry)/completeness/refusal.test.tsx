import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrorSummary } from '@/components/form/error-summary'
import type { FormState } from '@/core/form-state'
import { Refusal } from './refusal'

const way = { href: '/report/1/2', label: 'Xem báo cáo hiện nay' }

test('a refusal that nothing in the form can put right says where to go on', () => {
  const shown = renderToStaticMarkup(<ErrorSummary title="Chưa gửi được" lines={[{ text: 'Vừa gửi' }]} way={way} />)
  expect(shown).toContain('<a href="/report/1/2">Xem báo cáo hiện nay</a>')
  expect(shown).not.toContain('Chưa lưu')
})

test('a decision that came too late leads to the latest version; one that was not well-formed does not', () => {
  const words = { title: 'Chưa quyết định được', latest: way }
  const failed = (field: string): FormState => ({
    status: 'failed',
    problem: { kind: 'invalid', fields: { [field]: { key: 'report-not-latest' } } },
    typed: {},
    message: 'Chưa lưu.',
    fieldMessages: { [field]: 'Đã có lần gửi mới hơn.' },
  })
  const shown = renderToStaticMarkup(<Refusal state={failed('decision')} words={words} />)
  expect(shown).toContain('<strong>Chưa quyết định được</strong><p>Đã có lần gửi mới hơn.</p><a href="/report/1/2">')
  expect(renderToStaticMarkup(<Refusal state={failed('returnReason')} words={words} />)).not.toContain('<a')
})
