import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotFound } from './not-found-words'
import { Plain } from './plain'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('not-found'))('title') }
}

export default function NotFoundPage() {
  return (
    <Plain>
      <NotFound />
    </Plain>
  )
}
