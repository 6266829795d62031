import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { uuidIn } from '@/app/screen/filters'
import { isUuid, type Params } from '@/app/screen/params'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState, RecordTable } from '@/components/table/record-table'
import { formatCount } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { listConfirmable, listPlain } from '@/db/member-report/matrix'
import { confirmChosen } from '../actions'
import { askedOf, matrixHref } from '../filters'

type Props = { searchParams: Promise<Record<'version' | 'all' | 'back', string | string[] | undefined>> }

const numbers = ['openingTotal', 'increase', 'decrease', 'closingTotal', 'officialMembers'] as const

/**
 * Shows the figures of the chosen reports, or of all of the filter that can be, before they are confirmed together. The
 * form names each version with its hash: what comes later is not confirmed unseen.
 */
export default async function ConfirmPage({ searchParams }: Props) {
  const { version = [], all, back = '' } = await searchParams
  const params: Params = Object.fromEntries(new URLSearchParams(String(back)))
  const periodId = uuidIn(params.period)
  const [actor, locale, say, words] = [
    await currentActor(),
    await currentLocale(),
    await getTranslations('completeness'),
    await formWords(),
  ]
  const found = await withActor(actor, (db) =>
    all && periodId
      ? listPlain(db, { ...askedOf(params), periodId })
      : listConfirmable(db, [version].flat().filter(isUuid)),
  )
  const plain = found.filter(({ isPlain }) => isPlain)
  const others = found.filter(({ isPlain }) => !isPlain)
  const href = matrixHref(params, '')
  const count = plain.length
  return (
    <>
      <PageTitle
        title={say('several', { count })}
        crumbs={{ label: say('crumbs'), links: [{ href, label: say('title') }] }}
      />
      {others.length > 0 && (
        <Notice kind="warning" title={say('left-out')}>
          <ul>
            {others.map(({ id, name, heldBackBy }) => (
              <li key={id}>
                {name}
                {heldBackBy && ` – ${say(`held-back.${heldBackBy}`)}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {count === 0 ? (
        <EmptyState text={say('none-chosen')} action={{ href, label: say('back') }} />
      ) : (
        <>
          <RecordTable
            caption={say('several', { count })}
            captionHidden
            columns={[
              { name: 'name', label: say('organisation') },
              { name: 'unit', label: say('park') },
              ...numbers.map((name) => ({ name, label: say(`short.${name}`), kind: 'number' as const })),
            ]}
            rows={plain.map((one) => ({
              id: one.id,
              href: `/member-reports/${one.reportId}`,
              cells: {
                name: one.name,
                unit: one.unitName,
                ...Object.fromEntries(numbers.map((name) => [name, formatCount(one[name], locale)])),
              },
            }))}
            empty={{ text: say('none-chosen') }}
          />
          <Form
            save={confirmChosen}
            words={words}
            hidden={{
              back: String(back),
              ...Object.fromEntries(plain.map(({ id, sha256 }) => [`version.${id}`, sha256])),
            }}
            refused={{ title: say('refused-all'), names: Object.fromEntries(plain.map(({ id, name }) => [id, name])) }}
            submitLabel={say('confirm-all', { count })}
            cancelHref={href}
          />
        </>
      )}
    </>
  )
}
