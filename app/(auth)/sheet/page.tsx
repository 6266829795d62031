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

  return (
    <Plain>
      <CodeFromAddress open={openScanned} />
      <div className="stack">
        <h1>{say('title')}</h1>
        {whose ? (
          <>
            <p>{say('whose', whose)}</p>
            <Form
              key="password"
              fields={fieldsOf(SheetPassword, locale)}
              save={redeem}
              words={words}
              submitLabel={say('submit')}
              cancelHref="/sign-in"
            >
              {/* For password managers, which would otherwise keep a password without its name. */}
              <input
                className="visually-hidden"
                type="text"
                autoComplete="username"
                aria-hidden="true"
                tabIndex={-1}
                readOnly
                value={whose.userName}
              />
            </Form>
          </>
        ) : (
          <>
            {code && <Notice kind="error">{say('spent')}</Notice>}
            <p>{say('explain')}</p>
            <Form
              key="code"
              fields={fieldsOf(SheetCode, locale)}
              save={openSheet}
              words={words}
              submitLabel={say('next')}
              cancelHref="/sign-in"
            />
          </>
        )}
      </div>
    </Plain>
  )
}
