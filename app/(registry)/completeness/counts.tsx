import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { hrefWith, type Params } from '@/app/screen/params'
import { Link } from '@/components/link.client'
import { formatCount } from '@/core/locale'
import type { Completeness } from '@/db/member-report/queries'
import { path, wishOf } from './filters'

type Props = { counted: Completeness; params: Params }

/** Counts of reports of a period; each links to the reports that it counts. */
export async function Counts({ counted, params }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('completeness')])
  const { period = '', unit = '' } = params
  return (
    <dl className="counts">
      {(Object.keys(wishOf) as (keyof Completeness)[]).map((name) => (
        <div key={name}>
          <dt>{say(`counts.${name}`)}</dt>
          <dd>
            <Link
              href={hrefWith(path, {}, { period, unit, standing: wishOf[name] ?? '' })}
              aria-current={(params.standing ?? '') === (wishOf[name] ?? '') ? 'true' : undefined}
            >
              {formatCount(counted[name], locale)}
              <span className="visually-hidden"> – {say(`counts.${name}`)}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  )
}
