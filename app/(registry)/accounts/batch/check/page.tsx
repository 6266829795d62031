import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { questionIn } from '@/app/screen/list-question'
import { isUuid, paramsOf, type Sent } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { formWords } from '@/app/screen/words'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState, RecordTable } from '@/components/table/record-table'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import { AccountInput, account, standings } from '@/db/account/record'
import { mostAtOnce, userNameField } from '@/db/account-sheet/commands'
import { sheetList } from '@/db/account-sheet/list'
import { type Candidate, listCandidates, proposeUserNames } from '@/db/account-sheet/queries'
import type { Db } from '@/db/door/actor'
import { firstIds } from '@/db/lists'
import { askSheetReason } from '../../record'
import { issueBatch } from '../actions'
import { IssueBatch } from '../issue-batch.client'
import { officesOf } from '../words'

/** Says what will be done before sheets are issued to several people, or to one of whom a page knows. */
export default async function CheckPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [sent, params, locale, say, form] = [
    await searchParams,
    await paramsOf(searchParams),
    await currentLocale(),
    await getTranslations('accounts'),
    await getTranslations('form'),
  ]
  const { candidates, names } = await readNew(account, async (db) => {
    const candidates = await listCandidates(db, await chosen(db))
    return { candidates, names: await proposeUserNames(db, candidates.filter(isNew)) }
  })
  const ready = candidates.filter(({ obstacle }) => !obstacle)
  const left = candidates.filter(({ obstacle }) => obstacle)
  const [fresh, known] = [ready.filter(isNew), ready.filter((one) => !isNew(one))]
  const [only] = candidates
  const title = candidates.length === 1 && only ? say('batch.one', { name: only.fullName }) : say('batch.title')

  return (
    <>
      <PageTitle
        title={title}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/accounts', label: say('title') },
            { href: '/accounts/batch', label: say('batch.title') },
          ],
        }}
      />
      {left.length > 0 && (
        <Notice kind="warning" title={say('batch.left', { count: left.length })}>
          <ul>
            {left.map((one) => (
              <li key={one.personId}>
                {one.fullName}: {one.obstacle && say(`batch.obstacle.${one.obstacle}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {ready.length === 0 ? (
        <EmptyState text={say('batch.none-chosen')} action={{ href: '/accounts/batch', label: say('batch.back') }} />
      ) : (
        <IssueBatch
          plan={
            <>
              <p>{say('batch.will', { made: fresh.length, count: ready.length })}</p>
              {known.length > 0 && <Known known={known} locale={locale} />}
            </>
          }
          save={issueBatch}
          words={await formWords()}
          askReason={await askSheetReason()}
          fields={fresh.map((one) => userNameOf(one, locale))}
          sections={
            fresh.length > 0
              ? [
                  {
                    title: say('batch.fresh', { count: fresh.length }),
                    hint: say('batch.fresh-hint'),
                    names: fresh.map(({ personId }) => userNameField(personId)),
                  },
                ]
              : []
          }
          typed={{
            ...Object.fromEntries(fresh.map(({ personId }) => [userNameField(personId), names[personId] ?? ''])),
            ...(known.some(({ standing }) => standing === 'used') ? {} : { reason: 'first' }),
          }}
          hidden={Object.fromEntries(ready.map(({ personId, seen }) => [`person.${personId}`, seen]))}
          submitLabel={say('batch.submit', { count: ready.length })}
          cancelHref="/accounts/batch"
          againHref={`/accounts/batch/check?${new URLSearchParams(ready.map(({ personId }) => ['person', personId]))}`}
          text={{
            once: say('batch.once'),
            none: say('batch.none-issued'),
            print: say('batch.print'),
            back: say('batch.back'),
            again: say('batch.again'),
            qr: say('sheet.qr'),
            left: say('batch.left-out'),
            columns: {
              number: say('roll.number'),
              name: say('roll.name'),
              position: say('roll.position'),
              organisation: say('roll.organisation'),
              userName: say('sheet.user-name'),
              on: say('roll.on'),
              sign: say('roll.sign'),
            },
          }}
        />
      )}
    </>
  )

  /** The people who are ticked, or the first of all that fit the filter. */
  async function chosen(db: Db): Promise<string[]> {
    if (params.all) return firstIds(db, sheetList, questionIn(sheetList, params, locale), mostAtOnce)
    return [sent.person ?? []].flat().filter(isUuid).slice(0, mostAtOnce)
  }
}

const isNew = ({ accountId, obstacle }: Candidate) => !accountId && !obstacle

function userNameOf(one: Candidate, locale: Locale) {
  const [field] = fieldsOf(AccountInput.pick({ userName: true }), locale)
  if (!field) throw new Error('app/accounts/batch: accounts have no user name')
  const label = `${one.fullName} – ${officesOf(one, locale).join('; ')}`
  return { ...field, name: userNameField(one.personId), label, hint: undefined }
}

async function Known({ known, locale }: { known: Candidate[]; locale: Locale }) {
  const say = await getTranslations('accounts')
  return (
    <RecordTable
      caption={say('batch.known', { count: known.length })}
      columns={[
        { name: 'name', label: say('roll.name') },
        { name: 'offices', label: say('sheet.offices') },
        { name: 'userName', label: say('sheet.user-name'), kind: 'code' },
        { name: 'standing', label: say('state') },
      ]}
      rows={known.map((one) => ({
        id: one.personId,
        href: `/accounts/${one.accountId}`,
        cells: {
          name: one.fullName,
          offices: officesOf(one, locale).join('; '),
          userName: one.shownName,
          standing: standings[one.standing][locale],
        },
      }))}
      empty={{ text: '' }}
    />
  )
}
