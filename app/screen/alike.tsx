import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alike } from '@/components/form/alike.client'
import type { Described } from '@/db/record/described'

/**
 * For `below` of a form's section: links to likely duplicates of what is typed. `asked`: by the field that they stand
 * below, the fields that are sent. `also`: what else is sent.
 */
export async function alikeBelow(
  of: Described,
  asked: Record<string, string[]>,
  also?: Record<string, string>,
): Promise<Record<string, ReactNode>> {
  const say = await getTranslations('form')
  const region = (names: string[]) => (
    <Alike path={`/alike/${of.path}`} names={names} also={also} words={say('alike')} />
  )
  return Object.fromEntries(Object.entries(asked).map(([below, names]) => [below, region(names)]))
}
