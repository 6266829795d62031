import { currentLocale } from '@/app/request/session'
import { readRecordAt } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { restore, retire } from '../../actions'

export default async function RetirePage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const [{ records, id }, locale] = await Promise.all([params, currentLocale()])
  const { record, found, crumbs } = await readRecordAt(records, id, 'retire')
  return (
    <RetireScreen
      crumbs={crumbs}
      record={found}
      retire={retire.bind(null, record.path)}
      restore={restore.bind(null, record.path)}
      mistake={record.mistake && { title: record.mistake.title[locale], hint: record.mistake.hint[locale] }}
    />
  )
}
