'use client'

import './styles/index.css'
import { Failure } from '@/components/shell/failure'

export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  // What was on the page when it failed; the first language where nothing was.
  const lang = typeof document === 'undefined' ? 'vi' : document.documentElement.lang || 'vi'
  return (
    <html lang={lang}>
      <body>
        <main className="plain-page">
          <Failure error={error} />
        </main>
      </body>
    </html>
  )
}
