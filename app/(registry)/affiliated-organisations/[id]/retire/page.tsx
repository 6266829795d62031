import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RetireScreen } from '@/app/screen/retire-screen'
import { restore, retire } from '../../actions'
import { readAffiliated } from '../../read'

export default async function RetireAffiliatedPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('affiliated-organisations')])
  const { found } = await readAffiliated(id, async () => null)
  if (!found.canEdit) notFound()

  return (
    <RetireScreen
      path="/affiliated-organisations"
      list={say('title')}
      record={found}
      name={found.name}
      retire={retire}
      restore={restore}
    />
  )
}
