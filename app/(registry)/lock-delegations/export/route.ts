import { getTranslations } from 'next-intl/server'
import { staffOnly } from '@/app/request/session'
import { exportSpells } from '@/app/screen/record-export'
import { listDelegations } from '@/db/lock-delegation/queries'

/** All delegations, past and future ones, too. */
export async function GET(request: Request) {
  await staffOnly()
  const say = await getTranslations('lock-delegations')
  return exportSpells(request, {
    record: 'lock_delegation',
    title: say('title'),
    headings: { name: say('officer'), from: say('from'), lastDay: say('to'), standing: say('standing-label') },
    rows: async (db) =>
      (await listDelegations(db)).map((row) => ({ ...row, standing: say(`standing.${row.standing}`) })),
  })
}
