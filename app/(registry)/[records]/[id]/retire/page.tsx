import { currentLocale } from '@/app/request/session'
import { oneOf } from '@/app/screen/filters'
import { paramsOf, type Sent } from '@/app/screen/params'
import { readRecordAt } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findWithdrawal } from '@/db/act/withdraw'
import { isWithdrawn } from '@/db/record/columns'
import { usesOf } from '@/db/uses'
import { restore, stop, withdraw } from '../../actions'

type Props = { params: Promise<{ records: string; id: string }>; searchParams: Promise<Sent> }

/** ?act= says which of the two ways of retiring; default: the record's first. A retired record is restored. */
export default async function RetirePage({ params, searchParams }: Props) {
  const [{ records, id }, { act }, locale] = await Promise.all([params, paramsOf(searchParams), currentLocale()])
  const { record, found, crumbs, more } = await readRecordAt(records, id, 'retire', async (db, record) => ({
    uses: await usesOf(db, record, id, locale),
    withdrawal: await findWithdrawal(db, record, id, locale),
  }))
  const ending = oneOf(record.endings, act) ?? record.endings[0] ?? 'stop'
  const [does, save] = found.retiredOn
    ? (['restore', restore] as const)
    : ([ending, ending === 'stop' ? stop : withdraw] as const)
  const concernsLocked = does === 'withdraw' || isWithdrawn(found)
  return (
    <RetireScreen
      of={record}
      does={does}
      crumbs={crumbs}
      record={found}
      uses={more.uses}
      withdrawal={concernsLocked ? more.withdrawal : undefined}
      save={save.bind(null, record.path)}
    />
  )
}
