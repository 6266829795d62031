import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { cookieNames } from '@/app/request/cookies'
import { opensToRemembered } from '@/app/request/remembered'
import { currentLocale, pathAskedFor, signedInOrNobody } from '@/app/request/session'
import { signOut } from '@/app/request/sign-out'
import { jobLines } from '@/app/screen/jobs'
import { currentKeys } from '@/app/screen/keys-switch'
import { LanguageSwitch } from '@/app/screen/language-switch'
import { Plain } from '@/app/screen/plain'
import { DrawnFor } from '@/components/form/account.client'
import { Outbox } from '@/components/form/outbox.client'
import { SignOutForm } from '@/components/form/sign-out-form.client'
import { JobNotices } from '@/components/job/job-notices.client'
import { Keys } from '@/components/keys/keys.client'
import { SearchBox } from '@/components/search/search-box'
import { SessionEnd } from '@/components/session/session-end.client'
import { Shell } from '@/components/shell/shell'
import { env } from '@/core/env'
import { formatDateTime } from '@/core/locale'
import { officeWords } from '@/db/assignment/offices'
import type { Say } from '@/messages/say'
import { putAway } from './jobs/actions'
import { navigation } from './navigation'
import { isNowhere } from './nowhere'
import { sendWaiting } from './report/actions'

export default async function RegistryLayout({ children }: { children: ReactNode }) {
  if (isNowhere(await pathAskedFor())) return <Plain>{children}</Plain>
  const [who, say, form, find, locale] = [
    await signedInOrNobody(),
    await getTranslations('shell'),
    await getTranslations('form'),
    await getTranslations('search'),
    await currentLocale(),
  ]
  // Without a session the page itself redirects to sign-in, if it needs one.
  if (!who) return <Plain>{children}</Plain>
  const [firstOffice] = officeWords(who.offices, locale)
  return (
    <DrawnFor account={who.accountId}>
      <Shell
        audience={who.may.isStaff ? 'staff' : 'secretary'}
        product={{ full: say('product'), short: say('product-short') }}
        unit={who.office.name ?? ''}
        person={{ name: who.fullName, role: firstOffice?.title ?? '' }}
        nav={navigation(who, await foldedGroups(), locale, say)}
        foldedIn={cookieNames.folded}
        menu={
          <>
            <a href="/me">{say('me')}</a>
            {(who.openedAs !== 'remembered' || opensToRemembered('/jobs')) && <a href="/jobs">{say('jobs')}</a>}
            <LanguageSwitch />
            <SignOutForm
              signOut={signOut}
              label={say('sign-out')}
              words={{
                leave: form('leave'),
                waiting: say('sign-out-waiting'),
                unanswered: { offline: say('undone.sign-out-offline'), lost: say('undone.sign-out-lost') },
              }}
            />
          </>
        }
        words={{ skip: say('skip'), menu: say('menu'), nav: say('navigation'), loading: say('loading') }}
        search={<SearchBox action="/search" words={{ label: find('frame'), hint: find('label') }} keys="Ctrl K" />}
        help={{
          href: '/help',
          label: say('help'),
          text: say('help-text'),
          nobody: say('help-nobody'),
          contact: who.contact,
          words: { officer: say('officer'), call: say('call') },
        }}
        banner={env().SOBO_DEMO ? say('banner') : undefined}
        printNote={say('printed', { name: who.fullName, at: formatDateTime(new Date(), locale) })}
      >
        <Keys areLettersOn={await currentKeys()} words={await keyWords(find)} />
        <SessionEnd seconds={who.end.seconds} locale={locale} words={sessionWords(say)} />
        <Outbox send={sendWaiting} words={outboxWords(say)} />
        {who.jobs.length > 0 && <JobNotices {...(await jobLines(who.jobs))} putAway={putAway} />}
        {children}
      </Shell>
    </DrawnFor>
  )
}

/** The groups of the menu that this browser keeps folded. */
const foldedGroups = async () => (await cookies()).get(cookieNames.folded)?.value.split('.') ?? []

const keyWords = async (say: Say<'search'>) => ({
  label: say('label'),
  keys: (await getTranslations('keys'))('title'),
  close: say('close'),
  waiting: say('waiting'),
  offline: say('offline'),
  lost: say('lost'),
  over: say('over'),
  again: say('again'),
})

/** Times and names are filled in by the browser. */
const sessionWords = (say: Say<'shell'>) => ({
  soon: say('session.soon'),
  unused: say('session.unused', { at: '{at}' }),
  last: say('session.last', { at: '{at}' }),
  goOn: say('session.go-on'),
  again: say('session.again'),
  later: say('session.later'),
  over: say('session.over'),
  kept: say('session.kept'),
  waiting: say('outbox.expired'),
  other: say('session.other'),
  otherKept: say('session.other-kept', { name: '{name}' }),
  openAs: say('session.open-as', { name: '{name}' }),
})

const outboxWords = (say: Say<'shell'>) => ({
  sending: say('outbox.sending'),
  offline: say('outbox.offline'),
  expired: say('outbox.expired'),
  'other-person': say('outbox.other-person'),
  updated: say('outbox.updated'),
  later: say('outbox.later'),
  refused: say('outbox.refused'),
  look: say('outbox.look'),
  sent: say('outbox.sent'),
  receipt: say('outbox.receipt'),
  signIn: say('outbox.sign-in'),
  reload: say('outbox.reload'),
})
