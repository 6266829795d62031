import { sql } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { fieldsOf } from '@/core/field'
import { type Locale, locales } from '@/core/locale'
import type { Db } from '@/db/actor'
import { registerAffiliated } from '@/db/affiliated-organisation/commands'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import { entryOf, note, told } from '@/db/audit/queries'
import { untold } from '@/db/audit/told'
import { type Entry, listTrail, namesIn, readHistory } from '@/db/audit/trail'
import { answerRequest } from '@/db/correction-request/answer'
import { reviseEnterprise } from '@/db/enterprise/commands'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseInput } from '@/db/enterprise/record'
import { newId } from '@/db/id'
import { inputOf } from '@/db/records'
import { plantPeriod } from '@/db/testing/reports'
import { inRegistry } from '@/db/testing/stories'
import en from '@/messages/en/history.json'
import vi from '@/messages/vi/history.json'
import { type Speaker, sentenceOf, sentencesOf } from './sentences'
import { acts } from './trail'

const messages = { vi, en }
const sayIn = (locale: Locale) =>
  createTranslator({ locale, messages: { history: messages[locale] }, namespace: 'history' }) as Speaker['say']

type Column = { table: string; column: string; key: string; type: string; category: string; target: string | null }

test('a change of any column of any table is told in both languages, without codes, names of columns or ids', {
  timeout: 240_000,
}, async () => {
  await inRegistry(async ({ db }) => {
    await plantPeriod(db, '2024-06-01')
    await db.execute(sql`set constraints all immediate`)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    const columns = await listColumns(db)
    expect(new Set(columns.map(({ table }) => table)).size).toBeGreaterThan(30)
    await freeFromRules(db, [...new Set(columns.map(({ table }) => table))])
    const changes: { of: Column; entry: Entry }[] = []
    for (const of of columns) {
      const before = await lastEntry(db)
      await changeOne(db, of)
      const entry = await lastEntry(db)
      if (!entry || entry.id === before?.id) throw new Error(`${of.table}.${of.column} is not written`)
      changes.push({ of, entry })
    }
    const wrong: string[] = []
    for (const locale of locales) {
      const entries = changes.map(({ entry }) => entry)
      const names = await namesIn(db, entries, locale)
      wrong.push(...changes.flatMap(({ of, entry }) => wrongIn(of, entry, { names, locale, say: sayIn(locale) })))
    }
    expect(wrong).toEqual([])
  })
})

/** What a reader would not understand of the sentence about a column. */
function wrongIn({ table, column, category }: Column, entry: Entry, speaker: Speaker): string[] {
  const { details } = sentenceOf([entry], speaker)
  const at = `${table}.${column} in ${speaker.locale}`
  if (untold[table]?.includes(column)) return details.length === 0 ? [] : [`${at} is told all the same`]
  const [detail, ...others] = details
  if (!detail || others.length > 0) return [`${at} has no label: its record.ts says what it is called`]
  const { label, before = '', after } = detail
  const code = (entry.new as Record<string, unknown>)[column]
  return [
    /[a-z]_[a-z]|undefined|^$/.test(label) && `${at} is called “${label}”`,
    before + after === '' && `${at} says nothing`,
    /[0-9a-f]{8}-[0-9a-f]{4}-|\dT\d\d:/.test(before + after) && `${at} says ${before} → ${after}`,
    category === 'E' && after === code && /^[a-z]/.test(after) && `${at} says the code ${after}`,
  ].filter((one) => typeof one === 'string')
}

/** What may be changed: no generated columns, no keys, and not by what the row is told from its record's others. */
const listColumns = (db: Db) =>
  db.execute<Column>(sql`
    select c.relname as table, a.attname as column, encode(t.tgargs, 'escape') as key, format_type(a.atttypid, null) as type,
      y.typcategory as category, (select confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.conkey[1] = a.attnum and cardinality(f.conkey) = 1 limit 1) as target
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_attribute a on a.attrelid = c.oid
    join pg_type y on y.oid = a.atttypid
    where t.tgname = 'audit_update' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attname <> all (array['id', 'version', 'content']) and a.attname <> split_part(encode(t.tgargs, 'escape'), '\\000', 2)
    order by 1, 2`)

/** Rules of the records would refuse most of these changes; they are tested where they are. The trail stays. */
async function freeFromRules(db: Db, tables: string[]) {
  for (const table of tables) {
    const found = await db.execute<{ statement: string }>(sql`
      select format('alter table %I disable trigger %I', ${table}::text, tgname) as statement from pg_trigger
      where tgrelid = ${table}::regclass and not tgisinternal and tgname not in ('audit_update', 'audit_insert')
      union all select format('alter table %I no force row level security', ${table}::text)
      union all
      select format('alter table %I drop constraint if exists %I cascade', ${table}::text, conname) from pg_constraint
      where conrelid = ${table}::regclass and contype in ('c', 'f', 'u', 'x')`)
    for (const { statement } of found) await db.execute(sql.raw(statement))
  }
}

async function changeOne(db: Db, { table, column, type, category, target }: Column) {
  const [at, in_] = [sql.identifier(column), sql.identifier(table)]
  const options = fieldsOf(inputOf(table) ?? expect.fail(`${table} is no record's`), 'vi').find(
    ({ name }) => name === column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  )?.options
  const texts = options?.length ? options.map(({ value }) => value) : ['Một', 'Hai']
  const one = sql`(select v from unnest(${`{${texts.map((text) => `"${text}"`).join(',')}}`}::text[]) v
    where v is distinct from ${at}::text limit 1)`
  const other = () => {
    if (type === 'boolean') return sql`not coalesce(${at}, false)`
    if (type === 'date') return sql`coalesce(${at}, '2024-01-01'::date) + 1`
    if (type.startsWith('timestamp')) return sql`coalesce(${at}, now()) + interval '1 hour'`
    if (type === 'daterange') return sql`'[2020-01-01,2021-01-01)'::daterange`
    if (type === 'jsonb') return sql`'{"admitted": "Xem lại"}'::jsonb`
    if (type === 'uuid[]') return sql`array[gen_random_uuid()]`
    if (type.endsWith('[]')) return sql`array[${one}]::${sql.raw(type)}`
    if (type === 'uuid')
      return target
        ? sql`(select t.id from ${sql.identifier(target)} t where t.id is distinct from ${at} and t.id <> actor_id() limit 1)`
        : sql`gen_random_uuid()`
    if (category === 'E')
      return sql`(select e::${sql.raw(type)} from unnest(enum_range(null::${sql.raw(type)})) e where e is distinct from ${at} limit 1)`
    return category === 'N' ? sql`coalesce(${at}, 0) + 1` : one
  }
  await db.execute(sql`update ${in_} set ${at} = ${other()} where id = (select id from ${in_} order by id limit 1)`)
}

async function lastEntry(db: Db): Promise<Entry | undefined> {
  const [found] = await db.execute<Entry>(
    sql`select ${told.columns}, null as "recordName" from ${told.from} order by a.id desc limit 1`,
  )
  return found && entryOf(found)
}

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
      fieldsOf(AffiliatedOrganisationInput, 'vi').find((field) => field.name === name)?.label
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
  inRegistry(async ({ as, db }) => {
    const [request] = await db.execute<{ id: string }>(sql`select id from correction_request limit 1`)
    await as('officer', (db) => answerRequest(db, request?.id ?? '', { resolution: 'Đã bổ sung' }))
    const [answered, asked] = await toldOf(as, 'correction_request', request?.id ?? '')
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
    const [reminder] = await db.execute<{ id: string }>(sql`select id from reminder limit 1`)
    const [reminded] = await toldOf(as, 'reminder', reminder?.id ?? '')
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
    await as('officer', (db) => note(db, 'export', 'enterprise', null, details))
    const { entries } = await as('officer', (db) =>
      listTrail(db, { text: people.officer.userName, act: 'export' }, 'vi'),
    )
    const [sentence] = sentencesOf(entries, { names: {}, locale: 'vi', say: sayIn('vi') })
    expect(sentence).toMatchObject({
      act: 'xuất dữ liệu',
      details: [
        { label: 'Bộ lọc', after: 'KCN: Bến Sông' },
        { label: 'Cột', after: 'Tên, Mã số thuế' },
        { label: 'Số dòng', after: '1.234 (tải về bị ngắt giữa chừng)' },
      ],
    })
  })
})

test('every act has a word in both languages', () => {
  for (const locale of locales) expect(acts.filter((act) => !Object.hasOwn(messages[locale].act, act))).toEqual([])
})

type As = Parameters<Parameters<typeof inRegistry>[0]>[0]['as']

const toldOf = (as: As, code: string, id: string) =>
  as('officer', async (db) => {
    const { changes, names } = await readHistory(db, code, id, 'vi')
    return sentencesOf(changes, { names, locale: 'vi', say: sayIn('vi') })
  })
