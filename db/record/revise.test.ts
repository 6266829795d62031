import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { ok, type Result } from '../../core/result'
import { restoreRecord, withdrawRecord } from '../act/withdraw'
import type { Db } from '../door/actor'
import { keepEnterpriseContact, reviseEnterprise } from '../enterprise/commands'
import { findEnterprise } from '../enterprise/queries'
import { EnterpriseInput, enterprises } from '../enterprise/record'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { retireRecord } from '../plain'
import { correctProject } from '../project/commands'
import { findProject } from '../project/queries'
import { ProjectInput } from '../project/record'
import { records } from '../records'
import { accessTable, type Table } from '../testing/access-table'
import { plantOrganisation } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { reviseUnit } from '../unit/commands'
import { findUnit } from '../unit/queries'
import { UnitInput } from '../unit/record'
import type { At } from './revise'

const mistaken = { on: '2026-01-01' }
const because = { reason: 'correction' }
const retirable = records.filter(({ screens }) => screens.includes('retire'))

test.each(retirable.flatMap((record) => record.endings.map((ending) => [record.code, ending, record] as const)))(
  '%s: after "%s" it is restored',
  async (code, ending, record) => {
    await inRegistry(async ({ tries, db, riverside, cell, park, committee }) => {
      await plantOrganisation(db, park, 'Chi bộ Chưa Báo Cáo', committee)
      const [row] = await db.execute<{ id: string; version: number }>(sql`
      select id, version from ${record.table} where retired_on is null
      order by withdrawal_refusal(${code}, id) is null desc, id in (${riverside}, ${cell}, ${park}) desc, id limit 1`)
      const { id = '', version = 0 } = row ?? {}
      const { administrator } = accessTable[code as Table]
      const who = 'everywhere' in administrator && administrator.everywhere.includes('X') ? 'administrator' : 'officer'
      const retire = (db: Db) =>
        ending === 'stop'
          ? retireRecord(db, record, { id, version }, mistaken)
          : withdrawRecord(db, record, { id, version })
      expect(await tries(who, retire, because)).toEqual({ ok: true, value: { id, version: version + 1 } })
      const restored = await tries(who, (db) => restoreRecord(db, record, { id, version: version + 1 }), because)
      expect(restored).toEqual({ ok: true, value: { id, version: version + 2 } })
    })
  },
)

test.each([
  ['officer', 1, 'ok'],
  ['officer', 7, 'stale'],
  ['leader', 1, 'forbidden'],
  ['officer of the park next door', 1, 'missing'],
] as const)('%s saving version %i is answered: %s', async (who, version, outcome) => {
  await inRegistry(async ({ tries, riverside }) => {
    const at = { id: riverside, version }
    const saved = await tries(who, (db) => retireRecord(db, enterprises, at, mistaken), because)
    expect(saved.ok ? 'ok' : saved.problem.kind).toBe(outcome)
  })
})

test('what is no id is nobody’s record', async () => {
  await inRegistry(async ({ tries }) => {
    const at = { id: 'none', version: 1 }
    expect(await tries('officer', (db) => retireRecord(db, enterprises, at, mistaken), because)).toEqual({
      ok: false,
      problem: { kind: 'missing' },
    })
  })
})

test('a save without change writes nothing, is answered as saved, and is no way around the rights', async () => {
  await inRegistry(async ({ as, db, tries, riverside, park, cell }) => {
    const found = await as('officer', (db) => findEnterprise(db, riverside))
    if (!found) throw new Error('the enterprise was not found')
    const same = EnterpriseInput.parse(found)
    const project = await as('officer', (db) => plantedProject(db, riverside))
    const saves: [string, At, (db: Db, at: At) => Promise<Result<unknown>>][] = [
      ['enterprise', { id: riverside, version: found.version }, (db, at) => reviseEnterprise(db, at, same, fromToday)],
      [
        'enterprise',
        { id: riverside, version: found.version },
        (db, at) => reviseEnterprise(db, at, same, { ...fromToday, isCorrection: true }),
      ],
      [
        'unit',
        await atOf(db, 'unit', park),
        async (db, at) => reviseUnit(db, at, UnitInput.parse(await findUnit(db, park)), fromToday),
      ],
      [
        'organisation',
        await atOf(db, 'organisation', cell),
        async (db, at) => correctOrganisation(db, at, OrganisationInput.parse(await findOrganisation(db, cell))),
      ],
      [
        'project',
        await atOf(db, 'project', project),
        async (db, at) => correctProject(db, at, ProjectInput.parse(await findProject(db, project))),
      ],
      [
        'enterprise_contact',
        { id: riverside, version: found.version },
        async (db) => ok(await keepEnterpriseContact(db, riverside, { phone: '0900 111 222' })),
      ],
    ]
    await as('officer', (db) => keepEnterpriseContact(db, riverside, { phone: '0900 111 222' }))
    for (const [table, at, save] of saves) {
      const before = await lastEntry(db)
      const who = table === 'unit' ? 'administrator' : 'officer'
      expect(await tries(who, (db) => save(db, at), because), table).toMatchObject({ ok: true })
      expect(await lastEntry(db), table).toBe(before)
      if (table !== 'enterprise_contact') expect(await atOf(db, table, at.id), table).toEqual(at)
    }
    const at = { id: riverside, version: found.version }
    const refused = await tries('leader', (db) => reviseEnterprise(db, at, same, fromToday), because)
    expect(refused).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    const stale = await tries('officer', (db) => reviseEnterprise(db, { ...at, version: 7 }, same, fromToday), because)
    expect(stale).toEqual({ ok: false, problem: { kind: 'stale', fields: [] } })
  })
})

test('what belongs to a record and not to its row raises its version, too, and the row’s own entry would say nothing', async () => {
  await inRegistry(async ({ as, db, tries, riverside }) => {
    const found = await as('officer', (db) => findEnterprise(db, riverside))
    const other = EnterpriseInput.parse({ ...found, name: 'Công ty TNHH Cơ khí Đổi Tên' })
    const at = await atOf(db, 'enterprise', riverside)
    const before = await lastEntry(db)
    const saved = await tries('officer', (db) => reviseEnterprise(db, at, other, fromToday), because)
    expect(saved).toEqual({ ok: true, value: { id: riverside, version: at.version + 1 } })
    const entries = await db.execute(sql`select table_name from audit where id > ${before}::bigint order by id`)
    expect(entries.map(({ table_name }) => table_name)).toEqual(['enterprise_state', 'enterprise_state'])
    const again = await tries(
      'officer',
      (db) => reviseEnterprise(db, at, { ...other, name: 'Tên thứ ba' }, fromToday),
      because,
    )
    expect(again).toMatchObject({ ok: false, problem: { kind: 'stale' } })
  })
})

const fromToday = { effectiveOn: today(), isCorrection: false }

async function atOf(db: Db, table: string, id: string): Promise<At> {
  const [row] = await db.execute<At>(sql`select id, version from ${sql.identifier(table)} where id = ${id}`)
  if (!row) throw new Error(`no ${table}`)
  return { id: row.id, version: row.version }
}

async function lastEntry(db: Db): Promise<string> {
  const [last] = await db.execute<{ id: string }>(sql`select max(id)::text as id from audit`)
  return last?.id ?? ''
}

async function plantedProject(db: Db, enterpriseId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`select id from project where enterprise_id = ${enterpriseId}`)
  return row?.id ?? ''
}
