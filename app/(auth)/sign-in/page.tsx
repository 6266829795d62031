import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cookieNames, rememberedDays } from '@/app/request/cookies'
import { paramsOf } from '@/app/screen/params'
import { Plain } from '@/app/screen/plain'
import { PasswordInput } from '@/components/form/password-input.client'
import { Notice } from '@/components/shell/notice'
import { beforeSignIn } from '@/db/door/actor'
import { needsSetup } from '@/db/session/queries'
import { type Refusal, refusalIn } from './refusal'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [say, refusal] = [await getTranslations('sign-in'), refusalIn(await paramsOf(searchParams))]
  return { title: refusal?.isError ? `${say('error-prefix')}${say('title')}` : say('title') }
}

/** A plain form that is posted to next-auth and works without JavaScript. */
export default async function SignInPage({ searchParams }: Props) {
  const [params, jar, say] = [await paramsOf(searchParams), await cookies(), await getTranslations('sign-in')]
  const csrf = jar.get(cookieNames.csrf)?.value.split('|')[0]
  // next-auth sets its CSRF cookie there, and redirects back with a callbackUrl.
  if (!csrf && !params.callbackUrl) redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: '/', ...params })}`)
  const refusal: Refusal | null = csrf ? refusalIn(params) : { key: 'cookies', isError: true, seconds: 0 }

  return (
    <Plain>
      <div className="stack">
        <h1>{say('title')}</h1>
        {refusal && (
          <Notice kind={refusal.isError ? 'error' : 'status'}>
            {say(`reason.${refusal.key}`, { seconds: refusal.seconds })}
          </Notice>
        )}
        {(await beforeSignIn(needsSetup)) && (
          <Notice>
            <p>
              {say('no-administrator')} <a href="/setup">{say('set-up')}</a>
            </p>
          </Notice>
        )}
        <form className="form" method="post" action="/api/auth/callback/credentials">
          <input type="hidden" name="csrfToken" value={csrf ?? ''} />
          <div className="field" data-input="text">
            <label htmlFor="userName">{say('user-name')}</label>
            <p className="hint" id="userName-hint">
              {say('user-name-hint')}
            </p>
            <input
              id="userName"
              name="userName"
              aria-describedby="userName-hint"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={refusal?.isError ? jar.get(cookieNames.typed)?.value : undefined}
            />
          </div>
          <div className="field" data-input="password">
            <label htmlFor="password">{say('password')}</label>
            <PasswordInput id="password" name="password" autoComplete="current-password" reveal={say('reveal')} />
          </div>
          <div className="field">
            <label className="choice">
              <input type="checkbox" name="remember" aria-describedby="remember-hint" />
              {say('remember', { days: rememberedDays })}
            </label>
            <p className="hint" id="remember-hint">
              {say('remember-hint')}
            </p>
          </div>
          <div className="form-actions">
            <button type="submit" className="button primary">
              {say('submit')}
            </button>
          </div>
        </form>
        <p>
          <a href="/sheet">{say('sheet')}</a>
        </p>
      </div>
    </Plain>
  )
}
