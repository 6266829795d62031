import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { inSentence, type Locale } from '@/core/locale'
import { groupFields } from '@/db/record/grouped'
import type { Listing, ListQuestion } from '@/db/record/listing'
import { hrefWith, type Params } from '../params'

type Props = { listing: Listing; params: Params; asked: ListQuestion; locale: Locale }

/** Beside the filters of a list: the way to its advanced filter and its groups. */
export async function ListTools({ listing, params, asked, locale }: Props) {
  const say = await getTranslations('filter')
  const path = `/${listing.record.path}`
  const builder = builderOf(path, params, asked)
  const fields = groupFields(listing, locale)
  return (
    <>
      <Link href={builder}>{say('open')}</Link>
      {fields.length > 0 && (
        <details className="menu">
          <summary className="button">{say('groups.menu')}</summary>
          <ul className="menu-list">
            {asked.group && (
              <li>
                <Link href={hrefWith(path, params, { group: '' })}>{say('groups.none')}</Link>
              </li>
            )}
            {fields.map(({ name, label }) => (
              <li key={name}>
                <Link href={hrefWith(path, params, { group: name })} aria-current={asked.group === name || undefined}>
                  {say('groups.by', { field: inSentence(label) })}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Why a condition is not answered, with the ways to mend it and to go on without it. */
export async function ConditionNotice({
  listing,
  params,
  asked,
  problem,
}: Pick<Props, 'listing' | 'params' | 'asked'> & { problem: string }) {
  const say = await getTranslations('filter')
  const path = `/${listing.record.path}`
  return (
    <Notice kind="warning">
      <p>{say('problem.refused', { why: problem })}</p>
      <p>
        <a href={builderOf(path, params, asked)}>{say('problem.edit')}</a> ·{' '}
        <a href={hrefWith(path, params, { where: '' })}>{say('problem.without')}</a>
      </p>
    </Notice>
  )
}

/** The page where the condition is built; it comes back to this list. */
function builderOf(path: string, params: Params, { where }: ListQuestion): string {
  const { where: written = '', page, after, before, ...list } = params
  const text = where && 'text' in where ? where.text : written
  return hrefWith(`${path}/filter`, {}, { list: hrefWith('', list, {}).slice(1), where: text })
}
