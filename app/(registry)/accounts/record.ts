import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { findAccount } from '@/db/account/queries'

/** An account that the reader may change, for the pages that do. */
export async function readEditable(id: string) {
  const account = await readRecord(id, async (db) => {
    const account = await findAccount(db, id)
    return account?.canEdit ? account : null
  })
  const say = await getTranslations('accounts')
  const crumbs = [
    { href: '/accounts', label: say('title') },
    { href: `/accounts/${id}`, label: account.fullName },
  ]
  return { account, say, crumbs, hidden: { id, version: String(account.version) } }
}
