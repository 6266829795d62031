import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { AffiliatedRegistration } from '@/db/affiliated-organisation/record'
import { revise } from '../../actions'
import { readAffiliated } from '../../read'

export default async function EditAffiliatedPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([
    params,
    getTranslations('affiliated-organisations'),
    getTranslations('form'),
  ])
  const { found, enterprise, document } = await readAffiliated(id, async () => null)
  if (!found.canEdit) notFound()

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/affiliated-organisations', label: say('title') },
        { href: `/affiliated-organisations/${id}`, label: found.name },
      ]}
      input={AffiliatedRegistration}
      values={found}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/affiliated-organisations/${id}`}
      chosen={{ ...(enterprise && { enterpriseId: enterprise }), ...(document && { documentId: document }) }}
      hidden={{ id, version: String(found.version) }}
      asksReason
    />
  )
}
