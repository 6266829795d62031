import { sql } from 'drizzle-orm'
import { today } from '../../core/date'
import { listChanges } from '../../db/audit/queries'
import { type Actor, change, type Db, withActor } from '../../db/door/actor'
import { reviseEnterprise } from '../../db/enterprise/commands'
import { enterpriseList } from '../../db/enterprise/list'
import { findEnterprise, findEnterpriseContact, listEnterpriseStates } from '../../db/enterprise/queries'
import { EnterpriseInput } from '../../db/enterprise/record'
import { listRows } from '../../db/lists'
import { personList } from '../../db/mandate/person-list'
import { newId } from '../../db/record/id'
import { everything, type Listing, type ListQuestion } from '../../db/record/listing'
import { findAnywhere } from '../../db/search/queries'
import type { Update } from './work'

/** The queries and commands of the application through withActor, for the session of a token. */
export function doorWork(park: string) {
  const as = (token: string): Actor => ({ token, requestId: newId() })
  const list = (token: string, wish: Partial<ListQuestion>, listing: Listing = enterpriseList) =>
    withActor(as(token), (db, reader) => listRows(db, listing, { ...everything, ...wish, reader }))

  return {
    list: (token: string) => list(token, {}),
    deep: (token: string, page: number) => list(token, { page }),
    next: (token: string, id: string) => list(token, { anchor: { id, side: 'after' } }),
    filter: (token: string) =>
      list(token, { chosen: { unit: park, ownership: 'fdi_wholly', has_organisation: 'yes' } }),
    search: (token: string, text: string) => list(token, { text }),
    people: (token: string, text: string) => list(token, { text }, personList),
    everywhere: (token: string, text: string) => withActor(as(token), (db) => findAnywhere(db, text, 'vi')),
    record: (token: string, id: string) =>
      withActor(as(token), async (db) => {
        const [enterprise, contact, states, organisations, history] = await Promise.all([
          findEnterprise(db, id),
          findEnterpriseContact(db, id),
          listEnterpriseStates(db, id),
          listReportingOrganisations(db, id),
          listChanges(db, 'enterprise', id),
        ])
        if (!enterprise || organisations.length === 0) throw new Error('bin/bench: the session may not read the record')
        return { enterprise, contact, states, organisations, history }
      }),
    async update(token: string, { ownId: id, version, note }: Update) {
      const input = EnterpriseInput.parse({ ...(await known(token, id)), note })
      const saved = await change(
        as(token),
        (db) => reviseEnterprise(db, { id, version }, input, { effectiveOn: today(), isCorrection: true }),
        { reason: 'Đo tốc độ' },
      )
      if (!saved.ok) throw new Error(`bin/bench: not saved, ${saved.problem.kind}`)
      return saved.value
    },
  }

  /** The enterprise as a form has it when it is sent: read once per id, so that measured rounds do not read it. */
  function known(token: string, id: string) {
    const found = opened.get(id) ?? withActor(as(token), (db) => findEnterprise(db, id))
    opened.set(id, found)
    return found
  }
}

const opened = new Map<string, ReturnType<typeof findEnterprise>>()

/** The organisations of an enterprise with their reports, newest first. */
const listReportingOrganisations = (db: Db, enterpriseId: string) =>
  db.execute(sql`
    select s.name, s.kind, json_agg(r order by p.ends_on desc) as reports
    from coverage c join organisation_state s on s.organisation_id = c.organisation_id and s.valid @> today()
    left join confirmed_report r on r.organisation_id = c.organisation_id
    left join period p on p.id = r.period_id
    where c.enterprise_id = ${enterpriseId} and c.valid @> today() and c.retired_on is null
    group by s.name, s.kind`)
