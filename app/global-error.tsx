'use client'

import './styles/index.css'
import { lazy, Suspense } from 'react'

type Props = { error: Error & { digest?: string } }

/** Loaded when the layout has failed, because every page loads this file; what fails within it is shown by its own. */
const Failure = lazy(() =>
  import('@/components/shell/failure').then(
    (file) => ({ default: file.Failure }),
    () => ({ default: WayBack }),
  ),
)
const WayBack = () => <a href="/">Sổ Bộ</a>

export default function GlobalErrorPage({ error }: Props) {
  // What was on the page when it failed; the first language where nothing was.
  const lang = typeof document === 'undefined' ? 'vi' : document.documentElement.lang || 'vi'
  return (
    <html lang={lang}>
      <body>
        <main className="plain-page">
          <Suspense>
            <Failure error={error} />
          </Suspense>
        </main>
      </body>
    </html>
  )
}
