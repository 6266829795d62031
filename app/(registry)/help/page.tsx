import { getTranslations } from 'next-intl/server'
import { signedIn } from '@/app/request/session'
import { Call } from '@/components/shell/call'
import { PageTitle } from '@/components/shell/page-title'

const topicsOf = {
  staff: ['sign-in', 'find', 'change', 'as-of', 'figures', 'export', 'trail'],
  secretary: ['report', 'offline', 'edit', 'receipt', 'transfer', 'opening', 'own', 'sign-in', 'trail'],
} as const

/** Short instructions, by what the reader does, and whom to call. */
export default async function HelpPage() {
  const [{ contact, may, offices }, say, shell] = await Promise.all([
    signedIn(),
    getTranslations('help'),
    getTranslations('shell'),
  ])
  const confirms = !may.isStaff && offices.mandates.some(({ isCommittee }) => isCommittee)
  const topics = [...(confirms ? (['confirm'] as const) : []), ...topicsOf[may.isStaff ? 'staff' : 'secretary']]
  return (
    <>
      <PageTitle title={say('title')} />
      <section className="block" aria-labelledby="call">
        <div className="block-head">
          <h2 id="call">{say('call')}</h2>
        </div>
        <p>
          {contact ? (
            <Call contact={contact} words={{ officer: shell('officer'), call: shell('call') }} />
          ) : (
            say('no-phone')
          )}
        </p>
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
