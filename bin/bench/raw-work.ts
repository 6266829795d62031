import postgres from 'postgres'
import type { Update } from './work'

/** The baseline: the queries of the screens on plain tables, by postgres.js without RLS, drizzle or audit. */
export function rawWork(url: string) {
  const sql = postgres(url, { max: 10, onnotice: () => {}, connection: { search_path: 'raw,public' } })
  const rows = (condition: postgres.PendingQuery<postgres.Row[]>) => sql`
    select page.*, p.name as park, o.name as organisation
    from (
      select id, name, tax_code, park_id, ownership, country, status, labour from enterprises e
      where ${condition} order by name, id limit 50
    ) page
    join parks p on p.id = page.park_id left join party_orgs o on o.enterprise_id = page.id
    order by page.name, page.id`
  const containing = (column: postgres.PendingQuery<postgres.Row[]>, text: string) =>
    text.split(' ').reduce((found, word) => sql`${found} and ${column} like ${`%${word}%`}`, sql`true`)
  const list = async (condition: postgres.PendingQuery<postgres.Row[]>) => {
    const [found, [counted]] = await Promise.all([
      rows(condition),
      sql<{ total: number }[]>`select count(*)::int as total from enterprises e where ${condition}`,
    ])
    return { rows: found, total: counted?.total }
  }

  return {
    list: () => list(sql`true`),
    filter: () =>
      list(sql`park_id = 1 and ownership = 'fdi' and exists (select from party_orgs o where o.enterprise_id = e.id)`),
    /** The page at a depth: the keys first, and the rows of those. */
    async deep(offset: number) {
      const found = await sql`
        select e.id, e.name, tax_code, ownership, country, status, labour, p.name as park, o.name as organisation
        from (select id from enterprises order by name, id limit 50 offset ${offset}) page
        join enterprises e on e.id = page.id join parks p on p.id = e.park_id left join party_orgs o on o.enterprise_id = e.id
        order by e.name, e.id`
      return { rows: found }
    },
    /** Figures by park, starting from the organisations. */
    async overview() {
      const [parks, [all]] = await Promise.all([
        sql`select p.name, count(*) as organisations, sum(r.members) as members
          from party_orgs o join enterprises e on e.id = o.enterprise_id join parks p on p.id = e.park_id
          join lateral (select members from member_reports where org_id = o.id order by period desc limit 1) r on true
          group by p.name`,
        sql`select count(*)::int as enterprises, sum(labour) as labour from enterprises`,
      ])
      return { parks, all }
    },
    /** Every enterprise as lines of CSV, a thousand at a time. */
    async *csv() {
      const all = sql`
        select e.name, tax_code, ownership, country, status, labour, p.name as park, o.name as organisation
        from enterprises e join parks p on p.id = e.park_id left join party_orgs o on o.enterprise_id = e.id
        order by e.name, e.id`
      for await (const batch of all.cursor(1000))
        yield batch.map((row) => `${Object.values(row).map((value) => `"${String(value ?? '')}"`)}\r\n`).join('')
    },
    search: (text: string) => list(containing(sql`words`, text)),
    async people(text: string) {
      const condition = containing(sql`secretary_words`, text)
      const [found, [counted]] = await Promise.all([
        sql`select o.id, secretary_name, o.name, type, p.name as park
          from party_orgs o join enterprises e on e.id = o.enterprise_id join parks p on p.id = e.park_id
          where ${condition} order by secretary_name, o.id limit 50`,
        sql<{ total: number }[]>`select count(*)::int as total from party_orgs where ${condition}`,
      ])
      return { rows: found, total: counted?.total }
    },
    async record(id: number) {
      const [found] = await sql`
        select e.*, p.name as park, to_json(o) as organisation,
          (select json_agg(r order by r.period) from member_reports r where r.org_id = o.id) as reports,
          (select json_agg(h order by h.id desc) from history h where h.enterprise_id = e.id) as history
        from enterprises e join parks p on p.id = e.park_id left join party_orgs o on o.enterprise_id = e.id
        where e.id = ${id}`
      return found
    },
    async update({ rawId, version, note }: Update) {
      const saved = await sql`update enterprises set note = ${note}, version = version + 1, updated_at = now()
        where id = ${rawId} and version = ${version} returning version`
      if (saved.length !== 1) throw new Error(`bin/bench: nothing was updated at version ${version}`)
      return saved
    },
  }
}
