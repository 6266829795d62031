import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Form } from '@/components/form/form.client'
import { RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import type { FormState } from '@/core/form-state'
import { formatDateTime } from '@/core/locale'
import type { listSessions } from '@/db/session/queries'
import { formWords } from './words'

type Props = {
  sessions: Awaited<ReturnType<typeof listSessions>>
  /** The session of this request. */
  own?: string | undefined
  end?: ((state: FormState, form: FormData) => Promise<FormState>) | undefined
  hidden?: Record<string, string>
}

/** The sessions of an account, each with a button to end it. */
export async function Sessions({ sessions, own, end, hidden = {} }: Props) {
  const [say, locale, words] = [await getTranslations('sessions'), await currentLocale(), await formWords()]
  return (
    <section className="block" aria-labelledby="sessions">
      <div className="block-head">
        <h2 id="sessions">{say('title')}</h2>
      </div>
      <RecordTable
        caption={say('title')}
        captionHidden
        empty={{ text: say('none') }}
        columns={[
          { name: 'device', label: say('device') },
          { name: 'startedAt', label: say('started') },
          { name: 'seenAt', label: say('seen') },
          ...(end ? [{ name: 'end', label: say('act') }] : []),
        ]}
        rows={sessions.map(({ id, device, startedAt, seenAt }) => ({
          id,
          cells: {
            device: (
              <>
                {device || say('unknown')} {id === own && <Tag>{say('this')}</Tag>}
              </>
            ),
            startedAt: formatDateTime(startedAt, locale),
            seenAt: formatDateTime(seenAt, locale),
            end: end && id !== own && (
              <Form
                save={end}
                words={words}
                hidden={{ ...hidden, sessionId: id }}
                submitLabel={say('end')}
                about={`${device || say('unknown')}, ${formatDateTime(startedAt, locale)}`}
              />
            ),
          },
        }))}
      />
    </section>
  )
}
