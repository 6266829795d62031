import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { surveyInWords } from '@/app/screen/values'
import { formatCount, formatDate } from '@/core/locale'
import { type EnterpriseRow, enterpriseList } from '@/db/enterprise/list'

/** Of several organisations that serve an enterprise the list shows the first. */
export default async function EnterprisesPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('enterprises')
  return (
    <RecordList<EnterpriseRow>
      listing={enterpriseList}
      searchParams={searchParams}
      cells={(row, locale) => {
        const [name, ...others] = row.organisations
        return {
          organisations: name && others.length > 0 ? say('and-others', { name, count: others.length }) : name,
          workers: { value: formatCount(row.workers, locale), of: row.workersPeriod },
          survey: { value: surveyInWords(row, locale), of: row.surveyedOn && formatDate(row.surveyedOn, locale) },
        }
      }}
    />
  )
}
