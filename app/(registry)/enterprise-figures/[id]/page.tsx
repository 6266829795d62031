import { LatestChanges } from '@/app/screen/latest-changes'
import { factsOf, openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { WalkBar } from '@/app/screen/walk-bar'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatCount } from '@/core/locale'
import { readHistory } from '@/db/audit/trail'
import { findFigures } from '@/db/enterprise-figures/queries'
import { EnterpriseFiguresInput, enterpriseFiguresRecords, unsplitSurvey } from '@/db/enterprise-figures/record'
import { findRecord } from '@/db/plain'

export default async function FiguresPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'enterprise-figures')
  const { named, figures, latest } = await readRecord(id, async (db) => {
    const [named, figures] = [await findRecord(db, enterpriseFiguresRecords, id, locale), await findFigures(db, id)]
    if (!named || !figures) return null
    const latest = await readHistory(db, 'enterprise_figures', id, locale, 12)
    return { named, figures, latest }
  })
  const unsplit =
    figures.membersElsewhere !== null && figures.officialElsewhere === null
      ? [{ label: unsplitSurvey[locale], value: formatCount(figures.membersElsewhere, locale) }]
      : []
  const [enterprise, period] = [String(named.enterpriseName ?? ''), String(named.periodName ?? '')]

  return (
    <>
      <WalkBar />
      <PageTitle
        title={say('named', { enterprise, period })}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/enterprise-figures', label: enterpriseFiguresRecords.words.many[locale] },
            { href: `/enterprises/${figures.enterpriseId}`, label: enterprise },
          ],
        }}
        detail={
          <>
            {figures.isLocked && <Tag>{say('locked')}</Tag>}
            <RetiredTag record={figures} locale={locale} />
          </>
        }
        actions={
          <>
            {figures.canEdit && figures.isLocked && (
              <a
                className="button"
                href={`/reopenings/new?period=${figures.periodId}&enterprise=${figures.enterpriseId}`}
              >
                {say('reopen')}
              </a>
            )}
            <RecordActions
              record={enterpriseFiguresRecords}
              id={id}
              canEdit={figures.canEdit && !figures.isLocked}
              retired={Boolean(figures.retiredOn)}
            />
          </>
        }
      />
      <SavedNotice params={asked} />
      <RecordFacts blank={say('unknown')} facts={[...factsOf(EnterpriseFiguresInput, named, locale), ...unsplit]} />
      <LatestChanges {...latest} href={`/enterprise-figures/${id}/history`} />
    </>
  )
}
