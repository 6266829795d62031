import { getTranslations } from 'next-intl/server'
import { keys } from '@/components/keys/keys'
import type { Described } from '@/db/record/described'
import { currentLocale } from '../request/session'
import { keepingList } from './walk'

/** `copies`: the form of a new record can begin as a similar one. */
type Props = { record: Described; id: string; canEdit: boolean; retired: boolean; copies?: boolean }

/** The links that retire a record in each way that it has, or restore it. */
async function retirementLinks({ record: { path, endings, endingWords }, id, retired }: Props) {
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  const href = `/${path}/${id}/retire`
  if (retired) return [{ href, label: say('restore') }]
  return endings.map((ending) => ({
    href: ending === endings[0] ? href : `${href}?act=${ending}`,
    label: endingWords[ending][locale],
  }))
}

/** The link to withdraw or restore an entry made in error. At the end of the page, because it is no official act. */
export async function WithdrawLink(props: Props) {
  if (!props.canEdit) return null
  return (await retirementLinks(props)).map(({ href, label }) => (
    <p key={href}>
      <a href={href}>{label}</a>
    </p>
  ))
}

/** The links of a record's page: history for all readers, changes for those who may make them. */
export async function RecordActions(props: Props) {
  const [say, kept] = [await getTranslations('form'), await keepingList()]
  const { id, canEdit, retired, copies = false } = props
  const { path, screens } = props.record
  return (
    <>
      {canEdit && !retired && screens.includes('edit') && (
        <a className="button primary" href={kept(`/${path}/${id}/edit`)} data-key={keys['edit-record'].key}>
          {say('edit')}
        </a>
      )}
      {screens.includes('history') && (
        <a className="button" href={`/${path}/${id}/history`}>
          {say('history')}
        </a>
      )}
      {canEdit && copies && (
        <a className="button" href={`/${path}/new?like=${id}`}>
          {say('similar')}
        </a>
      )}
      {canEdit &&
        screens.includes('retire') &&
        (await retirementLinks(props)).map(({ href, label }) => (
          <a className="button" key={href} href={href}>
            {label}
          </a>
        ))}
    </>
  )
}
