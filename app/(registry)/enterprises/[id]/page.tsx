import { getTranslations } from 'next-intl/server'
import { dayIn, RecordOnNoDay } from '@/app/screen/day'
import { LatestChanges } from '@/app/screen/latest-changes'
import { OpenTasks } from '@/app/screen/open-tasks'
import { pastOf } from '@/app/screen/past'
import { editableAt, factsOf, inWords, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { AsOfNotice, RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { keys } from '@/components/keys/keys'
import { CopyButton } from '@/components/record/copy-button.client'
import { Facts } from '@/components/record/facts'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { EnterpriseContactInput, EnterpriseInput, enterprises } from '@/db/enterprise/record'
import { entriesOf } from '@/messages/say'
import { editOf } from '../edit'
import { LastFigures } from '../last-figures'
import { readEnterprise } from '../read'
import { RelatedRecords } from '../related'
import { fieldsIn, groups } from '../sections'
import { ServingOrganisations } from '../serving'

export default async function EnterprisePage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'enterprises')
  const asOf = await dayIn(asked)
  if (asOf.problem) return <RecordOnNoDay record={enterprises} id={id} day={asOf} />
  const day = asOf.on
  const { named, enterprise, contact, states, related, latest, tasks } = await readRecord(id, (db) =>
    readEnterprise(db, id, day, locale),
  )
  const [record, kept, past] = await Promise.all([
    getTranslations('record'),
    keepingList(),
    pastOf({ ...latest, href: `/enterprises/${id}/history` }),
  ])
  const isOpen = enterprise.canEdit && !day && !enterprise.retiredOn
  // Why there is no valid tax code is only asked where there is none; notes are not for readers of the public facts.
  const unasked = [...(enterprise.taxCodeReason ? [] : ['taxCodeReason']), ...(enterprise.isWatched ? [] : ['note'])]
  const inPlace = isOpen
    ? async (section: string) => <SectionEdit {...(await editOf(id, section))} section={section} />
    : undefined
  const sections = await Promise.all(
    entriesOf(groups).map(async ([group]) => ({
      id: group,
      title: say(`section.${group}`),
      facts: factsOf(EnterpriseInput, { ...named, ...enterprise }, locale, { only: fieldsIn(group), without: unasked }),
      ...(await editableAt(`/enterprises/${id}`, group, asked, inPlace)),
    })),
  )
  const standing = inWords(EnterpriseInput, enterprise, locale, ['standing'])

  return (
    <>
      <WalkBar />
      <PageTitle
        title={enterprise.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/enterprises', label: enterprises.words.many[locale] }] }}
        detail={
          <>
            {enterprise.taxCode && (
              <>
                <span className="code">{enterprise.taxCode}</span>
                <CopyButton
                  text={enterprise.taxCode}
                  label={form('copy')}
                  done={form('copied')}
                  what={say('tax-code')}
                  letter={keys['copy-code'].key}
                />
              </>
            )}
            <Tag>{standing}</Tag>
            <RetiredTag record={enterprise} locale={locale} />
            <span>{String(named.unitName ?? '')}</span>
          </>
        }
        actions={
          <>
            {isOpen && (
              <a className="button" href={`/enterprises/${id}/close`}>
                {say('close')}
              </a>
            )}
            <RecordActions
              copies
              record={enterprises}
              id={id}
              canEdit={enterprise.canEdit && !day}
              retired={Boolean(enterprise.retiredOn)}
            />
          </>
        }
      />
      <SavedNotice params={asked} />
      <AsOfNotice day={day} href={`/enterprises/${id}`} locale={locale} />
      <LastFigures {...related} locale={locale} />
      <div className="record">
        <div className="record-beside">
          <ServingOrganisations serving={related.serving} locale={locale} />
          {enterprise.isWatched && !day && <OpenTasks tasks={tasks} own={id} mayAct={isOpen} />}
          <LatestChanges {...latest} href={`/enterprises/${id}/history`} />
        </div>
        <div>
          <Facts
            without={record('without')}
            past={past}
            sections={[
              ...sections,
              ...(enterprise.isWatched
                ? [
                    {
                      id: 'contact',
                      title: say('section.contact'),
                      facts: factsOf(EnterpriseContactInput, contact ?? {}, locale),
                      edit: isOpen ? { href: kept(`/enterprises/${id}/contact`), label: form('edit') } : undefined,
                    },
                  ]
                : []),
            ]}
          />
          <RelatedRecords {...{ id, related, isOpen }} isWatched={enterprise.isWatched} />
          <TimelineSection
            id="states"
            title={say('states')}
            none={say('no-states')}
            spells={states.map((state) => ({
              id: state.id,
              span: spanInWords(state.valid, locale, history),
              title: state.name,
              detail: inWords(EnterpriseInput, state, locale, ['ownership', 'standing']),
              current: state.to === null,
            }))}
          />
        </div>
      </div>
    </>
  )
}
