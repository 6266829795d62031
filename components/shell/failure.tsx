import { lazy, Suspense } from 'react'

type Props = { error: { digest?: string } }

/** Loaded when it is needed, which without a network it is not. */
const Explained = lazy(() =>
  import('./failure-explained').then(
    (file) => ({ default: file.FailureExplained }),
    () => ({ default: Offline }),
  ),
)

/**
 * The error page, which says so if there is no network. Its texts are written here in both languages, because loading
 * messages may be what failed; the style sheet hides those that are not in the language of the page. Every page loads
 * this file.
 */
export function Failure({ error }: Props) {
  const isOffline = typeof navigator === 'object' && navigator.onLine === false
  return (
    <>
      <title>Sổ Bộ</title>
      <Suspense>{isOffline ? <Offline /> : <Explained error={error} />}</Suspense>
    </>
  )
}

function Offline(_: Partial<Props>) {
  return Object.entries(texts).map(([locale, [title, wait, retry]]) => (
    <div key={locale} className="stack failure" lang={locale}>
      <h1>{title}</h1>
      <p>{wait}</p>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        {retry}
      </button>
    </div>
  ))
}

/** As lists, because names are bytes. */
const texts = {
  vi: ['Không có mạng', 'Hãy thử lại khi có mạng. Nếu vừa lưu hoặc gửi: chưa rõ đã lưu hay chưa.', 'Thử lại'],
  en: [
    'There is no network',
    'Try again when there is one. If you had just saved or sent: it may not be saved.',
    'Try again',
  ],
}
