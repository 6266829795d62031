import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale, pathAskedFor, signedInOrNobody } from '@/app/request/session'
import { signOut } from '@/app/request/sign-out'
import { jobLines } from '@/app/screen/jobs'
import { LanguageSwitch } from '@/app/screen/language-switch'
import { Plain } from '@/app/screen/plain'
import { DrawnFor } from '@/components/form/account.client'
import { SignOutForm } from '@/components/form/sign-out-form.client'
import { JobNotices } from '@/components/job/job-notices.client'
import { Shell } from '@/components/shell/shell'
import { env } from '@/core/env'
import { formatDateTime } from '@/core/locale'
import { officeWords } from '@/db/assignment/offices'
import { putAway } from './jobs/actions'
import { navigation } from './navigation'
import { isNowhere } from './nowhere'

export default async function RegistryLayout({ children }: { children: ReactNode }) {
  if (isNowhere(await pathAskedFor())) return <Plain>{children}</Plain>
  const [who, say, form, locale] = [
    await signedInOrNobody(),
    await getTranslations('shell'),
    await getTranslations('form'),
    await currentLocale(),
  ]
  // Without a session the page itself redirects to sign-in, if it needs one.
  if (!who) return <Plain>{children}</Plain>
  const [firstOffice] = officeWords(who.offices, locale)
  return (
    <DrawnFor account={who.accountId}>
      <Shell
        audience={who.may.isStaff ? 'staff' : 'secretary'}
        product={say('product')}
        unit={who.office.name ?? ''}
        person={{ name: who.fullName, role: firstOffice?.title ?? '' }}
        nav={navigation(who.may, locale, say)}
        menu={
          <>
            <a href="/me">{say('me')}</a>
            <a href="/jobs">{say('jobs')}</a>
            <LanguageSwitch />
            <SignOutForm signOut={signOut} label={say('sign-out')} question={form('leave')} />
          </>
        }
        words={{ skip: say('skip'), menu: say('menu'), nav: say('navigation') }}
        help={{ href: '/help', label: say('help'), text: say('help-text'), phone: who.office.helpPhone ?? undefined }}
        banner={env().SOBO_DEMO ? say('banner') : undefined}
        printNote={say('printed', { name: who.fullName, at: formatDateTime(new Date(), locale) })}
      >
        {who.jobs.length > 0 && <JobNotices {...(await jobLines(who.jobs))} putAway={putAway} />}
        {children}
      </Shell>
    </DrawnFor>
  )
}
