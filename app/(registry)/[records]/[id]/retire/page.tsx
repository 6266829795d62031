import { currentLocale } from '@/app/request/session'
import { readRecordAt } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { usesOf } from '@/db/uses'
import { restore, retire } from '../../actions'

export default async function RetirePage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const [{ records, id }, locale] = await Promise.all([params, currentLocale()])
  const { record, found, crumbs, more } = await readRecordAt(records, id, 'retire', (db, record) =>
    usesOf(db, record, id, locale),
  )
  return (
    <RetireScreen
      of={record}
      crumbs={crumbs}
      uses={more}
      record={found}
      retire={retire.bind(null, record.path)}
      restore={restore.bind(null, record.path)}
      mistake={record.mistake && { title: record.mistake.title[locale], hint: record.mistake.hint[locale] }}
    />
  )
}
