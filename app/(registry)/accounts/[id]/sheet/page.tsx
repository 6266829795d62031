import { getTranslations } from 'next-intl/server'
import { formWords } from '@/app/screen/words'
import { PageTitle } from '@/components/shell/page-title'
import { issue } from '../../issue'
import { askSheetReason, readEditable } from '../../record'
import { IssueSheet } from './issue-sheet.client'

export default async function SheetPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { say, crumbs } = await readEditable(id)
  const [words, reason, form] = await Promise.all([formWords(), askSheetReason(), getTranslations('form')])
  return (
    <>
      <PageTitle title={say('sheet.title')} crumbs={{ label: form('crumbs'), links: crumbs }} />
      <IssueSheet
        save={issue.bind(null, id)}
        askReason={reason}
        words={words}
        submitLabel={say('sheet.issue')}
        cancelHref={`/accounts/${id}`}
        text={{
          explain: say('sheet.explain'),
          once: say('sheet.once'),
          print: say('sheet.print'),
          back: say('sheet.back'),
          qr: say('sheet.qr'),
        }}
      />
    </>
  )
}
