import { getTranslations } from 'next-intl/server'
import { fileNameOf, pdfResponse } from '@/app/paper/pdf'
import { currentLocale } from '@/app/request/session'
import { readRecord } from '@/app/screen/read-record'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { aboutSent, findSent, sentLines, stateOfSent } from '../../../sent'

/** The only line that is no number. */
const isGrade = ({ name }: { name: string }) => name === 'grade'

type Props = { params: Promise<{ versionId: string }> }

/** The receipt as a PDF, with a place to sign. */
export async function GET(_: Request, { params }: Props) {
  const { versionId } = await params
  const [say, report, locale] = await Promise.all([
    getTranslations('report.sent'),
    getTranslations('report'),
    currentLocale(),
  ])
  const sent = await readRecord(versionId, (db) => findSent(db, versionId, locale))
  const { version, openReport } = sent
  const { name, periodName, isCell, ...circumstances } = openReport.circumstances
  const period = { ...circumstances, name: periodName }
  const [{ code, facts, integrity }, state, lines] = await Promise.all([
    aboutSent(sent),
    stateOfSent(sent),
    sentLines(sent),
  ])
  return pdfResponse(
    {
      title: say('paper'),
      about: [nameOfPeriod(period, locale), name],
      lines: [code, ...facts, ...lines.filter(isGrade), { label: say('state'), value: state }],
      tables: [
        {
          caption: say('summary'),
          heads: ['', say('members')],
          rows: lines.filter((line) => !isGrade(line)).map(({ label, value }) => [label, value]),
        },
      ],
      notes: version.note ? [`${report('note')}: ${version.note}`] : [],
      signers: [say('signs.reporter'), say(isCell ? 'signs.cell' : 'signs.committee')],
      signHint: say('signs.hint'),
      integrityCode: integrity.value,
    },
    fileNameOf(
      say('file', { period: nameInSentence(period, locale) }),
      name,
      version.number > 1 && say('file-number', { number: version.number }),
    ),
  )
}
