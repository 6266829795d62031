import { openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { settingName, settingValue } from '@/app/screen/setting-words'
import { WalkBar } from '@/app/screen/walk-bar'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { findSetting, listSettings } from '@/db/setting/queries'
import { settings } from '@/db/setting/record'

export default async function SettingPage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'settings')
  const { setting, all } = await readRecord(id, async (db) => {
    const setting = await findSetting(db, id, locale)
    return setting && { setting, all: await listSettings(db, locale) }
  })

  return (
    <>
      <WalkBar />
      <PageTitle
        title={settingName(setting.key, locale)}
        about={settingValue(setting, locale)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/settings', label: settings.words.many[locale] }] }}
        detail={<RetiredTag record={setting} locale={locale} />}
        actions={
          <>
            {setting.canEdit && (
              <a className="button" href={`/settings/new?key=${setting.key}`}>
                {settings.words.add[locale]}
              </a>
            )}
            <RecordActions record={settings} id={id} canEdit={setting.canEdit} retired={setting.retiredOn !== null} />
          </>
        }
      />
      <SavedNotice params={asked} />
      <RecordFacts
        facts={[
          { label: say('value'), value: settingValue(setting, locale) },
          { label: say('valid'), value: spanInWords(setting.valid, locale, history) },
        ]}
      />
      <TimelineSection
        id="spells"
        title={say('former')}
        none={say('none')}
        spells={all
          .filter(({ key, retiredOn }) => key === setting.key && retiredOn === null)
          .map((spell) => ({
            id: spell.id,
            span: spanInWords(spell.valid, locale, history),
            title: settingValue(spell, locale),
            href: `/settings/${spell.id}`,
            detail: spell.holds ? say('now') : undefined,
            current: spell.holds,
          }))}
      />
    </>
  )
}
