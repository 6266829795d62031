import { getTranslations } from 'next-intl/server'
import { signedIn } from '@/app/request/session'
import { PageTitle } from '@/components/shell/page-title'

/** Short instructions and the contact, the same for all users. */
export default async function HelpPage() {
  const [{ office, may }, say] = await Promise.all([signedIn(), getTranslations('help')])
  const own = may.isStaff ? (['find', 'change', 'as-of', 'figures', 'export'] as const) : (['report', 'own'] as const)
  const topics = ['sign-in', ...own, 'trail'] as const
  return (
    <>
      <PageTitle title={say('title')} />
      <section className="block" aria-labelledby="call">
        <div className="block-head">
          <h2 id="call">{say('call')}</h2>
        </div>
        {office.helpPhone ? (
          <p>
            {say('phone')} <a href={`tel:${office.helpPhone.replaceAll(' ', '')}`}>{office.helpPhone}</a>
          </p>
        ) : (
          <p>{say('no-phone')}</p>
        )}
        <p>{say('reference')}</p>
      </section>
      {topics.map((topic) => (
        <section key={topic} className="block" aria-labelledby={topic}>
          <div className="block-head">
            <h2 id={topic}>{say(`${topic}.question`)}</h2>
          </div>
          <p>{say(`${topic}.answer`)}</p>
        </section>
      ))}
    </>
  )
}
