import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../core/date'
import type { Db } from './door/actor'
import { allRows, listOf } from './lists'
import { fileRows } from './member-report/file'
import { matrixRows } from './member-report/matrix'
import { everything } from './record/listing'
import { records } from './records'
import { admittedRows } from './report/admissions'
import { countedRows } from './report/figures'
import { missingRows } from './report/missing'
import { taskRows } from './report/tasks'
import { transferRows } from './report/transfers'
import { plantPeriod } from './testing/reports'
import type { Person } from './testing/seed'
import { inRegistry } from './testing/stories'

const asked = { ...everything, page: 1 }
/** Every statement that a file of a list is read with. */
const filesOf = (periodId: string) => [
  ...records
    .filter(({ screens }) => screens.includes('list') && screens.includes('export'))
    .map((record) => [record.code, allRows(listOf(record), everything).some] as const),
  ...(['members_in_zone_committee', 'share_of_workers', 'fdi_capital'] as const).map(
    (code) => [code, countedRows(code, today())] as const,
  ),
  ...(['no-account', 'no-decision', 'term-expired', 'tax-code'] as const).map(
    (code) => [code, taskRows(code, 'vi')] as const,
  ),
  ['admissions', admittedRows(today())] as const,
  ['member reports', fileRows(asked, 'vi')] as const,
  ['completeness', matrixRows({ text: '', page: 1, periodId }, [periodId], {})] as const,
  ['missing', missingRows({ ...asked, periodId })] as const,
  ['transfers', transferRows(asked)] as const,
]

/** What is not for everybody, as it is planted, and as its own table gives it to a reader. */
const guarded = {
  'legal representative': {
    value: 'Đại Diện Pháp Luật',
    from: sql`select legal_representative from enterprise_contact`,
  },
  'contact person': { value: 'Đầu Mối Liên Hệ', from: sql`select contact_name from enterprise_contact` },
  'phone of the enterprise': { value: '0225111222', from: sql`select phone from enterprise_contact` },
  'e-mail of the enterprise': { value: 'van-thu@ben-song.test', from: sql`select email from enterprise_contact` },
  'phone of the person': { value: '0912345678', from: sql`select phone from person_contact` },
  'e-mail of the person': { value: 'rieng@nguoi.test', from: sql`select email from person_contact` },
  'remark on the enterprise': { value: 'Ghi chú về doanh nghiệp', from: sql`select note from enterprise_note` },
  'remark on the organisation': { value: 'Ghi chú về tổ chức', from: sql`select note from organisation_note` },
} as const
type Guarded = keyof typeof guarded

const all = Object.keys(guarded) as Guarded[]
const [ofEnterprises, ofPeople, remarks] = [all.slice(0, 4), all.slice(4, 6), all.slice(6)]
/** Contacts of people are for those who keep them, and for the person. */
const granted: Partial<Record<Person, Guarded[]>> = {
  administrator: [...ofEnterprises, ...remarks],
  officer: all,
  'officer of the park': all,
  'officer of the park next door': [],
  leader: [...ofEnterprises, ...remarks],
  inspector: [...ofEnterprises, ...remarks],
  'secretary of the cell': ofPeople,
  'secretary of the committee': [],
  'secretary of the cell next door': [],
}

test('no file gives an office a contact, a representative or a remark that it may not read', () =>
  inRegistry(async ({ db, as, riverside, cell, committee }) => {
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    const value = (name: Guarded) => guarded[name].value
    await db.execute(sql`insert into enterprise_contact (id, enterprise_id, legal_representative, contact_name, phone, email)
      values (gen_random_uuid(), ${riverside}, ${value('legal representative')}, ${value('contact person')},
        ${value('phone of the enterprise')}, ${value('e-mail of the enterprise')})
      on conflict (enterprise_id) do update set legal_representative = excluded.legal_representative,
        contact_name = excluded.contact_name, phone = excluded.phone, email = excluded.email`)
    await db.execute(sql`insert into person_contact (id, person_id, phone, email)
      select gen_random_uuid(), person_id, ${value('phone of the person')}, ${value('e-mail of the person')} from mandate
      where organisation_id = ${cell} and position = 'secretary' limit 1
      on conflict (person_id) do update set phone = excluded.phone, email = excluded.email`)
    await db.execute(
      sql`insert into enterprise_note (id, enterprise_id, note) values (gen_random_uuid(), ${riverside}, ${value('remark on the enterprise')})
        on conflict (enterprise_id) do update set note = excluded.note`,
    )
    await db.execute(
      sql`insert into organisation_note (id, organisation_id, note)
        select gen_random_uuid(), id, ${value('remark on the organisation')} from unnest(array[${cell}, ${committee}]::uuid[]) id
        on conflict (organisation_id) do update set note = excluded.note`,
    )
    const periodId = await plantPeriod(db, '2024-05-01', { dueOn: '2099-12-31' })
    const textOf = async (db: Db, query: ReturnType<typeof sql>) => JSON.stringify([...(await db.execute(query))])
    for (const [who, expected] of Object.entries(granted) as [Person, Guarded[]][])
      await as(who, async (db) => {
        const texts: (readonly [string, string])[] = []
        for (const [name, query] of filesOf(periodId)) texts.push([name, await textOf(db, query)])
        const given = all.filter((name) => texts.some(([, text]) => text.includes(value(name))))
        const readable: Guarded[] = []
        for (const name of all) if ((await textOf(db, guarded[name].from)).includes(value(name))) readable.push(name)
        expect([who, given.filter((name) => !readable.includes(name))]).toEqual([who, []])
        expect([who, given]).toEqual([who, expected])
      })
  }))
