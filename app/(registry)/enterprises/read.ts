import 'server-only'
import { latestEntries } from '@/app/screen/past'
import type { Locale } from '@/core/locale'
import { readHistory } from '@/db/audit/trail'
import type { Db } from '@/db/door/actor'
import { findEnterprise, findEnterpriseContact, listEnterpriseStates } from '@/db/enterprise/queries'
import { enterprises } from '@/db/enterprise/record'
import { findRecord } from '@/db/plain'
import { listOpenTasks } from '@/db/report/open-tasks'
import { readRelated } from './related'

/** All that the page of an enterprise shows; null if it is absent or hidden. Its statements go in one pipeline. */
export async function readEnterprise(db: Db, id: string, day: string | undefined, locale: Locale) {
  const [named, enterprise, contact, states, related, latest, tasks] = await Promise.all([
    findRecord(db, enterprises, id, locale),
    findEnterprise(db, id, day),
    findEnterpriseContact(db, id),
    listEnterpriseStates(db, id),
    readRelated(db, id, day, locale),
    readHistory(db, 'enterprise', id, locale, latestEntries),
    day ? [] : listOpenTasks(db, { enterpriseId: id }),
  ])
  if (!named || !enterprise) return null
  return { named, enterprise, contact, states, related, latest, tasks }
}
