import { sql } from 'drizzle-orm'
import { newId } from '@/db/record/id'
import type { Planted } from '@/db/testing/seed'
import { asOwner } from './fixtures'
import { openHalves, openPeriod } from './periods'
import { plantJump, plantWaiting } from './reports'

/** Ids by {name}, so that the tables of routes are the same in every run. */
export type Places = Record<string, string>

/** One record of each kind in the park, and one in the other park. */
export async function placesIn(planted: Planted): Promise<Places> {
  const { zone, park, nextDoor, riverside, hill, committee, cell, cellNextDoor, secretaries, people, period } = planted
  const officer = people['officer of the park'].accountId
  return {
    ...(await belongings(park, riverside, cell)),
    ...suffixed(await belongings(nextDoor, hill, cellNextDoor)),
    ...(await first(sql`select
      (select id from commune where name = 'Phường Thử Nghiệm') as commune,
      (select id from name_word where word = 'thương mại') as "nameWord",
      (select id from rule_set where code = 'grassroots_cell') as rule,
      (select id from setting where key = 'office_name') as setting,
      (select id from lock_delegation where account_id = ${officer}) as delegation,
      (select id from saved_view where account_id = ${officer}) as view,
      (select id from assignment where account_id = ${officer}) as assignment`)),
    ...{ zone, park, nextDoor, riverside, hill, committee, cell, cellNextDoor, period, officer },
    person: secretaries.cell,
    personNextDoor: secretaries.nextDoor,
    account: people['secretary of the cell'].accountId,
    accountNextDoor: people['secretary of the cell next door'].accountId,
    set: await changeSet(riverside),
    setNextDoor: await changeSet(hill),
    never: '0190f3a2-0000-7000-8000-000000000000',
  }
}

const belongings = (unit: string, enterprise: string, organisation: string) =>
  first(sql`select
    (select id from project where unit_id = ${unit}) as project,
    (select id from enterprise_figures where enterprise_id = ${enterprise}) as figures,
    (select id from affiliated_organisation where enterprise_id = ${enterprise}) as union,
    (select id from mandate where organisation_id = ${organisation} and upper_inf(valid)) as mandate,
    (select id from document where unit_id = ${unit}) as document,
    (select id from event where unit_id = ${unit}) as event,
    (select id from member_report where organisation_id = ${organisation}) as report,
    (select id from member_report_version where organisation_id = ${organisation}) as version,
    (select id from correction_request where organisation_id = ${organisation}) as request,
    (select id from reopening where organisation_id = ${organisation}) as reopening,
    (select id from target where organisation_id = ${organisation}) as target,
    (select id from coverage where organisation_id = ${organisation}) as coverage`)

/** Makes a change set that can be undone. */
async function changeSet(enterprise: string): Promise<string> {
  const id = newId()
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.change_set', ${id}, true)`)
    await db.execute(
      sql`update enterprise set legacy_address = 'Đã đổi', version = version + 1 where id = ${enterprise}`,
    )
  })
  return id
}

/** Plants states that the registry does not have: waiting reports, and open periods without reports. */
export async function plantStates(planted: Planted): Promise<Places> {
  const { reports } = await plantWaiting(planted, [{ name: 'Chi bộ Ao Sen', warns: true }, { name: 'Chi bộ Bến Đá' }])
  const jump = await plantJump(planted, 'Nhận chín công nhân ưu tú')
  const [{ id: open }, { now: half }] = [await openPeriod(), await openHalves()]
  return { waiting: reports['Chi bộ Ao Sen'] ?? '', jump, open, half }
}

const suffixed = (places: Places): Places =>
  Object.fromEntries(Object.entries(places).map(([name, id]) => [`${name}NextDoor`, id]))

const first = (question: ReturnType<typeof sql>) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const [row] = await db.execute<Places>(question)
    return row ?? {}
  })

/** Replaces {names} in a URL by ids. */
export const concrete = (path: string, places: Places): string =>
  path.replaceAll(/\{(\w+)(:upper)?\}/g, (_, name: string, upper?: string) => {
    const id = places[name]
    if (!id) throw new Error(`${path}: e2e/places.ts has no id for {${name}}`)
    return upper ? id.toUpperCase() : id
  })

/** Replaces ids in a URL by {names}. */
export const named = (path: string, places: Places): string =>
  Object.entries(places).reduce((text, [name, id]) => text.replaceAll(id, `{${name}}`), path)
