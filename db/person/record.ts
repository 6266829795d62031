import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { id, versioned, versionedOmitted } from '../record/columns'
import { described, namedBy } from '../record/described'
import { isAnother, reach } from '../record/inputs'
import { inWords, keyed } from '../record/keys'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'

export const sex = pgEnum('sex', codes('sex'))
export const jobClass = pgEnum('job_class', codes('job_class'))

/** An office-holder. Ordinary members are only counted, never named. */
export const person = pgTable(
  'person',
  {
    ...versioned(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    fullName: varchar('full_name', { length: 120 }).notNull(),
    givenName: varchar('given_name', { length: 60 }),
    sex: sex(),
    birthYear: integer('birth_year'),
    jobTitle: varchar('job_title', { length: 120 }),
    jobClass: jobClass('job_class'),
    /**
     * The first key of the order of people: the last word of the name, unless given_name is set (foreign names). The full
     * name is the second one: in one text the collation would compare tones of the given name only after the family name.
     */
    sortName: text('sort_name').generatedAlwaysAs(
      sql`coalesce("person"."given_name", regexp_replace("person"."full_name", '^.*\\s', ''))`,
    ),
  },
  (t) => [
    index('person_unit').on(t.unitId),
    index('person_name').on(sql`${t.sortName} collate vi_natural`, sql`${t.fullName} collate vi_natural`, t.id),
  ],
)

/** Contact data of a person: readable for officers of the unit and the person only. */
export const personContact = pgTable(
  'person_contact',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    phone: varchar({ length: 20 }),
    email: varchar({ length: 120 }),
  },
  (t) => [unique('person_contact_person_taken').on(t.personId)],
)

export const PersonInput = createInsertSchema(person, {
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT', en: 'Park or zone' },
      reference: 'unit',
      inList: true,
      stays: true,
    }),
  fullName: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Họ và tên', en: 'Full name' }, inList: true }),
  givenName: (name) =>
    name.register(field, {
      label: { vi: 'Tên gọi để xếp thứ tự', en: 'Given name for sorting' },
      hint: {
        vi: 'Chỉ điền khi tên không phải từ cuối, ví dụ tên người nước ngoài',
        en: 'Only when the given name is not the last word',
      },
    }),
  sex: (sex) =>
    sex.register(field, {
      label: { vi: 'Giới tính', en: 'Sex' },
      options: vocabulary.sex,
    }),
  // The input kind `code` (no group separators) delivers text, so it is coerced.
  birthYear: z.coerce
    .number('year')
    .int('year')
    .min(1900, 'year')
    .max(2100, 'year')
    .nullish()
    .register(field, { label: { vi: 'Năm sinh', en: 'Year of birth' }, input: 'year' }),
  jobTitle: (title) =>
    title.register(field, { label: { vi: 'Chức vụ tại doanh nghiệp', en: 'Job in the enterprise' }, inList: true }),
  jobClass: (job) =>
    job.register(field, {
      label: { vi: 'Nhóm công việc', en: 'Class of job' },
      options: vocabulary.job_class,
    }),
}).omit(versionedOmitted)

export type PersonInput = z.output<typeof PersonInput>

/** With the question that is asked if somebody of this name is on record. */
export const PersonRegistration = PersonInput.extend({
  isAnother: isAnother({
    vi: 'Đã kiểm tra: không trùng với người đã có',
    en: 'Checked: not a person already registered',
  }),
})

export const PersonContactInput = createInsertSchema(personContact, {
  ...reach,
}).omit({ id: true, personId: true })

export const people = described({
  path: 'people',
  words: {
    one: { vi: 'Người giữ chức vụ', en: 'Office-holder' },
    many: { vi: 'Người giữ chức vụ', en: 'Office-holders' },
    add: { vi: 'Thêm người giữ chức vụ', en: 'Add an office-holder' },
  },
  table: person,
  parts: [personContact],
  input: PersonInput,
  inputs: { person: PersonInput, person_contact: PersonContactInput },
  nameOf: namedBy(person, person.fullName),
  mark: { vi: 'không còn giữ chức vụ', en: 'no longer in the position' },
  hasEnded: (id, day) => sql`left_office(${id}, ${day})`,
  namedPastPolicies: true,
  calledIn: 'fullName',
  screens: ['list', 'new', 'page', 'edit', 'history', 'export'],
  inBatch: ['unitId', 'jobTitle', 'jobClass'],
})

/** The order of people: by given name, then by the whole name. */
export const byGivenName = keyed(inWords(sql`p.sort_name`), inWords(sql`p.full_name`), sql`p.id`)
