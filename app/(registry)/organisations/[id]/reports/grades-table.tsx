import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount, type Locale } from '@/core/locale'
import { vocabulary } from '@/db/record/vocabulary'
import { gradesOf, type SumBelow } from '@/db/report/summing'

/** How many organisations have which grade. */
export async function GradesTable({ sum, locale }: { sum: SumBelow; locale: Locale }) {
  const say = await getTranslations('organisation-reports')
  const graded = gradesOf(sum.rows)
  if (graded.length === 0) return null
  const ungraded = sum.of - graded.reduce((all, { count }) => all + count, 0)
  return (
    <RelatedTable
      id="grades"
      title={say('grades')}
      none={say('none')}
      columns={[
        { name: 'grade', label: say('grade') },
        { name: 'count', label: say('organisations-count'), kind: 'number' },
      ]}
      rows={[
        ...graded.map(({ grade, count }) => ({
          id: grade,
          cells: { grade: vocabulary.grade[grade][locale], count: formatCount(count, locale) },
        })),
        { id: 'none', cells: { grade: say('ungraded'), count: formatCount(ungraded, locale) } },
      ]}
    />
  )
}
