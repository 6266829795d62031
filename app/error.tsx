'use client'

import { Failure } from '@/components/shell/failure'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error }: Props) {
  return (
    <main className="plain-page">
      <Failure code={error.digest} retry={() => window.location.reload()} />
    </main>
  )
}
