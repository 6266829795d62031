import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { accessTable, type Rights, type Table, tables } from '../testing/access-table'
import { inDatabase } from '../testing/stories'
import { columnsWithAudience } from '../testing/walk'
import { tables as remembered } from './remembered.json'

/** `npx vitest run db/access/page.test.ts -u` writes the page again. */
test('docs/access.md tells the tables of rights, of columns, of references and of remembered devices', () =>
  inDatabase(async (db) => {
    const page = [intro, rights(), await narrowColumns(db), await references(db)].join('\n\n')
    await expect(`${page}\n`).toMatchFileSnapshot('../../docs/access.md')
  }))

const intro = `# Who reads and writes what

Written by \`db/access/page.test.ts\` from four sources, each of which a test compares with the database: the rights (\`db/testing/access-table.ts\`; the rules themselves are in the \`policy.sql\` of each record), what a remembered device opens (\`db/access/remembered.json\`), who reads a column (\`db/access/audience.sql\`, decision 042), and which records a reference may name (\`db/access/references.sql\`, decision 041).`

const tableOf = (heads: string[], rows: string[][]) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function rights(): string {
  const roles = Object.keys(accessTable.unit) as (keyof typeof accessTable.unit)[]
  const cell = (given: Rights) =>
    Object.entries(given)
      .map(([scope, operations]) => `${operations} ${scope}`)
      .join(', ')
  const rows = tables.map((table) => [
    table,
    ...roles.map((role) => cell(accessTable[table][role])),
    remembered.includes(table) ? 'open' : '',
  ])
  return `## Rights

R reads, C creates, U revises, X retires; nobody deletes. *Everywhere*: every row. *Units*: rows in the units of the assignment, and below. *Own*: rows of the organisations of the mandates of today, and of those below; *direct* without those, *below* only those. *Self*: the own person and account. *Reporters*: accounts without assignment of people in the units. *Whole*: every row, if the assignments cover all units. A remembered device opens the tables marked so, with the rights of the secretary.

${tableOf(['Table', ...roles, 'remembered device'], rows)}`
}

async function narrowColumns(db: Db): Promise<string> {
  const columns = await columnsWithAudience(db)
  const rows = tables.flatMap((table) =>
    ['watcher', 'contact'].flatMap((audience) => {
      const those = columns.filter((one) => one.table === table && one.audience === audience)
      return those.length > 0 ? [[table, audience, those.map(({ column }) => column).join(', ')]] : []
    }),
  )
  return `## Columns

Whoever reads a row reads its columns, except these. *Watcher*: those who read the row everywhere, by a unit, or as a reporter's account, and not by a mandate or as the person concerned. *Contact*: the officers of the unit while the person is reachable, and the person.

${tableOf(['Table', 'Audience', 'Columns'], rows)}`
}

async function references(db: Db): Promise<string> {
  const found = await db.execute<{
    table: Table
    column: string
    target: string
    audience: string
    why: string | null
  }>(sql`select of_table as table, of_column as column, target, audience, why from reference_audience order by 1, 2`)
  const rows = found.map(({ table, column, target, audience, why }) => [
    `${table}.${column}`,
    target,
    why ? `not judged: ${why}` : audience,
  ])
  return `## References

A new reference names a record of its audience. *Readable*: what the actor may read. *Actor*: the own account. The others are the sets out of which forms offer the choices.

${tableOf(['Column', 'Of', 'Audience'], rows)}`
}
