import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { KeysSwitch } from '@/app/screen/keys-switch'
import { LanguageSwitch } from '@/app/screen/language-switch'
import { OfficeList } from '@/app/screen/offices'
import { paramsOf } from '@/app/screen/params'
import { Sessions } from '@/app/screen/sessions'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { fieldsOf } from '@/core/field'
import { findOwnAccount } from '@/db/account/queries'
import { listReadsOfMe } from '@/db/audit/queries'
import { withActor } from '@/db/door/actor'
import { listSessions } from '@/db/session/queries'
import { PasswordChange } from '@/db/session/record'
import { endOwnSession, replacePassword } from './actions'
import { Reads } from './reads'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MePage({ searchParams }: Props) {
  const [{ saved }, who, locale, words, say] = [
    await paramsOf(searchParams),
    await signedIn(),
    await currentLocale(),
    await formWords(),
    await getTranslations('me'),
  ]
  const { own, sessions, reads } = await withActor(await currentActor(), async (db) => {
    const [own, sessions] = await Promise.all([findOwnAccount(db), listSessions(db, who.accountId)])
    return { own, sessions, reads: [...(await listReadsOfMe(db))] }
  })
  return (
    <>
      <PageTitle title={say('title')} detail={<span>{`${own.fullName} – ${own.userName}`}</span>} />
      {(saved === 'password' || saved === 'session') && <Notice kind="success">{say(`saved.${saved}`)}</Notice>}
      <section className="block" aria-labelledby="offices">
        <div className="block-head">
          <h2 id="offices">{say('offices')}</h2>
        </div>
        <OfficeList offices={who.offices} />
      </section>
      <section className="block" aria-labelledby="language">
        <div className="block-head">
          <h2 id="language">{say('language')}</h2>
        </div>
        <div className="row">
          {say('present-language')} <LanguageSwitch />
        </div>
      </section>
      <section className="block" aria-labelledby="keys">
        <div className="block-head">
          <h2 id="keys">{say('keys')}</h2>
        </div>
        <p className="muted">
          {say('keys-hint')} <a href="/keys">{say('all-keys')}</a>
        </p>
        <KeysSwitch />
      </section>
      <Reads reads={reads} />
      <Sessions sessions={sessions} own={who.sessionId} end={endOwnSession} />
      <section className="block" aria-labelledby="password">
        <div className="block-head">
          <h2 id="password">{say('password')}</h2>
        </div>
        <div className="stack">
          <p className="muted">{say('password-hint')}</p>
          <Form
            fields={fieldsOf(PasswordChange, locale)}
            save={replacePassword}
            words={words}
            submitLabel={say('change-password')}
          />
        </div>
      </section>
    </>
  )
}
