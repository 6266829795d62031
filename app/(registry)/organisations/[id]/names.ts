import type { Locale } from '@/core/locale'
import type { Db } from '@/db/actor'
import { listDocumentNames } from '@/db/document/queries'
import { listEnterpriseNames } from '@/db/enterprise/queries'
import { listOrganisationNames } from '@/db/organisation/queries'
import { listKinds } from '@/db/organisation/sight'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

/** What the ids and codes in some rows stand for. What is out of sight has no name. */
export async function namesIn(db: Db, locale: Locale, rows: (Record<string, unknown> | null)[]) {
  const ids = (...columns: string[]) =>
    [...new Set(rows.flatMap((row) => columns.map((column) => row?.[column])))].flatMap((id) =>
      id ? [String(id)] : [],
    )
  const [units, kinds, organisations, documents, enterprises] = await Promise.all([
    listUnitChoices(db),
    listKinds(db),
    listOrganisationNames(db, ids('superior_id', 'superiorId', 'organisation_id')),
    listDocumentNames(db, ids('founding_document_id', 'foundingDocumentId', 'document_id', 'documentId')),
    listEnterpriseNames(db, ids('enterprise_id')),
  ])
  const kindNames = [...kinds].map(({ value, name, nameEn }) => ({ value, label: locale === 'vi' ? name : nameEn }))
  return namesOf([...units, ...kindNames, ...organisations, ...documents, ...enterprises])
}
