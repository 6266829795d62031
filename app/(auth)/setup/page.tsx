import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Plain } from '@/app/screen/plain'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { titlePrefix } from '@/components/shell/refused-form'
import { fieldsOf } from '@/core/field'
import { beforeSignIn } from '@/db/door/actor'
import { needsSetup } from '@/db/session/queries'
import { SetupInput } from '@/db/setup/record'
import { setUp } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await titlePrefix()) + (await getTranslations('setup'))('title') }
}

export default async function SetupPage() {
  if (!(await beforeSignIn(needsSetup))) redirect('/sign-in')
  const [locale, words, say] = [await currentLocale(), await formWords(), await getTranslations('setup')]
  return (
    <Plain>
      <div className="stack">
        <h1>{say('title')}</h1>
        <p>{say('explain')}</p>
        <Form fields={fieldsOf(SetupInput, locale)} save={setUp} words={words} submitLabel={say('submit')} />
      </div>
    </Plain>
  )
}
