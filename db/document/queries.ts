import { sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { anyOf } from '../list'

type Choice = { value: string; label: string }

/** Papers as other records cite them: number, date, issuer. */
export const listDocumentNames = (db: Db, ids: string[]) =>
  db.execute<Choice>(sql`
    select id as value, number || ', ' || to_char(issued_on, 'DD/MM/YYYY') || ', ' || issuer as label
    from document where id = ${anyOf(ids)}`)
