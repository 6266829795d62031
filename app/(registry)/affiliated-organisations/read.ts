import 'server-only'
import { readRecord } from '@/app/screen/record'
import type { Db } from '@/db/actor'
import { findAffiliated } from '@/db/affiliated-organisation/queries'
import { findDocumentChoice } from '@/db/document/queries'
import { findEnterpriseChoice } from '@/db/enterprise/queries'

/** One organisation with what its references are called, and what else a page reads of it. */
export const readAffiliated = <T>(id: string, also: (db: Db, enterpriseId: string) => Promise<T>) =>
  readRecord(id, async (db) => {
    const found = await findAffiliated(db, id)
    if (!found) return null
    const [enterprise, document] = await Promise.all([
      findEnterpriseChoice(db, found.enterpriseId),
      findDocumentChoice(db, found.documentId),
    ])
    const choices = [enterprise, document].flatMap((one) => one ?? [])
    const names = Object.fromEntries(choices.map(({ value, label }) => [value, label]))
    return { found, enterprise, document, names, also: await also(db, found.enterpriseId) }
  })
