import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closePostOffices, postOffice, type Received } from '@/db/testing/post-office'
import { openOffice } from '@/db/testing/reminders'
import { inClone } from '@/db/testing/stories'
import { runDue } from '../job/worker'
import { type Mailer, mailerAt } from './mail'
import { reminderWorks } from './reminders'

const from = 'sobo@example.vn'

beforeEach(() => {
  // Reminders are sent in the daytime only.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T03:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
  closePostOffices()
})

type Office = Awaited<ReturnType<typeof openOffice>>
type Told = Office & { remindAll: (send: Mailer | null) => Promise<unknown> }

/** `remindAll` runs the schedule and the e-mail jobs, as the worker does. */
const office = (story: (office: Told) => Promise<void>) =>
  inClone('planted', async ({ ownerUrl }, registry) => {
    const opened = await openOffice(ownerUrl, registry)
    const remindAll = async (send: Mailer | null) => {
      await opened.due()
      return runDue(reminderWorks(send), opened.ask)
    }
    await story({ ...opened, remindAll })
  })

const subjectOf = ({ headers }: Received) => headers.get('subject')

test('one mail a day for a person, with everything that is missing and a link to each page', async () => {
  await office(async ({ remindAll, on, mails, links }) => {
    const { url, received } = await postOffice()
    const send = mailerAt(url, from)
    await on('2024-06-17')
    await Promise.all([remindAll(send), remindAll(send), remindAll(send)])
    await remindAll(send)
    expect(received.map(subjectOf)).toEqual(['Nhắc gửi 2 báo cáo số liệu đảng viên'])
    const [{ text, recipients }] = received as [Received]
    expect(recipients).toEqual(['an@example.vn'])
    expect(text).toContain('Kính gửi đồng chí Lê Văn An,')
    expect(text).toContain(
      'Chi bộ Công ty Cơ khí Bến Sông chưa gửi báo cáo số liệu đảng viên Rà soát tháng 5. Hạn gửi: 20/06/2024 (còn 3 ngày).',
    )
    for (const link of links) expect(text.split(link)).toHaveLength(2)
    expect(text).not.toMatch(/nộp|[<>]/)
    expect(await mails()).toEqual([
      { mail: 'sent', attempts: 1 },
      { mail: 'sent', attempts: 1 },
    ])
    await on('2024-06-20')
    await remindAll(send)
    expect(received).toHaveLength(2)
    expect(received[1]?.text).toContain('(hôm nay)')
  })
})

test('an officer who reminds on the same day waits for the next with the mail', async () => {
  await office(async ({ remindAll, on, remindByHand }) => {
    const { url, received } = await postOffice()
    const send = mailerAt(url, from)
    await on('2024-06-17')
    await remindAll(send)
    await remindByHand()
    await remindAll(send)
    expect(received).toHaveLength(1)
    await on('2024-06-18')
    await remindAll(send)
    expect(received.map(subjectOf)[1]).toBe('Nhắc gửi báo cáo số liệu đảng viên Rà soát tháng 5 – hạn gửi 20/06/2024')
  })
})

test('a mail that is refused is not tried again; one that failed is, as the same mail, five times', async () => {
  await office(async ({ remindAll, on, mails }) => {
    const refusing = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(550)) })
    await on('2024-06-17')
    await remindAll(mailerAt(refusing.url, from))
    expect(new Set((await mails()).map(({ mail }) => mail))).toEqual(new Set(['refused']))
  })
  await office(async ({ remindAll, on, mails }) => {
    const full = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(452)) })
    const working = await postOffice()
    const ids: string[] = []
    const noted = (url: string) => (mail: Parameters<ReturnType<typeof mailerAt>>[0]) => {
      ids.push(mail.id)
      return mailerAt(url, from)(mail)
    }
    await on('2024-06-17')
    await remindAll(noted(full.url))
    await remindAll(noted(working.url))
    expect(ids).toHaveLength(1)
    await on('2024-06-17', 24 * 60)
    await remindAll(noted(working.url))
    expect(new Set(ids).size).toBe(1)
    expect(working.received).toHaveLength(1)
    expect((await mails())[0]).toEqual({ mail: 'sent', attempts: 2 })
  })
  await office(async ({ remindAll, on, mails }) => {
    const full = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(452)) })
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await on('2024-06-17', 24 * 60)
      await remindAll(mailerAt(full.url, from))
    }
    expect((await mails())[0]).toEqual({ mail: 'refused', attempts: 5 })
  })
})

test('who sends in the meantime, or leaves office, gets no mail; without a post office none waits', async () => {
  await office(async ({ remindAll, on, mails, send, leave }) => {
    await on('2024-06-17')
    await remindAll(null)
    expect(new Set((await mails()).map(({ mail }) => mail))).toEqual(new Set(['none']))
    await on('2024-06-20')
    await remindAll(async () => ({ kind: 'failed' }))
    expect((await mails()).filter(({ mail }) => mail === 'waiting')).toHaveLength(2)
    await send()
    await leave()
    const { url, received } = await postOffice()
    await on('2024-06-20', 24 * 60)
    await remindAll(mailerAt(url, from))
    expect(received).toEqual([])
    expect((await mails()).filter(({ mail }) => mail === 'waiting')).toEqual([])
  })
})

const smtpError = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
