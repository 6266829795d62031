import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { today } from '@/core/date'
import { periodName } from '@/core/period'
import { listOpened } from '@/db/period/queries'
import { PeriodInput, period } from '@/db/period/record'
import { newId } from '@/db/record/id'
import { open } from '../actions'
import { beginningOf, proposed } from '../proposals'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The chosen period gives the first values of the days, which the form can change. */
export default async function NewPeriodPage({ searchParams }: Props) {
  const [{ code }, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('periods'),
  ])
  const opened = await readNew(period, (db) => listOpened(db))
  const isAdHoc = code === 'ad-hoc'
  const day = today()
  const values = isAdHoc
    ? { kind: 'ad_hoc', startsOn: day, endsOn: day, cutOffOn: day, opensOn: day, asksMembers: true }
    : beginningOf(code, opened)

  return (
    <FormScreen
      key={code}
      title={say('add')}
      crumbs={[{ href: '/periods', label: say('title') }]}
      input={PeriodInput}
      values={values}
      save={open}
      submitLabel={say('add')}
      cancelHref="/periods"
      hidden={{ nonce: newId() }}
      lead={
        <nav className="block stack" aria-label={say('fill')}>
          <p>{say('fill')}</p>
          <ul className="chips">
            {proposed(opened).map(({ code: other, period }) => (
              <li key={other}>
                <a className="chip" href={`/periods/new?code=${other}`} aria-current={other === code || undefined}>
                  {periodName(period, locale)}
                </a>
              </li>
            ))}
            <li>
              <a className="chip" href="/periods/new?code=ad-hoc" aria-current={isAdHoc || undefined}>
                {say('ad-hoc')}
              </a>
            </li>
          </ul>
        </nav>
      }
    />
  )
}
