import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../core/fold'
import type { Db } from '../door/actor'
import { drawn } from '../testing/runs'
import { inDatabase, inRegistry } from '../testing/stories'

/** Characters assigned in the Unicode version of Node.js. PostgreSQL's version may be older or newer; see knownTo. */
const assigned = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x24f }) },
    { weight: 2, arbitrary: fc.integer({ min: 0x300, max: 0x36f }) },
    { weight: 2, arbitrary: fc.integer({ min: 0x1e00, max: 0x1eff }) },
    { weight: 3, arbitrary: fc.integer({ min: 0x250, max: 0x1ffff }) },
  )
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Assigned}/u.test(character) && !/\p{Surrogate}/u.test(character))

type Column = { table: string; expression: string; columns: string[] }

test('TypeScript and every search column fold alike', async () => {
  await inDatabase(async (db) => {
    const columns = await searchColumns(db)
    expect(columns.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['enterprise_state', 'organisation_state', 'person', 'document', 'commune']),
    )
    const strings = fc.array(fc.string({ unit: assigned, maxLength: 12 }), { minLength: 1, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(strings, async (drawn) => {
        const texts = await knownTo(db, drawn)
        for (const column of columns) {
          const blanks = column.columns.slice(1).map(() => '')
          expect(await folded(db, column, texts), column.table).toEqual(
            texts.map((text) => fold([text, ...blanks].join(' '))),
          )
        }
      }),
      drawn(25),
    )
  })
})

test.each(['dinh vu', 'đình vũ', 'Dinh Vũ', 'ĐÌNH VŨ', 'đình vũ'.normalize('NFD'), 'đinh vu xanh'])(
  '%s finds Đình Vũ',
  async (typed) => {
    await inRegistry(async ({ as, harbour }) => {
      const pattern = `%${fold(typed)}%`
      await as('officer of the park', async (db) => {
        const found = await db.execute(sql`select id from enterprise where id in (select enterprises_like(${pattern}))`)
        expect(found).toEqual([{ id: harbour }])
      })
      await as('officer of the park next door', async (db) => {
        expect(
          await db.execute(sql`select id from enterprise where id in (select enterprises_like(${pattern}))`),
        ).toEqual([])
      })
    })
  },
)

/** The texts whose characters are all assigned in the server's Unicode version: it cannot fold others. */
async function knownTo(db: Db, texts: string[]): Promise<string[]> {
  const list = sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`
  const rows = await db.execute<{ text: string }>(
    sql`select text from unnest(${list}) with ordinality drawn(text, place) where unicode_assigned(text) order by place`,
  )
  return rows.map(({ text }) => text)
}

/** From the catalogue: the expression of each generated search column, and the columns that it reads, in order. */
async function searchColumns(db: Db): Promise<Column[]> {
  const found = await db.execute<{ table: string; expression: string }>(sql`
    select attrelid::regclass::text as table, pg_get_expr(adbin, adrelid) as expression
    from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attname = 'search_text' and attgenerated = 's' order by 1`)
  return [...found].map(({ table, expression }) => ({
    table,
    expression,
    columns: [...expression.matchAll(/COALESCE\((\w+)/g)].map(([, name]) => name ?? ''),
  }))
}

async function folded(db: Db, { expression, columns: [first = '', ...others] }: Column, texts: string[]) {
  const blanks = others.map((name) => `, ''::text as "${name}"`).join('')
  const [row] = await db.execute<{ found: string[] }>(sql`
    select array_agg(${sql.raw(expression)} order by place) as found
    from (select text as ${sql.identifier(first)} ${sql.raw(blanks)}, place
      from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) with ordinality t(text, place)) typed`)
  return row?.found ?? []
}
