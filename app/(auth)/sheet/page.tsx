import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { cookieNames } from '@/app/request/cookies'
import { currentLocale } from '@/app/request/session'
import { Plain } from '@/app/screen/plain'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { titlePrefix } from '@/components/shell/refused-form'
import { fieldsOf } from '@/core/field'
import { beforeSignIn } from '@/db/door/actor'
import { codeHash } from '@/db/session/password'
import { findEnrolment } from '@/db/session/queries'
import { SheetCode, SheetPassword } from '@/db/session/record'
import { openScanned, openSheet, redeem } from './actions'
import { CodeFromAddress } from './code-from-address.client'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await titlePrefix()) + (await getTranslations('sheet'))('title') }
}

/** The page of the printed QR code: the code of the sheet, then the password, then one is signed in. */
export default async function SheetPage() {
  const [jar, locale, words, say] = [
    await cookies(),
    await currentLocale(),
    await formWords(),
    await getTranslations('sheet'),
  ]
  const code = jar.get(cookieNames.sheet)?.value
  const whose = code ? await beforeSignIn((db) => findEnrolment(db, codeHash(code))) : null
  const step = whose
    ? { key: 'password', means: say('whose', whose), input: SheetPassword, save: redeem, label: say('submit') }
    : { key: 'code', means: say('explain'), input: SheetCode, save: openSheet, label: say('next') }

  return (
    <Plain>
      <CodeFromAddress open={openScanned} />
      <div className="stack">
        <h1>{say('title')}</h1>
        {code && !whose && <Notice kind="error">{say('spent')}</Notice>}
        <p>{step.means}</p>
        <Form
          key={step.key}
          fields={fieldsOf(step.input, locale)}
          save={step.save}
          words={words}
          submitLabel={step.label}
          cancelHref="/sign-in"
        >
          {/* For password managers, which would otherwise keep a password without its name. */}
          {whose && (
            <input
              className="visually-hidden"
              type="text"
              autoComplete="username"
              aria-hidden="true"
              tabIndex={-1}
              readOnly
              value={whose.userName}
            />
          )}
        </Form>
      </div>
    </Plain>
  )
}
