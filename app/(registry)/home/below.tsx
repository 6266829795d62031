import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/link.client'

/** For those who lead a committee: the sums of the reports below it. */
export async function Below({ committees }: { committees: { id: string; name: string }[] }) {
  const say = await getTranslations('home')
  return (
    <section className="block" aria-labelledby="below">
      <div className="block-head">
        <h2 id="below">{say('below')}</h2>
      </div>
      <ul className="record-lines">
        {committees.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/organisations/${id}/reports`}>{say('sum-of', { name })}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
