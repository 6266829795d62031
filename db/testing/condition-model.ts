import { sql } from 'drizzle-orm'
import { type Group, isGroup, isTest, type Part, type Related, type Test } from '../../core/condition/condition'
import { fold } from '../../core/fold'
import type { Db } from '../door/actor'

/*
 * What a condition means, a second time: over rows that were read table by table, by whoever asks, and without any SQL of
 * the program. Names of columns, tables and relations are written by hand.
 */

type Row = Record<string, unknown> & { id: string }
type Model = { own: string; parts?: [table: string, key: string][]; isOn?: (row: Row, day: string) => boolean }

const inState = (row: Row) => row.name !== undefined
const models: Record<string, Model> = {
  enterprise: {
    own: 'enterprise',
    parts: [
      ['enterprise_state', 'enterprise_id'],
      ['enterprise_contact', 'enterprise_id'],
      ['enterprise_note', 'enterprise_id'],
    ],
    isOn: inState,
  },
  organisation: {
    own: 'organisation',
    parts: [
      ['organisation_state', 'organisation_id'],
      ['organisation_note', 'organisation_id'],
    ],
    isOn: inState,
  },
  unit: { own: 'unit', parts: [['unit_state', 'unit_id']], isOn: inState },
  person: { own: 'person', parts: [['person_contact', 'person_id']] },
  project: {
    own: 'project',
    parts: [['project_capital', 'project_id']],
    isOn: ({ certified_on }, day) => String(certified_on) <= day,
  },
  mandate: { own: 'mandate', parts: [['mandate_note', 'mandate_id']], isOn: isWithin },
  coverage: { own: 'coverage', isOn: isWithin },
  affiliated_organisation: { own: 'affiliated_organisation', isOn: isWithin },
  // Of a day that was asked for: of the periods that had ended by then.
  enterprise_figures: { own: 'enterprise_figures', isOn: ({ last_day }, day) => String(last_day) <= day },
  reopening: { own: 'reopening' },
  // As figures: of a day that was asked for, those that had taken effect by then.
  event: { own: 'event', parts: [['event_note', 'event_id']], isOn: ({ asked_on }, day) => String(asked_on) <= day },
  event_organisation: { own: 'event_organisation' },
  commune: { own: 'commune' },
  period: { own: 'period' },
  document: { own: 'document', parts: [['document_file', 'document_id']] },
}

type Way = { record: string; to?: string; of?: string; by?: [table: string, own: string, theirs: string] }
const ways: Record<string, Record<string, Way>> = {
  enterprise: {
    projects: { record: 'project', of: 'enterprise_id' },
    organisations: { record: 'organisation', by: ['coverage', 'enterprise_id', 'organisation_id'] },
    'enterprise-figures': { record: 'enterprise_figures', of: 'enterprise_id' },
    'affiliated-organisations': { record: 'affiliated_organisation', of: 'enterprise_id' },
    reopenings: { record: 'reopening', of: 'enterprise_id' },
    unit: { record: 'unit', to: 'unit_id' },
    commune: { record: 'commune', to: 'commune_id' },
  },
  organisation: {
    organisations: { record: 'organisation', of: 'superior_id' },
    enterprises: { record: 'enterprise', by: ['coverage', 'organisation_id', 'enterprise_id'] },
    mandates: { record: 'mandate', of: 'organisation_id' },
    events: { record: 'event', by: ['event_organisation', 'organisation_id', 'event_id'] },
    reopenings: { record: 'reopening', of: 'organisation_id' },
    superior: { record: 'organisation', to: 'superior_id' },
    unit: { record: 'unit', to: 'unit_id' },
    foundingDocument: { record: 'document', to: 'founding_document_id' },
  },
  person: { mandates: { record: 'mandate', of: 'person_id' }, unit: { record: 'unit', to: 'unit_id' } },
  project: { enterprise: { record: 'enterprise', to: 'enterprise_id' }, unit: { record: 'unit', to: 'unit_id' } },
  event: {
    organisations: { record: 'organisation', by: ['event_organisation', 'event_id', 'organisation_id'] },
    unit: { record: 'unit', to: 'unit_id' },
    document: { record: 'document', to: 'document_id' },
  },
  mandate: {
    person: { record: 'person', to: 'person_id' },
    organisation: { record: 'organisation', to: 'organisation_id' },
    document: { record: 'document', to: 'document_id' },
    endDocument: { record: 'document', to: 'end_document_id' },
  },
  enterprise_figures: {
    enterprise: { record: 'enterprise', to: 'enterprise_id' },
    period: { record: 'period', to: 'period_id' },
  },
  affiliated_organisation: {
    enterprise: { record: 'enterprise', to: 'enterprise_id' },
    document: { record: 'document', to: 'document_id' },
  },
}

/** The records that conditions of this model may reach; other relations are not drawn. */
export const modelled = (record: string, relation: string): boolean => ways[record]?.[relation] !== undefined

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function isWithin({ valid }: Row, day: string): boolean {
  const [, lower = '', upper = ''] = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(String(valid)) ?? []
  return lower <= day && (upper === '' || day < upper)
}

export type World = Awaited<ReturnType<typeof readWorld>>

/** All rows that the reader sees, with the parts of a day. */
export async function readWorld(db: Db, day: string, isAsked: boolean) {
  const read = new Map<string, Row[]>()
  for (const table of new Set(
    Object.values(models).flatMap(({ own, parts = [] }) => [own, ...parts.map(([name]) => name)]),
  )) {
    const columns = table === 'document_file' ? 'id, document_id, name, sha256, media_type, size' : '*'
    const rows = await db.execute<Row>(sql.raw(`select to_jsonb(x) as row from (select ${columns} from ${table}) x`))
    read.set(
      table,
      [...rows].map(({ row }) => row as Row),
    )
  }
  const whole = (own: string, parts: [string, string][] = []) =>
    (read.get(own) ?? []).map((row): Row => {
      const more = parts.map(([table, key]) =>
        (read.get(table) ?? []).find(
          (part) => part[key] === row.id && (part.valid === undefined || isWithin(part, day)),
        ),
      )
      return Object.assign({}, row, ...more, { id: row.id, retired_on: row.retired_on })
    })
  const counts = await db.execute<{ id: string; workers: number | null; official: number | null }>(sql`
    select c.enterprise_id as id, c.workers, c.official from counts_of_enterprises(array(select id from enterprise), ${day}::date) c`)
  const members = await db.execute<{ id: string; members: number | null }>(
    sql`select organisation_id as id, members from members_below(${day}::date)`,
  )
  const units = await db.execute<{ id: string; below: string }>(
    sql`select u.id, b as below from unit u, units_below(u.id) b`,
  )
  const rows = Object.fromEntries(Object.entries(models).map(([record, { own, parts }]) => [record, whole(own, parts)]))
  for (const row of rows.enterprise ?? []) {
    const count = counts.find(({ id }) => id === row.id)
    Object.assign(row, { workers: count?.workers ?? null, survey: count?.official ?? null })
  }
  for (const row of rows.enterprise_figures ?? [])
    row.last_day = isAsked ? (rows.period ?? []).find(({ id }) => id === row.period_id)?.ends_on : ''
  for (const row of rows.event ?? []) row.asked_on = isAsked ? row.effective_on : ''
  const reports = await db.execute<Row>(sql`select v.id, v.organisation_id, v.period_id, v.number, v.state,
    p.ends_on::text, p.starts_on::text from member_report_version v join period p on p.id = v.period_id`)
  const standing = await db.execute<Facts['standing'][number]>(sql`
    select id, counts_itself(id, ${day}::date) as itself, has_below(id, ${day}::date) as below from organisation`)
  const facts: Facts = { day, isAsked, read, reports: [...reports], standing: [...standing] }
  for (const row of rows.organisation ?? []) {
    const counted = members.find(({ id }) => id === row.id)?.members ?? null
    Object.assign(row, { members: counted, ...known(row, facts) })
  }
  return { day, rows, below: new Set(units.map(({ id, below }) => `${id} ${below}`)) }
}

const counts = (world: World, record: string) =>
  (world.rows[record] ?? []).filter(
    (row) =>
      (row.retired_on === null || row.retired_on === undefined || String(row.retired_on) > world.day) &&
      row.retired_on !== '-infinity' &&
      (models[record]?.isOn?.(row, world.day) ?? true),
  )

/** The ids of the rows of a list for which the condition holds. */
export const fitting = (world: World, record: string, condition: Group): string[] =>
  counts(world, record).flatMap((row) => (fits(world, record, row, condition) ? [row.id] : []))

function fits(world: World, record: string, row: Row, part: Part): boolean {
  if (isGroup(part)) {
    const each = part.parts.map((one) => fits(world, record, row, one))
    if (part.is === 'all') return each.every(Boolean)
    return part.is === 'any' ? each.some(Boolean) : !each.some(Boolean)
  }
  if (!isTest(part)) return relates(world, record, row, part)
  if (part.operator === 'not in') return !fits(world, record, row, { ...part, operator: 'in' })
  if (part.operator === 'empty') return !fits(world, record, row, { ...part, operator: 'filled' })
  const [relation = '', inner] = part.field.split('.')
  const way = ways[record]?.[relation]
  if (inner && way)
    return related(world, way, row).some((one) => fits(world, way.record, one, { ...part, field: inner }))
  return compares(world, part, row[snake(part.field)])
}

function related(world: World, { record, to, of, by }: Way, row: Row): Row[] {
  const all = counts(world, record)
  if (to) return all.filter(({ id }) => id === row[to])
  if (of) return all.filter((one) => one[of] === row.id)
  const [table = '', own = '', theirs = ''] = by ?? []
  const ids = counts(world, table).flatMap((one) => (one[own] === row.id ? [one[theirs]] : []))
  return all.filter(({ id }) => ids.includes(id))
}

function relates(world: World, record: string, row: Row, { relation, there, least = 1, where }: Related): boolean {
  const way = ways[record]?.[relation]
  if (!way) throw new Error(`${record} has no ${relation}`)
  const found = related(world, way, row).filter((one) => !where || fits(world, way.record, one, where))
  return there === 'no' ? found.length === 0 : found.length >= least
}

function compares({ below }: World, { operator, values }: Test, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  if (Array.isArray(value)) return operator === 'filled' ? value.length > 0 : values.some((one) => value.includes(one))
  const [first = '', last = ''] = values
  switch (operator) {
    case 'filled':
      return true
    case 'in':
      return values.includes(String(value))
    case 'within':
      return values.some((one) => below.has(`${one} ${value}`))
    case 'contains':
      return fold(String(value)).includes(fold(first))
    case 'starts':
      return fold(String(value)).startsWith(fold(first))
  }
  if (typeof value === 'boolean') return value === (first === 'yes')
  const side = (one: string) => (typeof value === 'number' ? Number(one) : fold(one))
  const own = typeof value === 'number' ? value : fold(String(value))
  if (operator === 'between') return own >= side(first) && own <= side(last)
  if (operator === '=') return own === side(first)
  if (operator.startsWith('<')) return own < side(first) || (operator === '<=' && own === side(first))
  return own > side(first) || (operator === '>=' && own === side(first))
}

/** What the list of organisations knows of one beside its columns: its secretary, its decisions and its reports. */
function known(row: Row, { day, isAsked, read, reports, standing }: Facts): Partial<Row> {
  const mine = (table: string) => (read.get(table) ?? []).filter(({ organisation_id }) => organisation_id === row.id)
  const { itself, below } = standing.find(({ id }) => id === row.id) ?? { itself: true, below: false }
  const secretary = mine('mandate').find(
    (one) => one.position === 'secretary' && one.retired_on === null && isWithin(one, day),
  )
  const undecided = mine('event_organisation').some(({ event_id }) => {
    const event = read.get('event')?.find(({ id }) => id === event_id)
    return event && !event.document_id && event.retired_on === null && String(event.effective_on) <= day
  })
  const latest = reports
    .filter(({ organisation_id }) => organisation_id === row.id)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1))
  const sent = latest.find(({ ends_on }) => !isAsked || String(ends_on) <= day)
  const official = below
    ? undefined
    : latest.find(({ ends_on, state }) => state === 'confirmed' && String(ends_on) <= day)
  return {
    has_secretary: itself ? secretary !== undefined : null,
    secretary_until: secretary?.term_ends_on ?? null,
    lacks_decision: !row.founding_document_id || undecided,
    report_period: official?.period_id ?? null,
    report_until: official?.ends_on ?? null,
    report_state: sent?.state ?? null,
  }
}

type Facts = {
  day: string
  isAsked: boolean
  read: Map<string, Row[]>
  /** With the days of their periods. */
  reports: Row[]
  standing: { id: string; itself: boolean; below: boolean }[]
}

/** Later reports have greater places. */
const placeOf = ({ ends_on, starts_on, number }: Row) => `${ends_on} ${starts_on} ${String(number).padStart(6, '0')}`
