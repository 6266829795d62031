import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { today } from '@/core/date'
import { AffiliatedEnding } from '@/db/affiliated-organisation/record'
import { end } from '../../actions'
import { readAffiliated } from '../../read'

export default async function EndAffiliatedPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('affiliated-organisations')])
  const { found } = await readAffiliated(id, async () => null)
  if (!found.canEdit) notFound()

  return (
    <FormScreen
      title={say('end')}
      crumbs={[
        { href: '/affiliated-organisations', label: say('title') },
        { href: `/affiliated-organisations/${id}`, label: found.name },
      ]}
      input={AffiliatedEnding}
      values={{ endsOn: today() }}
      save={end}
      submitLabel={say('end')}
      cancelHref={`/affiliated-organisations/${id}`}
      hidden={{ id, version: String(found.version) }}
      asksReason
    />
  )
}
