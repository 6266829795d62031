import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { readTarget } from '@/db/target/queries'
import { TargetInput } from '@/db/target/record'
import { nameOf, organisationIn } from '../name'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TargetPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('targets'),
    getTranslations('form'),
  ])
  const target = await readRecord(id, (db) => readTarget(db, id))

  return (
    <>
      <PageTitle
        title={nameOf(target, say)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/targets', label: say('title') }] }}
        detail={
          target.retiredOn && <Tag tone="warn">{form('retired', { day: formatDate(target.retiredOn, locale) })}</Tag>
        }
        actions={<RecordActions path="/targets" id={id} canEdit={target.canEdit} retired={target.retiredOn !== null} />}
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: form('facts'),
            facts: factsOf(TargetInput, target, locale, { names: organisationIn(target) }),
          },
        ]}
      />
    </>
  )
}
