import { sql } from 'drizzle-orm'
import type { Db } from '../actor'

export const listCommuneChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select id as value, case kind when 'commune' then 'Xã ' when 'ward' then 'Phường ' else 'Đặc khu ' end || name as label
    from commune where retired_on is null order by name collate "vi-x-icu"`)
