import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cookieNames, rememberedDays } from '@/app/request/cookies'
import { keptTyped } from '@/app/request/sign-in'
import { paramsOf } from '@/app/screen/params'
import { Plain } from '@/app/screen/plain'
import { PasswordInput } from '@/components/form/password-input.client'
import { UnsentHere } from '@/components/form/unsent-here.client'
import { Notice } from '@/components/shell/notice'
import { beforeSignIn } from '@/db/door/actor'
import { needsSetup } from '@/db/session/queries'
import { isAboutTyped, type Refusal, refusalIn } from './refusal'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [say, refusal] = [await getTranslations('sign-in'), refusalIn(await paramsOf(searchParams))]
  return { title: refusal?.isError ? `${say('error-prefix')}${say('title')}` : say('title') }
}

/** A plain form that is posted to next-auth and works without JavaScript. */
export default async function SignInPage({ searchParams }: Props) {
  const [params, jar, say] = [await paramsOf(searchParams), await cookies(), await getTranslations('sign-in')]
  const shell = await getTranslations('shell')
  const csrf = jar.get(cookieNames.csrf)?.value.split('|')[0]
  // next-auth sets its CSRF cookie there, and redirects back with a callbackUrl.
  if (!csrf && !params.callbackUrl) redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: '/', ...params })}`)
  const refusal: Refusal | null = csrf ? refusalIn(params) : { key: 'cookies', isError: true, seconds: 0 }
  const typed = refusal?.isError ? await keptTyped() : { userName: '', remember: false }
  const isWrong = refusal !== null && isAboutTyped(refusal)
  // The field to type in next has the focus after a refusal, and the refusal as its description.
  const asked = typed.userName ? 'password' : 'userName'
  const props = (name: 'userName' | 'password', hint?: string) => ({
    id: name,
    name,
    autoFocus: refusal?.isError && asked === name,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': [refusal?.isError && 'refusal', hint].filter(Boolean).join(' ') || undefined,
  })

  return (
    <Plain>
      <div className="stack">
        <h1>{say('title')}</h1>
        {refusal && (
          <Notice kind={refusal.isError ? 'error' : 'status'}>
            <p id="refusal">{say(`reason.${refusal.key}`, { seconds: refusal.seconds })}</p>
          </Notice>
        )}
        <UnsentHere text={shell('outbox.signed-out')} />
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
              {...props('userName', 'userName-hint')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={typed.userName}
            />
          </div>
          <div className="field" data-input="password">
            <label htmlFor="password">{say('password')}</label>
            <PasswordInput {...props('password')} autoComplete="current-password" reveal={say('reveal')} />
          </div>
          {refusal?.key !== 'remembered' && (
            <div className="field">
              <label className="choice">
                <input
                  type="checkbox"
                  name="remember"
                  aria-describedby="remember-hint"
                  defaultChecked={typed.remember}
                />
                {say('remember', { days: rememberedDays })}
              </label>
              <p className="hint" id="remember-hint">
                {say('remember-hint')}
              </p>
            </div>
          )}
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
