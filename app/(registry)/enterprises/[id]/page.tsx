import { dayIn, RecordOnNoDay } from '@/app/screen/day'
import { LatestChanges } from '@/app/screen/latest-changes'
import { editableAt, factsOf, inWords, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { AsOfNotice, RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { CopyButton } from '@/components/record/copy-button.client'
import { Facts } from '@/components/record/facts'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { readHistory } from '@/db/audit/trail'
import { findEnterprise, findEnterpriseContact, listEnterpriseStates } from '@/db/enterprise/queries'
import { EnterpriseContactInput, EnterpriseInput, enterprises } from '@/db/enterprise/record'
import { findRecord } from '@/db/plain'
import { entriesOf } from '@/messages/say'
import { editOf } from '../edit'
import { RelatedRecords, readRelated } from '../related'
import { fieldsIn, groups } from '../sections'

export default async function EnterprisePage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'enterprises')
  const asOf = await dayIn(asked)
  if (asOf.problem) return <RecordOnNoDay record={enterprises} id={id} day={asOf} />
  const day = asOf.on
  const { named, enterprise, contact, states, related, latest } = await readRecord(id, async (db) => {
    const [named, enterprise, contact, states, related, latest] = await Promise.all([
      findRecord(db, enterprises, id, locale),
      findEnterprise(db, id, day),
      findEnterpriseContact(db, id),
      listEnterpriseStates(db, id),
      readRelated(db, id, day, locale),
      readHistory(db, 'enterprise', id, locale, 12),
    ])
    if (!named || !enterprise) return null
    return { named, enterprise, contact, states, related, latest }
  })
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
                />
              </>
            )}
            <Tag>{standing}</Tag>
            <RetiredTag record={enterprise} locale={locale} />
            <span>{String(named.unitName ?? '')}</span>
            {related.serving.map((one) => (
              <a key={one.id} href={`/organisations/${one.organisationId}`}>
                {one.organisationName}
              </a>
            ))}
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
      <Facts
        blank={form('blank')}
        sections={[
          ...sections,
          ...(enterprise.isWatched
            ? [
                {
                  id: 'contact',
                  title: say('section.contact'),
                  facts: factsOf(EnterpriseContactInput, contact ?? {}, locale),
                  edit: isOpen ? { href: `/enterprises/${id}/contact`, label: form('edit') } : undefined,
                },
              ]
            : []),
        ]}
      />
      <RelatedRecords {...{ id, related, isOpen, locale }} isWatched={enterprise.isWatched} />
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
      <LatestChanges {...latest} href={`/enterprises/${id}/history`} />
    </>
  )
}
