import { getTranslations } from 'next-intl/server'
import type { Editor } from '@/components/record/editors'
import { Editors } from '@/components/record/editors.client'
import { formatDateTime } from '@/core/locale'
import type { Editing } from '@/db/presence/queries'

type Props = {
  /** The form that the reader has open; `section` is empty for that of the whole record. */
  of: { record: string; id: string; section: string }
  others: Editing[]
  /** The sections of the record's page, by which the notice names what others edit. */
  sections?: { id?: string | undefined; title: string }[] | undefined
}

/** Who else has a form of the record open. It tells, and keeps nobody from saving: versions settle that. */
export async function EditedBy({ of, others, sections = [] }: Props) {
  const say = await getTranslations('form')
  const titles = Object.fromEntries(sections.flatMap(({ id, title }) => (id ? [[id, title]] : [])))
  const kept = { name: '{name}', since: '{since}' }
  return (
    <Editors
      address={`/editing?${new URLSearchParams(of)}`}
      others={editorsOf(others)}
      titles={{ facts: say('facts'), ...titles }}
      words={{ whole: say('edited', kept), section: say('edited-section', { ...kept, section: '{section}' }) }}
    />
  )
}

/** What the browser is told of them: the time, not the day. */
export const editorsOf = (others: Editing[]): Editor[] =>
  others.map(({ fullName, section, since }) => ({
    name: fullName,
    section,
    since: formatDateTime(since, 'vi').split(' ')[0] ?? '',
  }))
