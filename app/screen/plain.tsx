import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PlainPage } from '@/components/shell/plain-page'
import { env } from '@/core/env'
import { theOffice } from '../request/office'
import { LanguageSwitch } from './language-switch'

/** The frame of pages without a user. It needs no database. */
export async function Plain({ children }: { children: ReactNode }) {
  const say = await getTranslations('shell')
  const office = await theOffice().catch(() => ({ name: null, helpPhone: null }))
  return (
    <PlainPage
      product={{ full: say('product'), short: say('product-short') }}
      unit={office.name ?? ''}
      skip={say('skip')}
      help={{
        label: say('help'),
        text: say('help-before'),
        nobody: say('help-nobody'),
        contact: office.helpPhone ? { name: null, phone: office.helpPhone } : null,
        words: { officer: say('officer'), call: say('call') },
      }}
      banner={env().SOBO_DEMO ? say('banner') : undefined}
      corner={<LanguageSwitch />}
    >
      {children}
    </PlainPage>
  )
}
