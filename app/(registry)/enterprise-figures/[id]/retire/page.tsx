import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RetireScreen } from '@/app/screen/retire-screen'
import { restore, retire } from '../../actions'
import { readFigures } from '../../read'

export default async function RetireFiguresPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprise-figures')])
  const { figures, enterprise, period } = await readFigures(id, async () => null)
  if (!figures.canEdit) notFound()

  return (
    <RetireScreen
      path="/enterprise-figures"
      list={say('title')}
      record={figures}
      name={`${enterprise}, ${period}`}
      retire={retire}
      restore={restore}
    />
  )
}
