import { sql } from 'drizzle-orm'
import { labelIn, unitFilter } from '../record/filters'
import { inWords, keyed } from '../record/keys'
import type { Listing } from '../record/listing'
import { plainList } from '../record/plain-list'
import { DocumentInput, document, documents } from './record'

const plain = plainList(documents)
const { type } = plain.filters
const filed = sql`exists (select from document_file f where f.document_id = ${document.id})`

/** Documents, newest first. */
export const documentList: Listing = {
  ...plain,
  filters: {
    ...(type && { type }),
    year: {
      label: { vi: 'Năm', en: 'Year' },
      accepts: /^(19|20)\d\d$/,
      options: (db) =>
        db.execute(sql`select distinct extract(year from issued_on)::text as value, extract(year from issued_on)::text as label
          from document order by value desc`),
      where: (year) =>
        sql`${document.issuedOn} between make_date(${Number(year)}::int, 1, 1) and make_date(${Number(year)}::int, 12, 31)`,
    },
    unit: unitFilter(sql`${document.unitId}`, labelIn(DocumentInput, 'unitId')),
    file: {
      label: { vi: 'Tệp', en: 'File' },
      options: {
        yes: { vi: 'Đã có tệp', en: 'With a file' },
        no: { vi: 'Chưa có tệp', en: 'Without a file' },
      },
      where: (value) => (value === 'yes' ? filed : sql`not ${filed}`),
    },
  },
  sight: { unit: sql`${document.unitId}`, own: sql`own_documents()` },
  sortable: {
    ...plain.sortable,
    number: keyed(inWords(sql`${document.number}`), sql`${document.id}`),
    issuedOn: keyed(sql`${document.issuedOn}`, sql`${document.id}`),
  },
  hint: (id) => sql`(select h.subject from document h where h.id = ${id})`,
  sort: '-issuedOn',
  also: { fileName: { label: { vi: 'Tệp', en: 'File' } } },
  shown: ['number', 'type', 'issuedOn', 'issuer', 'subject', 'fileName'],
  around: () => ({ columns: { fileName: sql`(select f.name from document_file f where f.document_id = page.id)` } }),
}
