import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { confirmVersion, returnVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { newId } from '../record/id'
import { nameKey, records } from '../records'
import { grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inDatabase, inRegistry } from '../testing/stories'
import { note } from './queries'
import { countActs, listTrail, namesIn, readHistory } from './trail'

const revised = { reason: 'Sửa lỗi nhập' }

test('the trail is found by person, act, record and day, newest first', () =>
  inRegistry(async ({ as, riverside, people }) => {
    await as('officer', (db) => db.execute(sql`update enterprise set address = 'một' where id = ${riverside}`), revised)
    await as('officer', (db) => note(db, 'export', 'enterprise', null, { filter: 'Tất cả' }))
    const { userName } = people.officer
    const by = (more: object) => as('inspector', (db) => listTrail(db, { text: userName, ...more }, 'vi'))
    const all = await by({})
    expect(all.entries.map(({ operation }) => operation)).toEqual(['export', 'revise'])
    expect(all.entries[1]).toMatchObject({ recordName: 'Công ty TNHH Cơ khí Bến Sông', reason: 'Sửa lỗi nhập' })
    expect((await by({ act: 'revise' })).entries).toHaveLength(1)
    expect((await by({ record: 'organisation' })).entries).toHaveLength(0)
    expect((await by({ to: '2000-01-01' })).entries).toHaveLength(0)
    expect((await by({ before: all.entries[0]?.id })).entries.map(({ operation }) => operation)).toEqual(['revise'])
    expect(await as('inspector', (db) => countActs(db, '2000-01-01'))).toContainEqual({
      act: 'export',
      count: expect.any(Number),
    })
  }))

test('acts on reports are told apart, and so are those an inspector should look at', () =>
  inRegistry(async ({ db, as, cell, people }) => {
    const periodId = await plantPeriod(db)
    const send = async (who: Parameters<typeof as>[0], period: string) => {
      const id = newId()
      await as(who, (db) => sendReport(db, id, { organisationId: cell, periodId: period }, submission()))
      const version = await as('officer', (db) => findVersion(db, id))
      return { id, sha256: version?.sha256 ?? '' }
    }
    const first = await send('secretary of the cell', periodId)
    await as('officer', (db) => returnVersion(db, first, { reason: 'Thiếu', fieldNotes: {} }))
    const own = await send('officer', periodId)
    await as('officer', (db) => confirmVersion(db, own))
    const next = await plantPeriod(db, '2024-06-01')
    await lock(db, next)
    await grant(db, { periodId: next, organisationId: cell })
    await send('secretary of the cell', next)

    const found = async (more: object) => {
      const { entries } = await as('inspector', (db) =>
        listTrail(db, { text: '', record: 'member_report', ...more }, 'vi'),
      )
      const mine = [people.officer.accountId, people['secretary of the cell'].accountId]
      return entries.filter(({ actorId }) => mine.includes(actorId ?? '')).map(({ operation }) => operation)
    }
    expect(await found({ act: 'submit' })).toHaveLength(3)
    expect(await found({ act: 'return' })).toHaveLength(1)
    expect(await found({ mark: 'one-person' })).toEqual(['confirm'])
    expect(await found({ mark: 'after-lock' })).toEqual(['submit'])
  }))

test('pages meet without a gap, and no save is torn', () =>
  inRegistry(async ({ as, riverside, people }) => {
    for (let turn = 0; turn < 7; turn += 1)
      await as(
        'officer',
        async (db) => {
          for (let row = 0; row < 10; row += 1)
            await db.execute(sql`update enterprise set address = ${`${turn}.${row}`} where id = ${riverside}`)
        },
        revised,
      )
    const { userName } = people.officer
    const first = await as('inspector', (db) => listTrail(db, { text: userName }, 'vi'))
    const second = await as('inspector', (db) => listTrail(db, { text: userName, before: first.older }, 'vi'))
    expect([first.entries.length, second.entries.length, second.older]).toEqual([60, 10, undefined])
    const saves = (entries: { changeSet: string | null }[]) => new Set(entries.map(({ changeSet }) => changeSet))
    expect([...saves(first.entries)].filter((save) => saves(second.entries).has(save))).toEqual([])
  }))

test('a page of an officer looks through entries: ids that rolled-back changes used up do not count', () =>
  inRegistry(async ({ as, db, riverside }) => {
    await as('officer', (db) => db.execute(sql`update enterprise set address = 'ba' where id = ${riverside}`), revised)
    await db.execute(sql`
      select nextval(pg_get_serial_sequence('audit', 'id')) from generate_series(1, 5000)`)
    const { entries } = await as('officer of the park', (db) => listTrail(db, { text: '' }, 'vi'))
    expect(entries.some(({ recordId }) => recordId === riverside)).toBe(true)
  }))

test('an officer sees what happened in the own units, a secretary nothing of others', () =>
  inRegistry(async ({ as, riverside, people }) => {
    await as('officer', (db) => db.execute(sql`update enterprise set address = 'hai' where id = ${riverside}`), revised)
    const seenBy = async (who: Parameters<typeof as>[0]) => {
      const { entries } = await as(who, (db) => listTrail(db, { text: '', record: 'enterprise', act: 'revise' }, 'vi'))
      return entries.some(({ recordId, actorId }) => recordId === riverside && actorId === people.officer.accountId)
    }
    expect(await seenBy('officer of the park')).toBe(true)
    expect(await seenBy('officer of the park next door')).toBe(false)
    expect(await seenBy('secretary of the cell next door')).toBe(false)
  }))

test('ids and codes are called by name, also for a reader who may not open what they stand for', () =>
  inRegistry(async ({ as, park, riverside, cell }) => {
    const facts = {
      old: { id: riverside, unit_id: park },
      new: { founding_document_id: null, superior_id: cell, name: 'x' },
    }
    const values = [
      { ...facts, rowId: riverside, tableName: 'enterprise', record: 'enterprise' },
      { ...facts, rowId: riverside, tableName: 'organisation_state', record: 'organisation' },
    ]
    const seen = async (who: Parameters<typeof as>[0]) => {
      const names = await as(who, (db) => namesIn(db, values, 'vi'))
      const keys = [nameKey({ code: 'unit', id: park }), nameKey({ code: 'organisation', id: cell })]
      return [...keys, nameKey({ code: 'enterprise', id: riverside }), 'grassroots_cell'].map((key) => names[key])
    }
    const named = ['KCN Bến Sông', 'Chi bộ Công ty Cơ khí Bến Sông', undefined, 'Chi bộ cơ sở']
    expect(await seen('officer of the park')).toEqual(named)
    expect(await seen('officer of the park next door')).toEqual(named)
  }))

test('each record says in whose history its table stands', () =>
  inDatabase(async (db) => {
    const found = await db.execute<{ table: string; record: string }>(sql`
      select tgrelid::regclass::text as table, split_part(encode(tgargs, 'escape'), '\\000', 1) as record
      from pg_trigger where tgname = 'audit_insert'`)
    const kept = new Map(found.map(({ table, record }) => [table, record]))
    for (const { code, historyOf } of records) expect(kept.get(code), code).toBe(historyOf ?? code)
  }))

test('who sees a part looks back so far a page, and the next page goes on from there', () =>
  inRegistry(async ({ as, db, park, riverside }) => {
    const touch = sql`update enterprise set address = coalesce(address, '') || '.' where id = ${riverside}`
    await as('officer', (db) => db.execute(touch), revised)
    await db.execute(sql`insert into commune (id, kind, name)
      select uuidv7(), 'commune', ${`${park} `} || n from generate_series(1, 4100) n`)
    const page = (before?: number) =>
      as('officer of the park', (db) => listTrail(db, { text: '', record: 'enterprise', act: 'revise', before }, 'vi'))
    const first = await page()
    expect(first.entries).toEqual([])
    const second = await page(first.older)
    expect(second.entries[0]).toMatchObject({ recordId: riverside, operation: 'revise' })
  }))

test('that somebody exported the trail shuts it to nobody', () =>
  inRegistry(async ({ as }) => {
    await as('inspector', (db) => note(db, 'export', 'audit', null, {}))
    const { entries } = await as('secretary of the cell', (db) => listTrail(db, { text: '', record: 'audit' }, 'vi'))
    expect(entries).toEqual([])
  }))

test('a person is found by the words of the name, and by its beginning where no name has the words', () =>
  inRegistry(async ({ db, as }) => {
    for (const who of ['officer', 'leader', 'officer of the park'] as const)
      await as(who, (db) => note(db, 'export', 'enterprise', null, {}))
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    await db.execute(sql`update account set user_name = 'lanhdao9' where full_name = 'Đặng Lãnh Đạo'`)
    const found = async (text: string) => {
      const { entries } = await as('inspector', (db) => listTrail(db, { text, act: 'export' }, 'vi'))
      return [...new Set(entries.map(({ office }) => office?.split(' – ')[0]))].sort()
    }
    expect(await found('lan')).toEqual(['Nguyễn Thị Lan'])
    expect(await found('Lan Nguyễn')).toEqual(['Nguyễn Thị Lan'])
    expect(await found('lãn')).toEqual(['Nguyễn Thị Lan'])
    expect(await found('lanh')).toEqual(['Đặng Lãnh Đạo'])
    expect(await found('lanhdao9')).toEqual(['Đặng Lãnh Đạo'])
    expect(await found('ben so')).toEqual(['Đỗ Bến Sông'])
    expect(await found('cán bộ')).toEqual([])
    expect(await found('%')).toEqual([])
  }))

test('whoever reads an entry finds it by the name of its actor, whose account they may not read', () =>
  inRegistry(async ({ as, riverside }) => {
    await as('officer', (db) => db.execute(sql`update enterprise set address = 'một' where id = ${riverside}`), revised)
    const found = async (text: string) =>
      (await as('leader', (db) => listTrail(db, { text, record: 'enterprise', act: 'revise' }, 'vi'))).entries
    expect(
      await as('leader', (db) => db.execute(sql`select id from account where full_name = 'Nguyễn Thị Lan'`)),
    ).toEqual([])
    expect(await found('nguyen lan')).toMatchObject([{ recordId: riverside }])
    expect(await found('Lan Thuyền')).toEqual([])
  }))

test('a user name that was a telephone number is masked for readers, and stays in the trail as it was', () =>
  inRegistry(async ({ db, as, people }) => {
    const { accountId } = people['secretary of the cell']
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    for (const name of ['0912345678', 'khang.bt'])
      await db.execute(sql`update account set user_name = ${name} where id = ${accountId}`)
    const kept = await db.execute<{ name: string }>(
      sql`select new ->> 'user_name' as name from audit where row_id = ${accountId} and operation = 'revise' order by id`,
    )
    expect(kept.map(({ name }) => name)).toEqual(['0912345678', 'khang.bt'])
    for (const who of ['administrator', 'inspector'] as const) {
      const { entries } = await as(who, (db) => listTrail(db, { text: '', record: 'account' }, 'vi'))
      const { changes } = await as(who, (db) => readHistory(db, 'account', accountId, 'vi'))
      for (const told of [entries, changes]) {
        expect(told.slice(0, 2).map((one) => one.new)).toMatchObject([
          { user_name: 'khang.bt' },
          { user_name: '••••••678' },
        ])
        expect(JSON.stringify(told)).not.toContain('0912345678')
      }
    }
  }))
