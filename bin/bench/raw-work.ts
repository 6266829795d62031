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
