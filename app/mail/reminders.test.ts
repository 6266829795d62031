import { afterEach, expect, test } from 'vitest'
import { closePostOffices, postOffice, type Received } from '@/db/testing/post-office'
import { openOffice } from '@/db/testing/reminders'
import { inClone } from '@/db/testing/stories'
import { mailerAt } from './mail'
import { remindAll } from './reminders'

const from = 'sobo@example.vn'

afterEach(closePostOffices)

const office = (story: (office: Awaited<ReturnType<typeof openOffice>>) => Promise<void>) =>
  inClone('planted', async ({ ownerUrl }, registry) => story(await openOffice(ownerUrl, registry)))

const subjectOf = ({ headers }: Received) => headers.get('subject')

test('one mail a day for a person, with everything that is missing and a link to each page', async () => {
  await office(async ({ ask, on, mails, links }) => {
    const { url, received } = await postOffice()
    const send = mailerAt(url, from)
    await on('2024-06-17')
    await Promise.all([remindAll(send, ask), remindAll(send, ask), remindAll(send, ask)])
    await remindAll(send, ask)
    expect(received.map(subjectOf)).toEqual(['Nhắc gửi 2 báo cáo đảng viên'])
    const [{ text, recipients }] = received as [Received]
    expect(recipients).toEqual(['an@example.vn'])
    expect(text).toContain('Kính gửi đồng chí Lê Văn An,')
    expect(text).toContain(
      'Chi bộ Công ty Cơ khí Bến Sông chưa gửi báo cáo đảng viên Rà soát tháng 5. Hạn gửi: 20/06/2024 (còn 3 ngày).',
    )
    for (const link of links) expect(text.split(link)).toHaveLength(2)
    expect(text).not.toMatch(/nộp|[<>]/)
    expect(await mails()).toEqual([
      { mail: 'sent', attempts: 1 },
      { mail: 'sent', attempts: 1 },
    ])
    await on('2024-06-20')
    await remindAll(send, ask)
    expect(received).toHaveLength(2)
    expect(received[1]?.text).toContain('(hôm nay)')
  })
})

test('an officer who reminds on the same day waits for the next with the mail', async () => {
  await office(async ({ ask, on, remindByHand }) => {
    const { url, received } = await postOffice()
    const send = mailerAt(url, from)
    await on('2024-06-17')
    await remindAll(send, ask)
    await remindByHand()
    await remindAll(send, ask)
    expect(received).toHaveLength(1)
    await on('2024-06-18')
    await remindAll(send, ask)
    expect(received.map(subjectOf)[1]).toBe('Nhắc gửi báo cáo đảng viên Rà soát tháng 5 – hạn gửi 20/06/2024')
  })
})

test('a mail that is refused is not tried again; one that failed is, as the same mail, five times', async () => {
  await office(async ({ ask, on, mails }) => {
    const refusing = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(550)) })
    await on('2024-06-17')
    await remindAll(mailerAt(refusing.url, from), ask)
    expect(new Set((await mails()).map(({ mail }) => mail))).toEqual(new Set(['refused']))
  })
  await office(async ({ ask, on, mails }) => {
    const full = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(452)) })
    const working = await postOffice()
    const ids: string[] = []
    const noted = (url: string) => (mail: Parameters<ReturnType<typeof mailerAt>>[0]) => {
      ids.push(mail.id)
      return mailerAt(url, from)(mail)
    }
    await on('2024-06-17')
    await remindAll(noted(full.url), ask)
    await remindAll(noted(working.url), ask)
    expect(ids).toHaveLength(1)
    await on('2024-06-17', 24 * 60)
    await remindAll(noted(working.url), ask)
    expect(new Set(ids).size).toBe(1)
    expect(working.received).toHaveLength(1)
    expect((await mails())[0]).toEqual({ mail: 'sent', attempts: 2 })
  })
  await office(async ({ ask, on, mails }) => {
    const full = await postOffice({ onRcptTo: (_, __, done) => done(smtpError(452)) })
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await on('2024-06-17', 24 * 60)
      await remindAll(mailerAt(full.url, from), ask)
    }
    expect((await mails())[0]).toEqual({ mail: 'refused', attempts: 5 })
  })
})

test('who sends in the meantime, or leaves office, gets no mail; without a post office none waits', async () => {
  await office(async ({ ask, on, mails, send, leave }) => {
    await on('2024-06-17')
    await remindAll(null, ask)
    expect(new Set((await mails()).map(({ mail }) => mail))).toEqual(new Set(['none']))
    await on('2024-06-20')
    await remindAll(async () => ({ kind: 'failed' }), ask)
    expect((await mails()).filter(({ mail }) => mail === 'waiting')).toHaveLength(2)
    await send()
    await leave()
    const { url, received } = await postOffice()
    await on('2024-06-20', 24 * 60)
    await remindAll(mailerAt(url, from), ask)
    expect(received).toEqual([])
    expect((await mails()).filter(({ mail }) => mail === 'waiting')).toEqual([])
  })
})

const smtpError = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
