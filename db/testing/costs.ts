import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Db } from '../door/actor'

const dialect = new PgDialect()

type Node = { Plans?: Node[] } & Record<string, unknown>
/** Rows answered, pages of memory read, and by table the rows that sequential scans went over. */
export type Cost = { rows: number; buffers: number; scanned: Record<string, number> }

/** A Db that keeps its statements and answers them with no row. */
export function spied(db: Db): [Db, SQL[]] {
  const asked: SQL[] = []
  const execute = async (query: SQL) => {
    asked.push(query)
    return []
  }
  return [new Proxy(db, { get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name)) }), asked]
}

/** Of a statement that reads; undefined for a setting, which is repeated, because the next ones are planned with it. */
export async function costOf(db: Db, query: SQL): Promise<Cost | undefined> {
  const text = dialect.sqlToQuery(query).sql
  if (!/^\s*(select|with)/.test(text) || /^\s*select set_config/.test(text)) {
    await db.execute(query)
    return undefined
  }
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
    sql`explain (analyze, buffers, timing off, format json) ${query}`,
  )
  const plan = row?.['QUERY PLAN'][0]?.Plan ?? {}
  const scanned: Record<string, number> = {}
  const walk = (node: Node) => {
    if (node['Node Type'] === 'Seq Scan') {
      const table = String(node['Relation Name'])
      const rows = Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)
      scanned[table] = (scanned[table] ?? 0) + Number(node['Actual Loops']) * rows
    }
    node.Plans?.forEach(walk)
  }
  walk(plan)
  const buffers = Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks'])
  return { rows: Number(plan['Actual Rows']), buffers, scanned }
}
