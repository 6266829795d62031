import 'server-only'
import type { Locale } from '@/core/locale'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import type { Db } from '@/db/door/actor'
import { listEventsOf } from '@/db/event/queries'
import { listMandates } from '@/db/mandate/queries'
import { findOrganisation, listOrganisationStates } from '@/db/organisation/queries'
import { OrganisationInput, OrganisationState } from '@/db/organisation/record'
import { listHiddenSubordinates, listSubordinates } from '@/db/organisation/tree'
import { findLastCount, findMembers, listWarnings } from '@/db/organisation/warnings'
import { withNames } from '@/db/references'
import { findStandIns } from '@/db/report/members-basis'
import { listOpenTasks } from '@/db/report/open-tasks'
import { listTransfersOf } from '@/db/report/transfers'

/** All that the page of an organisation shows; null if it is absent or hidden. Its statements go in one pipeline. */
export async function readOrganisation(db: Db, id: string, day: string | undefined, locale: Locale) {
  const found = await findOrganisation(db, id, day)
  if (!found) return null
  const [
    organisation,
    count,
    total,
    standIns,
    warnings,
    mandates,
    covered,
    under,
    hidden,
    events,
    states,
    transfers,
    tasks,
  ] = await Promise.all([
    withNames(db, OrganisationInput, found, locale),
    findLastCount(db, id, day),
    findMembers(db, id, day),
    findStandIns(db, id, day),
    listWarnings(db, id, day),
    listMandates(db, { organisationId: id }, locale),
    listEnterprisesCovered(db, id, day, locale),
    listSubordinates(db, id, day),
    listHiddenSubordinates(db, id, day),
    listEventsOf(db, id, locale),
    listOrganisationStates(db, id),
    listTransfersOf(db, [id], day),
    day ? [] : listOpenTasks(db, { organisationId: id }),
  ])
  const named = await Promise.all(states.map((state) => withNames(db, OrganisationState, state, locale)))
  return {
    organisation,
    count,
    total,
    standIns,
    warnings,
    mandates,
    covered,
    under,
    hidden,
    events,
    states: named,
    transfers,
    tasks,
  }
}
