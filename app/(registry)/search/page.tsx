import { getTranslations } from 'next-intl/server'
import { localeOf, readBesideFrame } from '@/app/request/session'
import { paramsOf, type Sent } from '@/app/screen/params'
import { Link } from '@/components/link.client'
import { type Group, longestText, placesFound } from '@/components/search/answer'
import { Marked } from '@/components/search/marked'
import { PageTitle } from '@/components/shell/page-title'
import { wordsOf } from '@/core/fold'
import { groupsFor, placesFor, textIn } from './find'

/** One search over everything, as a page: what the palette shows, with the list of each kind. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const text = textIn((await paramsOf(searchParams)).q)
  const say = await getTranslations('search')
  const { found, places } = await readBesideFrame(async (db, who) => {
    const locale = await localeOf(who)
    return { found: await groupsFor(db, who, text, locale), places: await placesFor(db, who, locale) }
  })
  const { pages, acts } = placesFound(places, text, found.length > 0)
  const groups = [
    ...found,
    { name: 'pages', label: say('pages'), entries: pages },
    { name: 'acts', label: say('acts'), entries: acts },
  ].filter(({ entries }) => entries.length > 0)
  const count = groups.filter(({ name }) => name !== 'acts').reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <>
      <PageTitle title={say('title')} />
      <search>
        <form className="search-again" action="/search">
          <label htmlFor="search-text">{say('label')}</label>
          <input
            id="search-text"
            type="search"
            name="q"
            defaultValue={text}
            maxLength={longestText}
            autoComplete="off"
          />
          <button type="submit" className="button primary">
            {say('submit')}
          </button>
        </form>
      </search>
      <p role="status">
        {!text && say('begin')}
        {text && (count > 0 ? say('count', { count: String(count) }) : say('none', { text }))}
      </p>
      {groups.map((group) => (
        <Results key={group.name} group={group} words={wordsOf(text)} />
      ))}
    </>
  )
}

function Results({ group: { name, label, entries, all }, words }: { group: Group; words: string[] }) {
  return (
    <section className="block search-results" aria-labelledby={`found-${name}`}>
      <div className="block-head">
        <h2 id={`found-${name}`}>{label}</h2>
        {all && <Link href={all.href}>{all.label}</Link>}
      </div>
      <ul>
        {entries.map(({ href, label, hint }) => (
          <li key={href}>
            <Link href={href}>
              <Marked text={label} words={words} />
            </Link>
            {hint && (
              <span className="muted">
                <Marked text={hint} words={words} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
