import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Db } from '@/db/door/actor'
import { type FileRow, fileRows } from '@/db/member-report/file'
import { findVersion } from '@/db/member-report/queries'
import { newId } from '@/db/record/id'
import { confirmReport, plantPeriod, sendReport, submission } from '@/db/testing/reports'
import { inRegistry } from '@/db/testing/stories'
import sentences from '@/messages/member-reports.json' with { type: 'json' }
import type { Say } from '@/messages/say'
import { sentencesIn } from '@/messages/words'
import { columnsOf, lineOf } from './file'

const say = createTranslator({
  locale: 'vi',
  messages: { 'member-reports': sentencesIn(sentences, 'vi') },
  namespace: 'member-reports',
}) as Say<'member-reports'>

const asked = { text: '', sort: '', descending: false, page: 1, validOn: undefined }
const fileOf = async (db: Db, filter: object) =>
  [...(await db.execute<FileRow>(fileRows({ ...asked, ...filter }, 'vi')))].map((row) => lineOf(row, 'vi', say))

test('a row has numbers and state of one version, and names a later one apart', () =>
  inRegistry(async (registry) => {
    const { db, as, cell, cellNextDoor } = registry
    const periodId = await plantPeriod(db)
    const of = { organisationId: cell, periodId }
    const rowOf = async (organisationId: string) => {
      const [row] = await as('inspector', (db) => fileOf(db, { organisationId, periodId }))
      return row
    }
    expect(await rowOf(cell)).toMatchObject({ standing: 'Chưa gửi', official: null, sender: '', closingTotal: null })

    expect(await confirmReport(registry, cell, periodId, { admitted: 1 })).toMatchObject({ ok: true })
    const first = await rowOf(cell)
    expect(first).toMatchObject({ standing: 'Đã xác nhận', official: 'Có', number: 1, later: null, admitted: 1 })
    expect(first).toMatchObject({
      sender: 'Nguyễn Thị Lan',
      senderOffice: 'Cán bộ theo dõi',
      decider: 'Nguyễn Thị Lan',
    })
    expect(first).toMatchObject({ onBehalfOf: 'Lê Văn An', one: 'Có', startsOn: '2024-05-01', endsOn: '2024-05-28' })

    // A correction that waits: its number is not shown as official, nor its state as that of the official numbers.
    const official = await as('officer', (db) => findVersion(db, String(first?.versionId)))
    const correction = { of: official?.id ?? '', reason: 'Ghi thiếu' }
    const sent = await registry.tries('officer', (db) =>
      sendReport(db, newId(), of, submission({ admitted: 3 }, { correction })),
    )
    expect(sent).toMatchObject({ ok: true })
    const waiting = await rowOf(cell)
    expect(waiting).toMatchObject({ standing: 'Đã xác nhận', official: 'Có', number: 1, admitted: 1 })
    expect(waiting?.later).toBe('Lần gửi 2: Chờ xác nhận')

    // What nobody has confirmed is not official.
    const next = { organisationId: cellNextDoor, periodId }
    const transfers = [{ direction: 'in' as const, organisationId: cell, members: 1 }]
    expect(
      await registry.tries('officer', (db) =>
        sendReport(db, newId(), next, submission({ transferredIn: 1 }, { transfers })),
      ),
    ).toMatchObject({ ok: true })
    const unconfirmed = await rowOf(cellNextDoor)
    expect(unconfirmed).toMatchObject({ standing: 'Chờ xác nhận', official: 'Không', later: null, decider: '' })
    expect(unconfirmed?.atEnterprises).toBe(`Công ty TNHH Dệt may Đồi Dứa: ${unconfirmed?.closingTotal}`)
    expect(unconfirmed?.cameFrom).toBe('Chi bộ Công ty Cơ khí Bến Sông: 1')
  }))

test('every column of the page is in the file', () => {
  const names = columnsOf(say, 'vi').map(({ name }) => name)
  const shown = ['openingTotal', 'closingTotal', 'officialMembers', 'probationaryMembers', 'femaleMembers']
  expect(names).toEqual(expect.arrayContaining(['organisation', 'period', 'standing', ...shown, 'difference', 'one']))
  expect(new Set(names).size).toBe(names.length)
})
