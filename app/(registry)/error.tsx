'use client'

import { Failure } from '@/components/shell/failure'

export default function RegistryErrorPage({ error }: { error: Error & { digest?: string } }) {
  return <Failure code={error.digest} retry={() => window.location.reload()} />
}
