'use client'

import './styles/index.css'
import { Failure } from '@/components/shell/failure'

export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="vi">
      <body>
        <main className="plain-page">
          <Failure code={error.digest} retry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  )
}
