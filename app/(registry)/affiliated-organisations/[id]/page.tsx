import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, inWords, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { AffiliatedRegistration, affiliatedOrganisations } from '@/db/affiliated-organisation/record'
import { readAffiliated } from '../read'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AffiliatedOrganisationPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form, history] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('affiliated-organisations'),
    getTranslations('form'),
    getTranslations('history'),
  ])
  const { found, enterprise, names } = await readAffiliated(id, async () => null)
  const isOpen = found.canEdit && !found.retiredOn

  return (
    <>
      <PageTitle
        title={found.name}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/affiliated-organisations', label: say('title') },
            { href: `/enterprises/${found.enterpriseId}`, label: enterprise?.label ?? '' },
          ],
        }}
        detail={
          <>
            <Tag>{inWords(AffiliatedRegistration, found, locale, ['kind'])}</Tag>
            <span>{spanInWords(found.valid, locale, history)}</span>
            <RetiredTag record={found} locale={locale} />
          </>
        }
        actions={
          <>
            {isOpen && !found.endedOn && (
              <a className="button" href={`/affiliated-organisations/${id}/end`}>
                {say('end')}
              </a>
            )}
            <RecordActions
              record={affiliatedOrganisations}
              id={id}
              canEdit={found.canEdit}
              retired={Boolean(found.retiredOn)}
            />
          </>
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: form('facts'),
            facts: factsOf(AffiliatedRegistration, found, locale, {
              names,
              without: found.kind === 'self_defence' ? ['members'] : [],
            }),
          },
        ]}
      />
    </>
  )
}
