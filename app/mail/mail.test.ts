import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { addressOf, closePostOffices, password, postOffice, type Received } from '@/db/testing/post-office'
import { mailer, mailerAt } from './mail'

const mail = {
  id: '0190f3a2-0000-7000-8000-000000000001',
  to: { name: 'Nguyễn Thị Lan', address: 'lan@example.vn' },
  subject: 'Nhắc gửi báo cáo quý IV/2026 của Chi bộ Công ty TNHH Thử Nghiệm – hạn ngày 31/12/2026',
  text: 'Kính gửi đồng chí,\n\nChi bộ chưa gửi báo cáo. Ậ ễ ữ Ữ ₫ → ≥ “trích dẫn”\n.một dòng bắt đầu bằng dấu chấm\n',
}
const from = 'sobo@example.vn'

afterEach(closePostOffices)

test('a Vietnamese mail arrives as it was written', async () => {
  const { url, received } = await postOffice()
  expect(await mailerAt(url, from)(mail)).toEqual({ kind: 'sent' })
  const [{ sender, recipients, headers, text }] = received as [Received]
  expect([sender, recipients]).toEqual([from, ['lan@example.vn']])
  expect(headers.get('subject')).toBe(mail.subject)
  expect(headers.get('to')).toBe('Nguyễn Thị Lan <lan@example.vn>')
  expect(headers.get('message-id')).toBe(`<${mail.id}@example.vn>`)
  expect(text).toBe(mail.text)
})

test.each([
  ['the name', { to: { ...mail.to, name: 'Lan\r\nBcc: x@example.com\r\n' } }],
  ['the name, as another address', { to: { ...mail.to, name: 'Lan" <x@example.com>, "' } }],
  ['the subject', { subject: 'Nhắc\nBcc: x@example.com\u2028X-Mark: 1' }],
])('%s adds neither a header nor a recipient', async (_, forged) => {
  const { url, received } = await postOffice()
  expect(await mailerAt(url, from)({ ...mail, ...forged })).toEqual({ kind: 'sent' })
  const [{ recipients, headers }] = received as [Received]
  expect(recipients).toEqual(['lan@example.vn'])
  expect([...headers.keys()].toSorted()).toEqual(headersOfAMail)
})

test.each([
  'lan@example.vn, x@example.com',
  'lan@example.vn\r\nRCPT TO:<x@example.com>',
  '<lan@example.vn>',
  'lan',
  '',
])('nothing is sent to the address %j', async (address) => {
  const { url, received } = await postOffice()
  expect(await mailerAt(url, from)({ ...mail, to: { name: 'Lan', address } })).toEqual({ kind: 'refused' })
  expect(received).toEqual([])
})

test.each([
  ['an unknown recipient is refused', 'onRcptTo', 550, 'refused'],
  ['a full mailbox may be tried again', 'onRcptTo', 452, 'failed'],
  ['a mail that is not wanted is refused', 'onData', 554, 'refused'],
  ['a sender that is not let in is ours to mend', 'onMailFrom', 550, 'failed'],
  ['a wrong password is ours to mend', 'onAuth', 535, 'failed'],
] as const)('%s', async (_, stage, responseCode, kind) => {
  const problem = Object.assign(new Error('no'), { responseCode })
  const { url } = await postOffice({
    [stage]: (first: { resume?(): void }, _session: unknown, done: (error: Error) => void) => {
      first.resume?.()
      done(problem)
    },
  })
  expect(await mailerAt(url, from)(mail)).toEqual({ kind })
})

test('nobody there, and somebody who says nothing, end by themselves', async () => {
  const silent = createServer(() => {})
  const times = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300 }
  expect(await mailerAt(await addressOf(silent), from, times)(mail)).toEqual({ kind: 'failed' })
  expect(await mailerAt('smtp://127.0.0.1:1', from)(mail)).toEqual({ kind: 'failed' })
})

test('a password does not leave this machine in the clear', async () => {
  const { url, received, signedIn } = await postOffice()
  expect(await mailerAt(url, from)(mail)).toEqual({ kind: 'sent' })
  expect(signedIn).toEqual([password])
  // 127.0.0.2 does not count as this machine, so the mailer requires encryption, which the server does not offer.
  expect(await mailerAt(url.replace('127.0.0.1', '127.0.0.2'), from)(mail)).toEqual({ kind: 'failed' })
  expect([received.length, signedIn.length]).toEqual([1, 1])
})

test('without a post office there is no mailer', () => {
  expect(mailer()).toBeNull()
})

const headersOfAMail = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]
