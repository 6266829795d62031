import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { JobLine } from '@/components/job/job-lines.client'
import { fieldsOf } from '@/core/field'
import type { Label, Locale } from '@/core/locale'
import type { ShownJob } from '@/db/job/queries'
import { jobs } from '@/db/job/record'
import { records } from '@/db/records'
import shell from '@/messages/shell.json' with { type: 'json' }
import { currentLocale } from '../request/session'
import { formWords } from './words'

/** The notices at the top of every page: the user's open jobs, and ended ones whose notice is not closed. */
export async function jobLines(shown: ShownJob[]) {
  const [say, locale] = [await getTranslations('jobs'), await currentLocale()]
  const lines = shown.map((job): JobLine => {
    const { id, state, rowsDone: done, rowsAll: all, hasFile } = job
    const title = titleOf(job, locale)
    const isOpen = state === 'open'
    const words = () => {
      if (state === 'failed') return say('notice.failed', { title, why: lowered(problemOf(job, locale)) })
      if (state !== 'open') return say(`notice.${state}`, { title })
      if (!job.isRunning) return say('notice.waiting', { title })
      return all === null ? say('notice.running', { title }) : say('notice.progress', { title, done, all })
    }
    const download = hasFile ? { href: fileOf(id), label: say('download') } : undefined
    return { id, text: words(), isOpen, isFailed: state !== 'open' && state !== 'done', download }
  })
  return { lines, words: { ...(await formWords()), all: say('notice.all'), hide: say('notice.hide') } }
}

export const fileOf = (id: string) => `/jobs/${id}/file`

/** The name of the file; before it exists, the name of the list; for other kinds the name of the kind. */
export function titleOf(
  { kind, input, fileName }: Pick<ShownJob, 'kind' | 'input' | 'fileName'>,
  locale: Locale,
): string {
  if (fileName) return fileName
  const path = typeof input === 'object' && input !== null && 'path' in input ? String(input.path) : ''
  return path ? listTitle(path, locale) : wordFor('kind', kind, locale)
}

const pages: Record<string, Label> = shell.nav

/** The name of the record or page in the first segment of an export's path. */
export function listTitle(path: string, locale: Locale): string {
  const [, segment = ''] = /^\/([^/?]*)/.exec(path) ?? []
  const label = records.find((one) => one.path === segment)?.words.many ?? pages[segment]
  return label?.[locale] ?? wordFor('kind', 'export', locale)
}

export const problemOf = ({ problem }: Pick<ShownJob, 'problem'>, locale: Locale) =>
  problem ? wordFor('problem', problem, locale) : ''

function wordFor(name: 'kind' | 'problem', value: string, locale: Locale): string {
  const facts = fieldsOf(jobs.inputs.job ?? jobs.input, locale).find((field) => field.name === name)
  return facts?.options.find((option) => option.value === value)?.label ?? value
}

const lowered = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
