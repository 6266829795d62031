import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { oneOf } from '@/app/screen/filters'
import { listTitle } from '@/app/screen/jobs'
import { paramsOf } from '@/app/screen/params'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { env } from '@/core/env'
import { ExportInput } from '@/db/job/commands'
import { jobs } from '@/db/job/record'
import { makeFile } from '../actions'

/** Why exportOf leads here; an address without a reason gets the one that claims least. */
const reasons = ['long', 'slow', 'full'] as const

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The form that requests the file of a list too long for a direct download; `of` is the path of its export route. */
export default async function NewJobPage({ searchParams }: Props) {
  await currentActor()
  const [{ of = '', why }, locale, who] = [await paramsOf(searchParams), await currentLocale(), await signedIn()]
  if (!ExportInput.safeParse({ path: of, locale }).success) notFound()
  const [say, words] = [await getTranslations('jobs'), await formWords()]
  const open = who.jobs.filter(({ state }) => state === 'open').length
  return (
    <>
      <PageTitle
        title={say('new.title', { title: listTitle(of, locale) })}
        crumbs={{ label: words.cancel, links: [{ href: '/jobs', label: jobs.words.many[locale] }] }}
      />
      {open >= 3 ? (
        <Notice kind="warning">
          <p>{say('new.too-many')}</p>
          <a href="/jobs">{jobs.words.many[locale]}</a>
        </Notice>
      ) : (
        <>
          <p className="block">{say(`new.${oneOf(reasons, why) ?? 'slow'}`, { most: env().EXPORT_DIRECT_ROWS })}</p>
          <Form
            hidden={{ of }}
            save={makeFile}
            words={words}
            submitLabel={say('new.make')}
            cancelHref={of.replace(/\/export(\?.*)?$/s, '')}
          />
        </>
      )}
    </>
  )
}
