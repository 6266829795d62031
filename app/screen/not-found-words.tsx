import { getTranslations } from 'next-intl/server'

/** The 404 page. It is the same for absent records and those hidden by RLS. */
export async function NotFound() {
  const say = await getTranslations('not-found')
  return (
    <div className="stack">
      <title>{`${say('title')} – Sổ Bộ`}</title>
      <h1>{say('title')}</h1>
      <p>{say('explain')}</p>
      <p>
        <a href="/">{say('home')}</a>
      </p>
    </div>
  )
}
