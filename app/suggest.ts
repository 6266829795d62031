'use server'

import type { Choice } from '@/core/form-state'
import { withActor } from '@/db/actor'
import { suggestDocuments } from '@/db/document/queries'
import { suggestEnterprises } from '@/db/enterprise/queries'
import { suggestOrganisations } from '@/db/organisation/queries'
import { suggestPeople } from '@/db/person/queries'
import { refuseForeign } from './action'
import { currentActor } from './session'

const finders = new Map<unknown, typeof suggestEnterprises>([
  ['document', suggestDocuments],
  ['enterprise', suggestEnterprises],
  ['organisation', suggestOrganisations],
  ['person', suggestPeople],
])

/** What a reference field may be set to: the first few records that fit the text, under the reader's rules. */
export async function suggest(reference: string, text: string): Promise<Choice[]> {
  await refuseForeign()
  const find = finders.get(reference)
  if (!find) return []
  const found = await withActor(await currentActor(), (db) => find(db, String(text).slice(0, 200)))
  return [...found]
}
