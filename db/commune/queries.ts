import { sql } from 'drizzle-orm'
import { wordsOf } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { suggestIn } from '../record/suggest'
import { commune, communes } from './record'

/** The communes that a search text finds; a former name that has all its words is shown beside the present one. */
export function suggestCommunes(db: Db, text: string, locale: Locale) {
  const patterns = `{${wordsOf(text)
    .map((word) => `%${word}%`)
    .join(',')}}`
  const has = (name: typeof called) => sql`fold_text(${name}) like all (${patterns}::text[])`
  const called = communes.nameOf(sql`${commune.id}`, locale)
  const formerly = { vi: 'trước là', en: 'formerly' }[locale]
  const from = sql`(
    select id, is_present,
      name || case when is_present then '' else coalesce(${` (${formerly} `} || former || ')', '') end as label
    from (
      select ${commune.id}, ${called} as name, ${has(called)} as is_present,
        (select string_agg(lower(left(part, 1)) || substr(part, 2), ', ')
          from regexp_split_to_table(regexp_replace(${commune.formerly}, '^Một phần ', ''), '[,;] *(một phần )?') part
          where ${has(sql`part`)}) as former
      from ${commune} where ${commune.retiredOn} is null
    ) named) told`
  const order = sql`told.is_present desc, told.label collate vi_natural`
  return suggestIn(
    db,
    { record: 'commune', from, id: sql`told.id`, label: sql`told.label`, holds: sql`true`, order },
    text,
  )
}
