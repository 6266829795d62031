import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { enterprise, enterpriseState } from '../enterprise/record'
import { newId } from '../record/id'
import { plantSearched } from '../testing/searched'
import { type Place, searches } from '../testing/searches'
import type { Person } from '../testing/seed'
import { inRegistry, inUntouchedRegistry, type Registry } from '../testing/stories'
import { findAnywhere, findOpened, searched } from './queries'

const readers: Record<string, Person> = {
  A: 'administrator',
  I: 'inspector',
  P: 'officer of the park',
  c: 'secretary of the cell',
}

/**
 * The kinds of the table of searches, by the place where its lists search. The list of events finds them by the names of
 * those that took part as well, which their own words have for staff.
 */
const kindOf: Partial<Record<Place, string>> = {
  enterprise: 'enterprise',
  organisation: 'organisation',
  person: 'person',
  document: 'document',
  project: 'project',
  affiliated: 'affiliated_organisation',
  commune: 'commune',
  unit: 'unit',
  period: 'period',
}

const found = async (db: Db, text: string) =>
  Object.fromEntries((await findAnywhere(db, text, 'vi')).map(({ record, rows }) => [record.code, rows]))
const namesOf = async (db: Db, text: string, kind = 'enterprise') =>
  ((await found(db, text))[kind] ?? []).map(({ name }) => name)

test('what a list finds, everybody finds in the search over all, and nothing else', async () => {
  await inRegistry(async (registry) => {
    const { ids, said } = await plantSearched(registry)
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
    const kinds = Object.values(kindOf)
    // Two or three of each kind: the words are those of the lists, which the table tests one by one.
    const asked = kinds.flatMap((kind) => {
      const of = searches.filter(([where, , finds]) => kindOf[where] === kind && Object.keys(finds).length > 0)
      return [of[0], of[Math.floor(of.length / 2)]].flatMap((search) => (search ? [search] : []))
    })
    for (const [letter, who] of Object.entries(readers))
      await registry.as(who, async (db) => {
        for (const [where, typed, finds] of asked) {
          const rows = (await found(db, said(typed)))[kindOf[where] ?? '']
          const known = (rows ?? []).flatMap(({ id }) => names.get(id) ?? 'another')
          const wanted = Object.entries(finds).flatMap(([name, by]) => (by.includes(letter) ? [name] : []))
          expect(known.sort(), `${who}: ${where} ${typed}`).toEqual(wanted.sort())
        }
      })
  })
}, 60_000)

test('a remembered device finds what it opens', async () => {
  await inRegistry(async ({ db, as, people, cell }) => {
    const account = people['secretary of the cell'].accountId
    const seen = () => as('secretary of the cell', (db) => found(db, 'lê văn an'))
    expect(Object.keys(await seen())).toContain('account')
    await db.execute(sql`update session set opened_as = 'remembered' where account_id = ${account}`)
    const now = await seen()
    expect(now.organisation?.map(({ id }) => id)).toEqual([cell])
    expect(Object.keys(now)).not.toContain('account')
  })
})

/** An enterprise of the park. */
async function plant(
  { db, park }: Pick<Registry, 'db' | 'park'>,
  name: string,
  taxCode: string | null,
  retiredOn: string | null = null,
) {
  const id = newId()
  await db.insert(enterprise).values({ id, unitId: park, taxCode, retiredOn })
  await db.insert(enterpriseState).values({ enterpriseId: id, name, ownership: 'fdi_wholly', valid: '[2015-01-01,)' })
}

test('a tax code comes first, then names with the accents typed, then names that begin so, and what ended last', async () => {
  await inRegistry(async (registry) => {
    await registry.db.execute(sql`select set_config('sobo.reason', 'để tìm', true)`)
    await plant(registry, 'Kỳ Lạ Số 8812', '9900000111')
    await plant(registry, 'Kỳ Lạ Đăng Úy', '8812000001')
    await plant(registry, 'Kỳ Lạ Ban Đảng Ủy', null)
    await plant(registry, 'Dang Uy Kỳ Lạ', null)
    await plant(registry, 'Đảng Ủy Kỳ Lạ Cũ', null, '2024-05-01')
    await plant(registry, 'Đảng Ủy Kỳ Lạ Nhầm', null, '-infinity')
    await registry.as('officer of the park', async (db) => {
      expect(await namesOf(db, '8812')).toEqual(['Kỳ Lạ Đăng Úy', 'Kỳ Lạ Số 8812'])
      const all = ['Kỳ Lạ Đăng Úy', 'Kỳ Lạ Ban Đảng Ủy', 'Dang Uy Kỳ Lạ', 'Đảng Ủy Kỳ Lạ Cũ (ngừng theo dõi)']
      for (const typed of ['dang uy', 'đảng uỷ', 'Đảng ủy'.normalize('NFD'), 'ỦY ĐẢNG'])
        expect((await namesOf(db, typed)).sort(), typed).toEqual([...all].sort())
      expect((await namesOf(db, 'đảng ủy'))[0]).toBe('Kỳ Lạ Ban Đảng Ủy')
      const plainly = await namesOf(db, 'dang uy')
      expect(plainly[0]).toBe('Dang Uy Kỳ Lạ')
      expect(plainly.at(-1)).toBe('Đảng Ủy Kỳ Lạ Cũ (ngừng theo dõi)')
    })
  })
})

test('whatever is typed, the answer is an answer', async () => {
  await inRegistry(({ as }) =>
    as('secretary of the cell', async (db) => {
      for (const text of [
        '',
        '   ',
        '\u2060',
        '%_\\',
        `'";--`,
        '(',
        '{"ax",bq}',
        'x'.repeat(10_000),
        'q0 '.repeat(3_000),
      ])
        expect(Object.keys(await found(db, text)), text.slice(0, 20)).toEqual([])
    }),
  )
})

test('of the records opened before, those are named that may be read now', async () => {
  await inRegistry(async ({ as, riverside, hill }) => {
    const opened = [hill, riverside, newId()].map((id) => ({ code: 'enterprise', id }))
    const names = (who: Person) => as(who, async (db) => (await findOpened(db, opened, 'vi')).map(({ id }) => id))
    expect(await names('officer')).toEqual([hill, riverside])
    expect(await names('officer of the park')).toEqual([riverside])
    expect(await names('secretary of the cell next door')).toEqual([hill])
  })
})

test('every record with a list is found, by words of its own or with the record that it is part of', async () => {
  await inRegistry(async ({ db }) => {
    const rows = await db.execute<{ code: string }>(sql`
      select left(proname, -6) as code from pg_proc where prorettype = 'search_words'::regtype`)
    const withWords = rows.map(({ code }) => code)
    const others = searched.filter(({ code, isFoundWithParent }) => !isFoundWithParent && !withWords.includes(code))
    // A value is found under its date, a delegation under the account; there are a handful.
    expect(others.map(({ code }) => code)).toEqual(['lock_delegation', 'setting'])
  })
})

test('a search over all costs what it shows, in a small register and in a large one', { timeout: 60_000 }, () =>
  inUntouchedRegistry(async ({ db, as, park, nextDoor }) => {
    const many = (count: number) =>
      db.execute(sql`
      with planted as (insert into enterprise (id, unit_id)
        select uuidv7(), (array[${park}::uuid, ${nextDoor}::uuid])[1 + i % 2] from generate_series(1, ${count}::int) i returning id)
      insert into enterprise_state (id, enterprise_id, name, ownership, valid)
      select uuidv7(), id, 'Công ty ' || md5(id::text), 'fdi_wholly', '[2018-01-01,)' from planted`)
    const costs = async () => {
      await db.execute(sql`analyze enterprise, enterprise_state, search_words`)
      const told: Record<string, { buffers: number; scans: number }> = {}
      for (const who of ['officer', 'officer of the park', 'secretary of the cell'] as const)
        await as(who, async (db) => {
          const scans = async () => {
            const [row] = await db.execute<{ scans: number }>(sql`
              select sum(pg_stat_get_xact_numscans(c.oid))::int as scans from unnest('{enterprise,enterprise_state}'::regclass[]) c(oid)`)
            return row?.scans ?? 0
          }
          const before = await scans()
          for (const text of ['cong ty', '0f', 'ben song']) await findAnywhere(db, text, 'vi')
          const seen = await scans()
          let buffers = 0
          for (const text of ['cong ty', '0f', 'ben song']) {
            const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(sql`
              explain (analyze, buffers, timing off, format json) select * from found_first('{enterprise,organisation,person}', ${text}, 40)`)
            buffers += Number(row?.['QUERY PLAN'][0]?.Plan['Shared Hit Blocks'])
          }
          told[who] = { buffers, scans: seen - before }
        })
      return told
    }
    await many(400)
    const before = await costs()
    await many(2_400)
    const after = await costs()
    for (const [who, { buffers, scans }] of Object.entries(after)) {
      // Tables of records are read by their keys.
      expect(scans, who).toBe(before[who]?.scans)
      expect(buffers, who).toBeLessThan(2 * (before[who]?.buffers ?? 0) + 400)
    }
  }),
)
