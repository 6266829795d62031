import { factsOf, inWords, openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { WalkBar } from '@/app/screen/walk-bar'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { findAffiliated } from '@/db/affiliated-organisation/queries'
import { AffiliatedRegistration, affiliatedOrganisations } from '@/db/affiliated-organisation/record'
import { findRecord } from '@/db/plain'

export default async function AffiliatedOrganisationPage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'affiliated-organisations')
  const { found, named } = await readRecord(id, async (db) => {
    const [named, found] = [await findRecord(db, affiliatedOrganisations, id, locale), await findAffiliated(db, id)]
    return named && found && { named, found }
  })
  const isOpen = found.canEdit && !found.retiredOn

  return (
    <>
      <WalkBar />
      <PageTitle
        title={found.name}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/affiliated-organisations', label: affiliatedOrganisations.words.many[locale] },
            { href: `/enterprises/${found.enterpriseId}`, label: String(named.enterpriseName ?? '') },
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
      <RecordFacts
        facts={factsOf(AffiliatedRegistration, { ...named, ...found }, locale, {
          without: found.kind === 'self_defence' ? ['members'] : [],
        })}
      />
    </>
  )
}
