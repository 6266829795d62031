import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { findUnit } from '@/db/unit/queries'
import { UnitRevision } from '@/db/unit/record'
import { revise } from '../../actions'

export default async function EditUnitPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('units'),
    getTranslations('form'),
  ])
  const { unit, choices } = await readRecord(id, async (db) => {
    const unit = await findUnit(db, id)
    return unit?.canEdit ? { unit, choices: await choicesFor(db, fieldsOf(UnitRevision, locale)) } : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/units', label: say('title') },
        { href: `/units/${id}`, label: unit.name },
      ]}
      input={UnitRevision}
      values={{ ...unit, effectiveOn: today() }}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/units/${id}`}
      choices={choices}
      hidden={{ id, version: String(unit.version) }}
      asksReason
    />
  )
}
