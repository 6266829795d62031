import { getTranslations } from 'next-intl/server'
import { staffOnly } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { listDelegations } from '@/db/lock-delegation/queries'

/** All delegations, past and future ones, too. */
export async function GET(request: Request) {
  await staffOnly()
  const [params, say] = [paramsIn(request), await getTranslations('lock-delegations')]
  return exportOf({
    record: 'lock_delegation',
    title: say('title'),
    params,
    asked: askedIn(params, ''),
    also: [
      { name: 'name', label: say('officer'), kind: 'text' },
      { name: 'from', label: say('from'), kind: 'date' },
      { name: 'lastDay', label: say('to'), kind: 'date' },
      { name: 'standing', label: say('standing-label'), kind: 'text' },
    ],
    rows: async (db) =>
      (await listDelegations(db)).map((row) => ({ ...row, standing: say(`standing.${row.standing}`) })),
    filter: '',
  })
}
