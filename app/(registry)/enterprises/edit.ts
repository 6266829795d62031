import { getTranslations } from 'next-intl/server'
import type { EditProps } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseRevision, EnterpriseState, enterprises } from '@/db/enterprise/record'
import { revise } from './actions'
import { fieldsIn, type Group, isGroup, sectionsOf } from './sections'

/** The form of an enterprise, whole or of one section. */
export async function editOf(id: string, section = ''): Promise<EditProps> {
  return {
    record: enterprises,
    id,
    input: EnterpriseRevision,
    find: (db) => findEnterprise(db, id),
    values: { effectiveOn: today() },
    only: isGroup(section) ? askedIn(section) : undefined,
    save: revise,
    sections: sectionsOf(await getTranslations('enterprises')),
  }
}

/** The fields of a section, with the day of effect if it has states in time, and the question of its names. */
const askedIn = (group: Group) => {
  const names = fieldsIn(group).filter((name) => name !== 'effectiveOn')
  const more = [
    ...(names.some((name) => name in EnterpriseState.shape) ? ['effectiveOn'] : []),
    ...(names.includes('name') ? ['isAnother'] : []),
  ]
  return [...names, ...more]
}
