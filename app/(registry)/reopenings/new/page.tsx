import { getTranslations } from 'next-intl/server'
import { currentLocale, signedIn } from '@/app/request/session'
import { uuidIn } from '@/app/screen/filters'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { Facts } from '@/components/record/facts'
import { addDays, today } from '@/core/date'
import { listLockedPeriods } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { newId } from '@/db/record/id'
import { findScope } from '@/db/reopening/queries'
import { ReopeningGrantedInput, ReopeningInput, reopening } from '@/db/reopening/record'
import { listLedUnitChoices, listWritableUnitChoices } from '@/db/unit/queries'
import { ask, askGranted } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const daysOpen = 7

/**
 * The form that requests a reopening; for leaders it also grants it. If the URL has the scope, the fields of the scope
 * are left out.
 */
export default async function NewReopeningPage({ searchParams }: Props) {
  const [params, locale, say, form] = await Promise.all([
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('reopenings'),
    getTranslations('form'),
  ])
  const grants = (await signedIn()).may.decides
  const { periods, units, scope } = await readNew(reopening, async (db) => {
    const [periods, units, scope] = await Promise.all([
      listLockedPeriods(db),
      grants ? listLedUnitChoices(db) : listWritableUnitChoices(db),
      findScope(db, {
        organisationId: uuidIn(params.organisation),
        enterpriseId: uuidIn(params.enterprise),
        unitId: uuidIn(params.unit),
      }),
    ])
    return { periods: [...periods], units: [...units], scope }
  })
  const known = scope && { [scope.field]: scope.id }
  const asked = ['periodId', 'requestReason', ...(grants ? ['expiresOn'] : [])]

  return (
    <FormScreen
      title={grants ? say('reopen') : say('ask')}
      crumbs={[{ href: '/reopenings', label: say('title') }]}
      input={grants ? ReopeningGrantedInput : ReopeningInput}
      only={scope ? asked : undefined}
      values={{ periodId: uuidIn(params.period), expiresOn: addDays(today(), daysOpen), ...known }}
      save={grants ? askGranted : ask}
      submitLabel={grants ? say('reopen') : say('send')}
      cancelHref={uuidIn(params.period) ? `/periods/${params.period}` : '/reopenings'}
      choices={{
        periodId: periods.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) })),
        unitId: units,
      }}
      hidden={{ nonce: newId() }}
      lead={
        <>
          <p className="block">{grants ? say('means-granted') : say('means')}</p>
          {scope && (
            <Facts
              blank={form('blank')}
              sections={[
                {
                  id: 'scope',
                  title: say('scope-label'),
                  facts: [{ label: say(`scope.${scope.kind}`), value: scope.name }],
                },
              ]}
            />
          )}
        </>
      }
    />
  )
}
