import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { paramsOf } from '@/app/screen/params'
import { Plain } from '@/app/screen/plain'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { beforeSignIn } from '@/db/door/actor'
import { codeHash } from '@/db/session/password'
import { findEnrolment } from '@/db/session/queries'
import { SheetInput } from '@/db/session/record'
import { redeem } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sheet'))('title') }
}

/** The page of the printed QR code, on which the user chooses a password. The code can also be typed. */
export default async function SheetPage({ searchParams }: Props) {
  const [{ code }, locale, words, say] = [
    await paramsOf(searchParams),
    await currentLocale(),
    await formWords(),
    await getTranslations('sheet'),
  ]
  const whose = code ? await beforeSignIn((db) => findEnrolment(db, codeHash(code))) : null
  const fields = fieldsOf(SheetInput, locale)

  return (
    <Plain>
      <div className="stack">
        <h1>{say('title')}</h1>
        {code && !whose && <Notice kind="error">{say('spent')}</Notice>}
        {whose ? <p>{say('whose', whose)}</p> : <p>{say('explain')}</p>}
        <Form
          fields={whose ? fields.filter(({ name }) => name !== 'code') : fields}
          hidden={whose && code ? { code } : {}}
          save={redeem}
          words={words}
          submitLabel={say('submit')}
          cancelHref="/sign-in"
        />
      </div>
    </Plain>
  )
}
