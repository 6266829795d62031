import { getTranslations } from 'next-intl/server'
import { RelatedRows } from '@/app/screen/related-rows'
import { capitalOf, figuresOf } from '@/app/screen/values'
import { today } from '@/core/date'
import type { Locale } from '@/core/locale'
import { affiliatedList } from '@/db/affiliated-organisation/list'
import type { Db } from '@/db/door/actor'
import { figuresList } from '@/db/enterprise-figures/list'
import { listRows } from '@/db/lists'
import { projectList } from '@/db/project/list'
import { everything } from '@/db/record/listing'
import { listServing } from '@/db/report/serving'

/** Periods shown on the page of an enterprise. */
const latest = 4

export async function readRelated(db: Db, enterprise: string, validOn: string | undefined, locale: Locale) {
  const asked = { ...everything, chosen: { enterprise }, validOn, locale }
  const [serving, figures, projects, affiliated] = await Promise.all([
    listServing(db, enterprise, validOn, locale),
    listRows(db, figuresList, { ...asked, validOn: validOn ?? today() }),
    listRows(db, projectList, { ...asked, sort: 'certifiedOn' }),
    listRows(db, affiliatedList, { ...asked, sort: 'kind' }),
  ])
  return {
    asked,
    serving,
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
}

/** The records that refer to an enterprise, for those who may see more than its public facts. */
export async function RelatedRecords({ id, related, isWatched, isOpen }: Props) {
  if (!isWatched) return null
  const say = await getTranslations('enterprises')
  const shared = { asked: related.asked, of: { filter: 'enterprise', field: 'enterpriseId', id }, mayAdd: isOpen }
  const all = { href: `/enterprise-figures?enterprise=${id}`, label: say('related.all-figures') }
  return (
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
  )
}
