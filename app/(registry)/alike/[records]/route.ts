import { linksTo } from '@/app/request/problem'
import { currentActor } from '@/app/request/session'
import { isUuid, paramsIn } from '@/app/screen/params'
import type { NamedRecord } from '@/core/result'
import { type GuardedTable, mayRegister } from '@/db/access/rights'
import { type Db, withActor } from '@/db/door/actor'
import { enterprisesLike } from '@/db/enterprise/commands'
import { enterprise } from '@/db/enterprise/record'
import { namesakesOf } from '@/db/person/commands'
import { person } from '@/db/person/record'

type Said = Partial<Record<string, string>>
type Search = { table: GuardedTable; find: (db: Db, said: Said) => Promise<NamedRecord[]> }

/** The records of which likely duplicates are shown while one is typed, by their path. */
const searches: Record<string, Search> = {
  enterprises: { table: enterprise, find: enterprisesLike },
  people: {
    table: person,
    find: (db, { birthYear = '', unitId = '', organisationId = '', ...said }) =>
      namesakesOf(db, {
        ...said,
        birthYear: /^\d{4}$/.test(birthYear) ? Number(birthYear) : undefined,
        unitId: isUuid(unitId) ? unitId : undefined,
        organisationId: isUuid(organisationId) ? organisationId : undefined,
      }),
  },
}

/** More than any field of these forms holds. */
const longest = 300

/** Links to likely duplicates of what is typed, under RLS; 404 for those who may not register such a record. */
export async function GET(request: Request, { params }: { params: Promise<{ records: string }> }) {
  const [{ records }, actor] = [await params, await currentActor()]
  const { table, find } = (Object.hasOwn(searches, records) && searches[records]) || {}
  if (!table || !find) return new Response(null, { status: 404 })
  const said = Object.fromEntries(
    Object.entries(paramsIn(request)).map(([name, text]) => [name, text.slice(0, longest)]),
  )
  const found = await withActor(actor, async (db) => ((await mayRegister(db, table)) ? find(db, said) : null))
  if (!found) return new Response(null, { status: 404 })
  const { all = [] } = await linksTo({ all: found })
  return Response.json(all, { headers: { 'Cache-Control': 'no-store' } })
}
