import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { fieldsOf } from '@/core/field'
import { EnterpriseFiguresInput } from '@/db/enterprise-figures/record'
import { revise } from '../../actions'
import { readFigures } from '../../read'
import { sectionsOf } from '../../sections'

export default async function EditFiguresPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([
    params,
    getTranslations('enterprise-figures'),
    getTranslations('form'),
  ])
  const fields = fieldsOf(EnterpriseFiguresInput, 'vi')
  const { figures, enterprise, period, also: choices } = await readFigures(id, (db) => choicesFor(db, fields))
  if (!figures.canEdit) notFound()

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/enterprise-figures', label: say('title') },
        { href: `/enterprise-figures/${id}`, label: `${enterprise}, ${period}` },
      ]}
      input={EnterpriseFiguresInput}
      values={figures}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/enterprise-figures/${id}`}
      choices={choices}
      chosen={{ enterpriseId: { value: figures.enterpriseId, label: enterprise } }}
      hidden={{ id, version: String(figures.version) }}
      sections={sectionsOf(say)}
      asksReason
    />
  )
}
