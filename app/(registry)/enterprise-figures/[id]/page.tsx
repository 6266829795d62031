import { getTranslations } from 'next-intl/server'
import { LatestChanges } from '@/app/screen/latest-changes'
import { paramsOf } from '@/app/screen/params'
import { factsOf, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { readHistory } from '@/db/audit/trail'
import { EnterpriseFiguresInput, enterpriseFiguresRecords } from '@/db/enterprise-figures/record'
import { readFigures } from '../read'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FiguresPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('enterprise-figures'),
    getTranslations('form'),
  ])
  const {
    figures,
    enterprise,
    period,
    names,
    also: latest,
  } = await readFigures(id, (db) => readHistory(db, 'enterprise_figures', id, locale, 12))

  return (
    <>
      <PageTitle
        title={say('named', { enterprise, period })}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/enterprise-figures', label: say('title') },
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
      <Facts
        blank={say('unknown')}
        sections={[
          {
            id: 'facts',
            title: form('facts'),
            facts: factsOf(EnterpriseFiguresInput, figures, locale, { names }),
          },
        ]}
      />
      <LatestChanges {...latest} href={`/enterprise-figures/${id}/history`} />
    </>
  )
}
