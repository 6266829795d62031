import { getTranslations } from 'next-intl/server'
import { hrefWith, type Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { figuresOf } from '@/app/screen/values'
import { mayRegister } from '@/db/access/rights'
import { figuresList } from '@/db/enterprise-figures/list'
import { enterpriseFigures } from '@/db/enterprise-figures/record'

export default async function FiguresPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('enterprise-figures')
  return (
    <RecordList
      listing={figuresList}
      searchParams={searchParams}
      cells={figuresOf}
      beside={async (db, { chosen: { period = '', unit = '' } }) => ({
        children: (
          <>
            {(await mayRegister(db, enterpriseFigures)) && (
              <p>
                <a href={hrefWith('/enterprise-figures/entry', { period, unit }, {})}>{say('entry.open')}</a>
              </p>
            )}
            <p className="hint">{say('missing')}</p>
          </>
        ),
      })}
    />
  )
}
