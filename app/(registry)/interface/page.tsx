import { getTranslations } from 'next-intl/server'
import { currentLocale, staffOnly } from '@/app/request/session'
import { PageTitle } from '@/components/shell/page-title'
import { words } from '@/messages/all'
import { entriesOf } from '@/messages/say'
import { parts } from './parts'
import { samplesOf } from './samples'

/** Every part of the interface with its name in both languages and its use; see docs/interface.md. */
export default async function InterfacePage() {
  await staffOnly()
  const [say, sample, form, shell, locale] = await Promise.all([
    getTranslations('interface'),
    getTranslations('interface.sample'),
    getTranslations('form'),
    getTranslations('shell'),
    currentLocale(),
  ])
  const other = locale === 'vi' ? 'en' : 'vi'
  const samples = samplesOf(sample, {
    optional: form('optional'),
    choose: form('choose'),
    error: form('error-prefix'),
    loading: shell('loading'),
  })
  return (
    <>
      <PageTitle title={say('title')} />
      <p className="muted">{say('intro')}</p>
      <div className="parts">
        {entriesOf(parts).map(([id, file]) => (
          <section key={id} id={id} aria-labelledby={`part-${id}`}>
            <div className="block-head">
              <h2 id={`part-${id}`}>{say(`parts.${id}.name`)}</h2>
              <span className="muted" lang={other}>
                {words.interface.parts[id].name[other]}
              </span>
            </div>
            <p className="hint">{say(`parts.${id}.use`)}</p>
            {samples[id]}
            <p className="hint">
              <code lang="en">{file}</code>
            </p>
          </section>
        ))}
      </div>
    </>
  )
}
