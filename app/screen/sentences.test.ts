import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { fieldsOf } from '@/core/field'
import { type Locale, locales } from '@/core/locale'
import { ActInput } from '@/db/act/inputs'
import { recordAbsorption } from '@/db/act/merge'
import { registerAffiliated } from '@/db/affiliated-organisation/commands'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import { note } from '@/db/audit/queries'
import { untold } from '@/db/audit/told'
import { listTrail, namesIn, readHistory } from '@/db/audit/trail'
import { answerRequest } from '@/db/correction-request/answer'
import { reviseEnterprise } from '@/db/enterprise/commands'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseInput } from '@/db/enterprise/record'
import { dropDraft, saveDraft } from '@/db/member-report/draft'
import { findVersion } from '@/db/member-report/queries'
import { newId } from '@/db/record/id'
import { changeEveryColumn, type OneChange } from '@/db/testing/every-column'
import { plantPeriod, sendReport, submission } from '@/db/testing/reports'
import { inRegistry } from '@/db/testing/stories'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { type Speaker, sentenceOf, sentencesOf, spanInWords } from './sentences'
import { acts, subjectOf } from './trail'

const sayIn = (locale: Locale): Speaker['say'] =>
  createTranslator({ locale, messages: sentencesIn(words, locale), namespace: 'history' })

test('a change of any column of any table is told in both languages, without codes, names of columns or ids', {
  timeout: 240_000,
}, async () => {
  await inRegistry(async ({ db }) => {
    await plantPeriod(db, '2024-06-01')
    const changes = await changeEveryColumn(db)
    expect(new Set(changes.map(({ table }) => table)).size).toBeGreaterThan(30)
    const entries = changes.map(({ entry }) => entry)
    for (const locale of locales) {
      const speaker = { names: await namesIn(db, entries, locale), locale, say: sayIn(locale) }
      expect(changes.flatMap((one) => wrongIn(one, speaker))).toEqual([])
    }
  })
})

/** Faults in the sentence about a column. */
function wrongIn({ table, column, category, entry }: OneChange, speaker: Speaker): string[] {
  const { details } = sentenceOf([entry], speaker)
  const at = `${table}.${column} in ${speaker.locale}`
  if (untold[table]?.includes(column)) return details.length === 0 ? [] : [`${at} has a sentence although untold`]
  const [detail, ...others] = details
  if (!detail || others.length > 0) return [`${at} has no label: add one to its record.ts`]
  const { label, before = '', after } = detail
  const code = (entry.new as Record<string, unknown>)[column]
  return [
    /[a-z]_[a-z]|undefined|^$/.test(label) && `${at} is called “${label}”`,
    before + after === '' && `${at} says nothing`,
    /[0-9a-f]{8}-[0-9a-f]{4}-|\dT\d\d:/.test(before + after) && `${at} says ${before} → ${after}`,
    category === 'E' && after === code && /^[a-z]/.test(after) && `${at} says the code ${after}`,
  ].filter((one) => typeof one === 'string')
}

test('sending a report empties its draft, and no line says that a field went blank; giving it up says so', () =>
  inRegistry(async ({ db, as, cell }) => {
    const of = { organisationId: cell, periodId: await plantPeriod(db) }
    const keep = (opened: string, admitted: string) =>
      as('secretary of the cell', (db, { accountId }) =>
        saveDraft(db, of, { opened: { admitted: opened }, typed: { admitted } }, accountId),
      )
    await keep('', '2')
    const id = newId()
    await as('secretary of the cell', (db) => sendReport(db, id, of, submission({ admitted: 2 })))
    await keep('2', '3')
    await as('secretary of the cell', (db) => dropDraft(db, of, undefined))
    const told = await as('inspector', async (db) => {
      const version = await findVersion(db, id)
      const { changes, names } = await readHistory(db, 'member_report', version?.reportId ?? '', 'vi')
      return sentencesOf(changes, { names, locale: 'vi', say: sayIn('vi') })
    })
    // In the one transaction of a test the second draft has the time of the first, so its entry is no act of its own.
    const admitted = told
      .filter(({ act }) => /xóa|gửi/.test(act))
      .map(({ act, details }) => [
        act,
        ...details.filter(({ label }) => label === 'Kết nạp').map(({ before, after }) => `${before} → ${after}`),
      ])
    expect(admitted).toEqual([
      ['xóa bản nháp', '3 → '],
      ['gửi báo cáo', ' → 2'],
    ])
  }))

test('the trail calls the part of an organisation by the kind of its event', () =>
  inRegistry(async ({ as, tries, cell, cellNextDoor }) => {
    const on = { organisationId: cell, eventId: newId() }
    const asked = ActInput.parse({ effectiveOn: '2024-06-01', note: null })
    await tries('officer', (db) => recordAbsorption(db, on, { ...asked, absorbedIds: [cellNextDoor] }), { reason: 'x' })
    const [told] = await toldOf(as, 'event', on.eventId)
    const parts = told?.details.filter(({ label }) => label.startsWith('Vai trò')).map(({ after }) => after)
    expect(parts?.sort()).toEqual(['Sáp nhập vào tổ chức tiếp nhận', 'Tiếp nhận, giữ nguyên'])
  }))

test('an enterprise is not renamed when an organisation of it is registered, and both pages tell the same', () =>
  inRegistry(async ({ as, riverside }) => {
    const input = AffiliatedOrganisationInput.parse({
      kind: 'youth_union',
      name: 'Đoàn cơ sở Bến Sông',
      members: 12,
      enterpriseId: riverside,
    })
    const id = newId()
    await as('officer', (db) => registerAffiliated(db, id, { ...input, foundedOn: '2024-01-01' }))
    const told = await toldOf(as, 'enterprise', riverside)
    const label = (name: string) =>
      `${fieldsOf(AffiliatedOrganisationInput, 'vi').find((field) => field.name === name)?.label} (Đoàn thể, lực lượng tự vệ)`
    expect(told[0]?.act).toBe('nhập mới')
    expect(told[0]?.details).toEqual(
      expect.arrayContaining([
        { label: label('name'), before: '', after: 'Đoàn cơ sở Bến Sông' },
        { label: label('members'), before: '', after: '12' },
      ]),
    )
    expect(told[0]?.details.map(({ label }) => label)).not.toContain('Tên doanh nghiệp')
    expect(await toldOf(as, 'affiliated_organisation', id)).toEqual(told.slice(0, 1))
  }))

test('what facts with a life became is told from the spell before, with the day from which it holds', () =>
  inRegistry(async ({ as, riverside }) => {
    const because = { reason: 'by-decision: số 12' }
    const revise = (more: object, isCorrection = false) =>
      as(
        'officer',
        async (db) => {
          const found = await findEnterprise(db, riverside)
          const input = EnterpriseInput.parse({ ...found, ...more })
          await reviseEnterprise(db, { id: riverside, version: found?.version ?? 0 }, input, {
            effectiveOn: '2025-07-01',
            isCorrection,
          })
        },
        because,
      )
    await revise({ name: 'Công ty TNHH Bến Mới' })
    const [renamed] = await toldOf(as, 'enterprise', riverside)
    expect(renamed).toMatchObject({
      act: 'sửa',
      reason: 'Theo quyết định: số 12',
      details: [
        {
          label: 'Tên doanh nghiệp (từ 01/07/2025 đến nay)',
          before: 'Công ty TNHH Cơ khí Bến Sông',
          after: 'Công ty TNHH Bến Mới',
        },
      ],
    })
    await revise({ name: 'Công ty TNHH Bến Mới Hai' }, true)
    const [corrected] = await toldOf(as, 'enterprise', riverside)
    expect(corrected?.details).toEqual([
      {
        label: 'Tên doanh nghiệp (từ 01/07/2025 đến nay)',
        before: 'Công ty TNHH Bến Mới',
        after: 'Công ty TNHH Bến Mới Hai',
      },
    ])
  }))

test('requests and reminders say what was asked and answered', () =>
  inRegistry(async ({ as }) => {
    const lastOf = async (record: string) =>
      // Inspectors read the trail from its first entry; other tests have advanced the sequence of its ids.
      (await as('inspector', (db) => listTrail(db, { text: '', record }, 'vi'))).entries[0]?.recordId ?? ''
    const request = await lastOf('correction_request')
    await as('officer', (db) => answerRequest(db, request, { resolution: 'Đã bổ sung' }))
    const [answered, asked] = await toldOf(as, 'correction_request', request)
    expect(answered).toMatchObject({
      act: 'trả lời',
      details: expect.arrayContaining([{ label: 'Trả lời', before: '', after: 'Đã bổ sung' }]),
    })
    expect(asked).toMatchObject({
      act: 'gửi đề nghị',
      details: expect.arrayContaining([
        { label: 'Số đầu kỳ đang ghi', before: '', after: '11' },
        { label: 'Số đầu kỳ đúng', before: '', after: '12' },
      ]),
    })
    const [reminded] = await toldOf(as, 'reminder', await lastOf('reminder'))
    expect(reminded).toMatchObject({
      act: 'nhắc gửi báo cáo',
      details: expect.arrayContaining([{ label: 'Số ngày so với hạn gửi', before: '', after: '-3' }]),
    })
  }))

test('an export says which list, its filter, its columns and how many rows left', async () => {
  await inRegistry(async ({ as, people }) => {
    const details = {
      title: 'Doanh nghiệp',
      filter: 'KCN: Bến Sông',
      columns: ['Tên', 'Mã số thuế'],
      rows: 1234,
      isWhole: false,
    }
    const whole = {
      ...details,
      format: 'csv',
      filter: '',
      asOf: '2024-03-18',
      isWhole: true,
      sha256: 'ab12'.repeat(16),
    }
    await as('officer', (db) => note(db, 'export', 'enterprise', null, details))
    await as('officer', (db) => note(db, 'export', 'enterprise', null, whole))
    const { entries } = await as('officer', (db) =>
      listTrail(db, { text: people.officer.userName, act: 'export' }, 'vi'),
    )
    const [ofWhole, ofCut] = sentencesOf(entries, { names: {}, locale: 'vi', say: sayIn('vi') })
    expect(ofCut).toMatchObject({
      act: 'xuất dữ liệu',
      several: '“Doanh nghiệp”, 1.234 dòng',
      details: [
        { label: 'Bộ lọc', after: 'KCN: Bến Sông' },
        { label: 'Cột', after: 'Tên, Mã số thuế' },
        { label: 'Số dòng', after: '1.234 (tải về bị ngắt giữa chừng)' },
      ],
    })
    const subjects = entries.map((entry) => subjectOf(entry, { names: {}, locale: 'vi', say: sayIn('vi') }).text)
    expect(subjects).toEqual(['Doanh nghiệp', 'Doanh nghiệp'])
    const found = (text: string) => as('officer', (db) => listTrail(db, { text }, 'vi'))
    expect((await found(whole.sha256.toUpperCase())).entries.map(({ id }) => id)).toEqual([entries[0]?.id])
    expect((await found(whole.sha256.replace('a', 'b'))).entries).toEqual([])
    expect(ofWhole?.details).toEqual([
      { label: 'Loại tệp', after: 'CSV' },
      { label: 'Bộ lọc', after: 'Không lọc' },
      { label: 'Số liệu tính đến', after: '18/03/2024' },
      { label: 'Cột', after: 'Tên, Mã số thuế' },
      { label: 'Số dòng', after: '1.234' },
      { label: 'Mã kiểm tra (SHA-256)', after: whole.sha256 },
    ])
  })
})

test('every act has a word in both languages', () => {
  expect(acts.filter((act) => !Object.hasOwn(words.history.act, act))).toEqual([])
})

type As = Parameters<Parameters<typeof inRegistry>[0]>[0]['as']

const toldOf = (as: As, code: string, id: string) =>
  as('officer', async (db) => {
    const { changes, names } = await readHistory(db, code, id, 'vi')
    const told = sentencesOf(changes, { names, locale: 'vi', say: sayIn('vi') })
    return told.map((save) => ({ ...save, details: save.details.map(({ field: _, ...words }) => words) }))
  })

test('a spell of days to come does not last until now', () => {
  const spanOf = (range: string, locale: Locale) =>
    spanInWords(range, locale, createTranslator({ locale, messages: sentencesIn(words, locale), namespace: 'history' }))
  expect(spanOf('[2024-01-01,)', 'vi')).toBe('từ 01/01/2024 đến nay')
  expect(spanOf('[2150-01-01,)', 'vi')).toBe('từ 01/01/2150')
  expect(spanOf('[2150-01-01,2151-01-01)', 'en')).toBe('from 1 Jan 2150 to 31 Dec 2150')
})
