import { getTranslations } from 'next-intl/server'

/** The same for what never was and for what this reader may not see. */
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
