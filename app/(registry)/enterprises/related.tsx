import { getTranslations } from 'next-intl/server'
import { RelatedRows } from '@/app/screen/related-rows'
import { spanInWords } from '@/app/screen/sentences'
import { capitalOf, figuresOf } from '@/app/screen/values'
import { RelatedTable } from '@/components/record/related-table'
import { today } from '@/core/date'
import type { Locale } from '@/core/locale'
import { affiliatedList } from '@/db/affiliated-organisation/list'
import { listOrganisationsCovering } from '@/db/coverage/queries'
import type { Db } from '@/db/door/actor'
import { figuresList } from '@/db/enterprise-figures/list'
import { listRows } from '@/db/lists'
import { projectList } from '@/db/project/list'
import { everything } from '@/db/record/listing'

/** Periods shown on the page of an enterprise. */
const latest = 4

export async function readRelated(db: Db, enterprise: string, validOn: string | undefined, locale: Locale) {
  const asked = { ...everything, chosen: { enterprise }, validOn, locale }
  const [serving, figures, projects, affiliated] = await Promise.all([
    listOrganisationsCovering(db, enterprise, validOn, locale),
    listRows(db, figuresList, { ...asked, validOn: validOn ?? today() }),
    listRows(db, projectList, { ...asked, sort: 'certifiedOn' }),
    listRows(db, affiliatedList, { ...asked, sort: 'kind' }),
  ])
  return {
    asked,
    serving: [...serving].filter(({ holds }) => holds),
    figures: figures.rows.slice(0, latest),
    projects: projects.rows,
    affiliated: affiliated.rows,
  }
}

type Props = {
  id: string
  related: Awaited<ReturnType<typeof readRelated>>
  isWatched: boolean
  isOpen: boolean
  locale: Locale
}

/** The records that refer to an enterprise. Secretaries see only the organisations that serve it. */
export async function RelatedRecords({ id, related, isWatched, isOpen, locale }: Props) {
  const [say, history] = await Promise.all([getTranslations('enterprises'), getTranslations('history')])
  const shared = { asked: related.asked, of: { filter: 'enterprise', field: 'enterpriseId', id }, mayAdd: isOpen }
  const all = { href: `/enterprise-figures?enterprise=${id}`, label: say('related.all-figures') }
  return (
    <>
      <RelatedTable
        id="serving"
        title={say('related.serving')}
        none={say('related.none-serving')}
        columns={[
          { name: 'name', label: say('organisation') },
          { name: 'span', label: say('related.span') },
          { name: 'host', label: say('related.host') },
        ]}
        rows={related.serving.map(({ id, organisationId, organisationName, valid, isHost }) => ({
          id,
          href: `/organisations/${organisationId}`,
          cells: {
            name: organisationName,
            span: spanInWords(valid, locale, history),
            host: isHost ? say('related.is-host') : '',
          },
        }))}
      />
      {isWatched && (
        <>
          <RelatedRows
            listing={figuresList}
            rows={related.figures}
            none={say('related.none-figures')}
            all={related.figures.length > 0 ? all : undefined}
            cells={figuresOf}
            {...shared}
          />
          <RelatedRows
            listing={projectList}
            rows={related.projects}
            none={say('related.none-projects')}
            cells={capitalOf}
            {...shared}
          />
          <RelatedRows
            listing={affiliatedList}
            rows={related.affiliated}
            none={say('related.none-affiliated')}
            {...shared}
          />
        </>
      )}
    </>
  )
}
