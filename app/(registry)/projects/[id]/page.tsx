import { getTranslations } from 'next-intl/server'
import { dayIn, RecordOnNoDay } from '@/app/screen/day'
import { LatestChanges } from '@/app/screen/latest-changes'
import { latestEntries, pastOf } from '@/app/screen/past'
import { editableAt, factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { RecordLink } from '@/app/screen/record-link'
import { AsOfNotice, RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { Facts } from '@/components/record/facts'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { formatFullMoney } from '@/core/locale'
import { readHistory } from '@/db/audit/trail'
import { findRecord } from '@/db/plain'
import { findProject, listProjectCapital } from '@/db/project/queries'
import { ProjectInput, projects } from '@/db/project/record'
import { editOf } from '../edit'
import { groups } from '../sections'

export default async function ProjectPage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'projects')
  const asOf = await dayIn(asked)
  if (asOf.problem) return <RecordOnNoDay record={projects} id={id} day={asOf} />
  const day = asOf.on
  const { found, project, amendments, latest } = await readRecord(id, async (db) => {
    const [found, project] = [await findRecord(db, projects, id, locale), await findProject(db, id, day)]
    if (!found || !project) return null
    const [amendments, latest] = [
      await listProjectCapital(db, id),
      await readHistory(db, 'project', id, locale, latestEntries),
    ]
    return { found, project, amendments, latest }
  })
  const [record, kept, past] = await Promise.all([
    getTranslations('record'),
    keepingList(),
    pastOf({ ...latest, href: `/projects/${id}/history` }),
  ])
  const isOpen = project.canEdit && !day && !project.retiredOn
  const inPlace = await editableAt(
    `/projects/${id}`,
    'project',
    asked,
    isOpen ? async (section) => <SectionEdit {...(await editOf(id, section))} section={section} /> : undefined,
  )
  const money = (amount: number | null) =>
    amount !== null && project.currency ? formatFullMoney(amount, project.currency, locale) : ''
  const facts = (only: readonly string[]) =>
    factsOf(ProjectInput, { ...found, ...project }, locale, { only: [...only] })

  return (
    <>
      <WalkBar />
      <PageTitle
        title={project.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/projects', label: projects.words.many[locale] }] }}
        detail={
          <>
            <span className="code">{project.code}</span>
            <RecordLink
              href={`/enterprises/${project.enterpriseId}`}
              name={found.enterpriseName}
              opens={project.enterpriseOpens}
            />
            <strong>{money(project.registeredCapital)}</strong>
            <RetiredTag record={project} locale={locale} />
          </>
        }
        actions={
          <RecordActions
            copies
            record={projects}
            id={id}
            canEdit={project.canEdit && !day}
            retired={Boolean(project.retiredOn)}
          />
        }
      />
      <SavedNotice params={asked} />
      <AsOfNotice day={day} href={`/projects/${id}`} locale={locale} />
      <div className="record">
        <div className="record-beside">
          <LatestChanges {...latest} href={`/projects/${id}/history`} />
        </div>
        <div>
          <Facts
            without={record('without')}
            past={past}
            sections={[
              { id: 'project', title: say('section.project'), facts: facts(groups.project), ...inPlace },
              {
                id: 'capital',
                title: say('section.capital'),
                facts: [
                  ...facts(['amendment', 'currency']),
                  ...factsOf(ProjectInput, {}, locale, { only: ['registeredCapital', 'implementedCapital'] }).map(
                    ({ label }, at) => ({
                      label,
                      value: money(at === 0 ? project.registeredCapital : project.implementedCapital),
                    }),
                  ),
                ],
                edit: isOpen ? { href: kept(`/projects/${id}/amend`), label: say('amend') } : undefined,
              },
            ]}
          />
          <TimelineSection
            id="amendments"
            title={say('amendments')}
            none={say('no-amendments')}
            spells={amendments.map((one) => ({
              id: one.id,
              span: spanInWords(one.valid, locale, history),
              title: formatFullMoney(one.registeredCapital, one.currency, locale),
              detail: one.amendment === 0 ? say('first') : say('amendment', { number: one.amendment }),
              current: one.valid.endsWith(',)'),
            }))}
          />
        </div>
      </div>
    </>
  )
}
