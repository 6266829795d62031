import { sql } from 'drizzle-orm'
import type { Db, Known } from '../door/actor'
import { records } from '../records'
import { type Scope, type Table, tables } from './access-table'

export type Row = { id: string } & Record<string, unknown>
export type Rows = Record<Table, Row[]>

/** All rows of all tables, without file contents, that the transaction `db` reads. */
export const allRows = async (db: Db): Promise<Rows> => (await rowsOf(db, tables)) as Rows

/** By table its rows in the order of their ids, without file contents. In one statement: there are many tables. */
export async function rowsOf(db: Db, tables: readonly string[]): Promise<Record<string, Row[]>> {
  const each = tables.map(
    (table) => sql`select ${table} as table, to_jsonb(t) - 'content' as row from ${sql.identifier(table)} t`,
  )
  const found = await db.execute<{ table: string; row: Row }>(
    sql`select * from (${sql.join(each, sql` union all `)}) every order by "row" ->> 'id'`,
  )
  const rows: Record<string, Row[]> = Object.fromEntries(tables.map((table) => [table, []]))
  for (const { table, row } of found) rows[table]?.push(row)
  return rows
}

type Parent = [Table, string]

/** By table: the table and foreign key of the row that has its unit and owner, mostly from the descriptions. */
const parents: Partial<Record<string, Parent>> = {
  ...Object.fromEntries(
    records.flatMap(({ code, inputs, parent }): [string, Parent][] => [
      ...Object.keys(inputs).map((part): [string, Parent] => [part, [code as Table, `${code}_id`]]),
      ...(parent ? [[code, [parent.name.replace(/_id$/, '') as Table, parent.name]] satisfies [string, Parent]] : []),
    ]),
  ),
  ...Object.fromEntries(records.filter(({ parent }) => !parent).map(({ code }) => [code, undefined])),
  member_report_version: ['member_report', 'report_id'],
  member_split: ['member_report', 'report_id'],
  member_transfer: ['member_report', 'report_id'],
  report_draft: ['member_report', 'report_id'],
  event_organisation: ['organisation', 'organisation_id'],
}

/**
 * For one actor, a predicate per scope: is this row in it? Computed in TypeScript from all rows, independent of the
 * SQL functions, so that access.test.ts can compare the policies with a second implementation.
 */
export function placesOf(who: Known, rows: Rows, today: string) {
  const isValid = ({ valid, retired_on }: Row) => !retired_on && contains(String(valid), today)
  const assignments = rows.assignment.filter((row) => row.account_id === who.accountId && isValid(row))
  const units = below(
    assignments.map(({ unit_id }) => unit_id),
    rows.unit,
    'id',
    'parent_id',
  )
  const everyUnit = assignments.some(({ unit_id }) => unit_id === null)
  const isWhole = everyUnit || rows.unit.every(({ id, retired_on }) => retired_on || units.has(id))

  const reporting = ['secretary', 'standing_deputy_secretary', 'deputy_secretary', 'acting_in_charge', 'reporter']
  const mandates = rows.mandate.filter(
    (row) => row.person_id === who.personId && isValid(row) && reporting.includes(String(row.position)),
  )
  const states = rows.organisation_state.filter(isValid)
  const organisations = below(
    mandates.map((row) => row.organisation_id),
    states,
    'organisation_id',
    'superior_id',
  )

  const ofOwn = (table: Table, column: string, holds = (_: Row) => true) =>
    new Set(rows[table].filter((row) => organisations.has(row.organisation_id) && holds(row)).map((row) => row[column]))
  const enterprises = ofOwn('coverage', 'enterprise_id', isValid)
  const people = ofOwn('mandate', 'person_id')
  const events = ofOwn('event_organisation', 'event_id')
  const papers = new Set([
    ...ofOwn('coverage', 'document_id'),
    ...ofOwn('mandate', 'document_id'),
    ...ofOwn('mandate', 'end_document_id'),
    ...rows.organisation.filter(({ id }) => organisations.has(id)).map((row) => row.founding_document_id),
    ...rows.event.filter(({ id }) => events.has(id)).map((row) => row.document_id),
  ])
  const direct = new Set(mandates.map((row) => row.organisation_id))
  const own: Partial<Record<Table, Set<unknown>>> = {
    organisation: organisations,
    enterprise: enterprises,
    person: people,
    event: events,
    document: papers,
  }

  const assigned = new Set(rows.assignment.filter((row) => !row.retired_on).map((row) => row.account_id))

  const isIn: Record<Scope, (table: Table, row: Row) => boolean> = {
    everywhere: () => true,
    whole: () => isWhole,
    units: (table, row) => up(table, row, (row) => 'unit_id' in row && (everyUnit || units.has(row.unit_id))),
    own: (table, row) => up(table, row, (row, table) => own[table]?.has(row.id) ?? false),
    direct: (table, row) => up(table, row, (row, table) => table === 'organisation' && direct.has(row.id)),
    below: (table, row) =>
      up(table, row, (row, table) => table === 'organisation' && organisations.has(row.id) && !direct.has(row.id)),
    self: (table, row) =>
      table === 'account'
        ? row.id === who.accountId
        : table === 'person'
          ? row.id === who.personId
          : 'account_id' in row
            ? row.account_id === who.accountId
            : 'person_id' in row && who.personId !== null && row.person_id === who.personId,
    reporters: (_, row) =>
      !assigned.has(row.id) &&
      rows.person.some(({ id, unit_id }) => id === row.person_id && (everyUnit || units.has(unit_id))),
  }

  function up(table: Table, row: Row, holds: (row: Row, table: Table) => boolean): boolean {
    const [parent, column] = parents[table] ?? []
    if (!parent || !column) return holds(row, table)
    return rows[parent].some((one) => one.id === row[column] && up(parent, one, holds))
  }

  return isIn
}

function below(tops: unknown[], rows: Row[], id: string, parent: string) {
  const found = new Set<unknown>(tops.filter((top) => top !== null))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const row of rows) if (found.has(row[parent])) found.add(row[id])
  }
  return found
}

/** Whether a canonical daterange (lower bound inclusive, upper exclusive) contains a day. */
function contains(range: string, day: string): boolean {
  const [from = '', until = ''] = range.slice(1, -1).split(',')
  return from <= day && (until === '' || day < until)
}
