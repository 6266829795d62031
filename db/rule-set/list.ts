import { sql } from 'drizzle-orm'
import { filterBy } from '../record/filters'
import { inWords, rising } from '../record/keys'
import { dayOf, fieldsFrom } from '../record/list'
import { type Listing, spellInFile, unlessRetired } from '../record/listing'
import { RuleSetInput, ruleSet, ruleSets } from './record'

const checked = { label: { vi: 'Đối chiếu', en: 'Check' } }

/** Rules on the list's day, by group; without a day also those to come. */
export const ruleList: Listing = {
  record: ruleSets,
  from: () => sql`rule_set r`,
  id: sql`r.id`,
  retiredOn: sql`r.retired_on`,
  fields: fieldsFrom('r', ruleSet),
  aliases: { rule_set: 'r' },
  always: (asked) => [
    unlessRetired(
      asked,
      asked.validOn ? sql`r.valid @> ${dayOf(asked)}` : sql`(upper_inf(r.valid) or upper(r.valid) > ${dayOf(asked)})`,
    ),
  ],
  filters: {
    subject: filterBy(RuleSetInput, 'subject', sql`r.subject`),
    confirmed: {
      ...checked,
      options: {
        no: { vi: 'Chưa đối chiếu', en: 'Not checked yet' },
        yes: { vi: 'Đã đối chiếu với văn bản', en: 'Checked against the text' },
      },
      where: (value) => sql`r.is_confirmed = ${value === 'yes'}`,
    },
  },
  sortable: {
    subject: sql`r.subject`,
    name: sql`r.name collate vi_natural`,
  },
  sort: 'subject',
  ties: [rising(sql`r.rank`), rising(inWords(sql`r.name`))],
  also: {
    valid: { label: { vi: 'Thời gian áp dụng', en: 'Holds' } },
    checked,
    ...spellInFile.columns,
  },
  inFile: { ...spellInFile.inFile, checked: ['isConfirmed'], code: ['name'] },
  around: () => ({ columns: spellInFile.around }),
  shown: ['name', 'subject', 'amount', 'source', 'valid', 'checked'],
  inTime: true,
}
