import { type SQL, sql } from 'drizzle-orm'
import { check, date, index, integer, pgEnum, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label, Locale } from '../../core/locale'
import { document } from '../document/record'
import { organisation, organisations } from '../organisation/record'
import { alsoTold, id, ofWhat, versioned, versionedOmitted } from '../record/columns'
import { described, rowOf } from '../record/described'
import { inWordsOf } from '../record/list'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'

export const eventKind = pgEnum('event_kind', codes('event_kind'))

export const eventPart = pgEnum('event_part', codes('event_part'))

/**
 * An event in the life of organisations. Giải thể (dissolution) is not giải tán, sáp nhập (absorption) not hợp nhất.
 */
export const event = pgTable(
  'event',
  {
    ...versioned(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    kind: eventKind().notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    documentId: uuid('document_id').references(() => document.id),
    /** Where the members went when the organisation ended. */
    membersTo: varchar('members_to', { length: 300 }),
  },
  (t) => [index('event_effective').on(t.effectiveOn, t.id)],
)

/** What officers remark: not for the organisations that took part (decision 042). */
export const eventNote = pgTable(
  'event_note',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => event.id),
    note: varchar({ length: 1000 }),
  },
  (t) => [unique('event_note_event_taken').on(t.eventId)],
)

export const eventOrganisation = pgTable(
  'event_organisation',
  {
    id: id(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => event.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    part: eventPart().notNull(),
    /** How many members left it or came to it by the event, see `leaves`; null: not recorded. */
    members: integer(),
    /** Of these members, the probationary ones and the women; null: not recorded. */
    probationary: integer(),
    female: integer(),
  },
  (t) => [
    check(
      'event_organisation_of_them',
      sql`${t.probationary} between 0 and ${t.members} and ${t.female} between 0 and ${t.members}`,
    ),
    unique('event_organisation_once').on(t.eventId, t.organisationId, t.part),
    index('event_organisation_organisation').on(t.organisationId),
  ],
)

export type EventKind = (typeof eventKind.enumValues)[number]
export type EventPart = (typeof eventPart.enumValues)[number]
/** A number of members that moves, and of them the probationary ones and the women; null: not recorded. */
export type Moved = { members: number | null; probationary: number | null; female: number | null }

const kinds: Record<EventKind, Label> = vocabulary.event_kind

/** The office's word for a kind of event. */
export const eventKindInWords = (kind: keyof typeof kinds, locale: Locale = 'vi'): string => kinds[kind][locale]

const own = createInsertSchema(event, {
  unitId: (unit) => unit.register(field, { label: { vi: 'KCN/KKT', en: 'Park or zone' }, reference: 'unit' }),
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Sự kiện', en: 'Event' },
      inList: true,
      options: kinds,
    }),
  effectiveOn: z.iso.date().register(field, { label: { vi: 'Có hiệu lực từ', en: 'Effective on' }, inList: true }),
  documentId: (document) =>
    document.register(field, {
      label: { vi: 'Quyết định', en: 'Decision' },
      hint: { vi: 'Để trống nếu bổ sung sau', en: 'Empty: to be added later' },
      reference: 'document',
      inList: true,
    }),
  membersTo: (where) =>
    where.register(field, { label: { vi: 'Nơi chuyển đến của đảng viên', en: 'Where the members went' } }),
}).omit(versionedOmitted)

export const EventNote = createInsertSchema(eventNote, {
  note: (note) => note.register(field, { label: { vi: 'Ghi chú', en: 'Note' }, input: 'long-text' }),
}).omit({ id: true, eventId: true })

export const EventInput = own.extend(EventNote.shape)

export type EventInput = z.output<typeof EventInput>

/** The fields of an event that may be corrected later. */
export const EventRevision = EventInput.pick({ membersTo: true, note: true })

const receives = { vi: 'Tiếp nhận đảng viên', en: 'Received members' }

/** What happened to an organisation, by kind of event and part, where vocabulary.event_part does not say it. */
const partsOfKind: { [Kind in EventKind]?: Partial<Record<EventPart, Label>> } = {
  absorbed: {
    predecessor: { vi: 'Sáp nhập vào tổ chức tiếp nhận', en: 'Absorbed by the receiving one' },
    subject: { vi: 'Tiếp nhận, giữ nguyên', en: 'Took the others over, unchanged' },
  },
  consolidated: { predecessor: { vi: 'Kết thúc do hợp nhất', en: 'Ended by the consolidation' } },
  divided: { predecessor: { vi: 'Kết thúc do chia', en: 'Ended by the division' } },
  split_off: { subject: { vi: 'Bị tách, tiếp tục hoạt động', en: 'Split, continues' } },
  reclassified: { subject: { vi: 'Chuyển loại hình, tiếp tục hoạt động', en: 'Of another kind, continues' } },
  transferred: { subject: { vi: 'Được chuyển giao, tiếp nhận', en: 'Transferred' } },
  dissolved: { subject: { vi: 'Giải thể', en: 'Dissolved' }, successor: receives },
  ended_activity: { subject: { vi: 'Kết thúc hoạt động', en: 'Ended activity' }, successor: receives },
}

/** What happened to an organisation by an event, in the office's words. */
export const eventPartInWords = (kind: EventKind, part: EventPart, locale: Locale = 'vi'): string =>
  (partsOfKind[kind]?.[part] ?? vocabulary.event_part[part])[locale]

/** eventPartInWords as SQL. */
export function eventPartAs(kind: SQL, part: SQL, locale: Locale): SQL {
  const branches = Object.keys(kinds).flatMap((ofKind) =>
    eventPart.enumValues.map(
      (as) => sql`when ${ofKind} || ' ' || ${as} then ${eventPartInWords(ofKind as EventKind, as, locale)}`,
    ),
  )
  return sql`case ${kind}::text || ' ' || ${part}::text ${sql.join(branches, sql` `)} end`
}

const endings: readonly EventKind[] = ['dissolved', 'ended_activity']
const moving: readonly EventKind[] = ['absorbed', 'consolidated', 'divided', 'split_off', ...endings]
const takingFromSubject: readonly EventKind[] = ['split_off', 'reclassified', ...endings]

/** Whether an event moves members; a new kind does so only if members went to new cells. */
export const movesMembers = (kind: EventKind, parts: readonly { part: EventPart }[]): boolean =>
  moving.includes(kind) || (kind === 'reclassified' && parts.some(({ part }) => part === 'successor'))

/** Whether members may leave the register by an event: what was not received went elsewhere. */
export const letsMembersOut = (kind: EventKind): boolean => endings.includes(kind)

/** Whether members leave by this part of an event; every other party receives them. */
export const leaves = (kind: EventKind, part: EventPart): boolean =>
  part === 'predecessor' || (part === 'subject' && takingFromSubject.includes(kind))

/** The field for a number of members; empty: not recorded yet. */
export const membersMoved = (label: Label, hint?: Label) =>
  z
    .int()
    .min(0, 'negative')
    .max(99_999)
    .nullish()
    .register(field, { label, ...(hint && { hint }) })

/** Labels for the history. */
export const EventOrganisationInput = z.object({
  members: membersMoved({ vi: 'Số đảng viên chuyển theo sự kiện', en: 'Members moved by the event' }),
  probationary: membersMoved({ vi: 'Trong số chuyển theo sự kiện: dự bị', en: 'Of those moved: probationary' }),
  female: membersMoved({ vi: 'Trong số chuyển theo sự kiện: nữ', en: 'Of those moved: women' }),
})

export const events = described({
  path: 'events',
  words: {
    one: { vi: 'Sự kiện', en: 'Event' },
    many: { vi: 'Sự kiện', en: 'Events' },
    add: { vi: 'Ghi nhận sự kiện', en: 'Record an event' },
  },
  table: event,
  parts: [eventNote],
  input: EventInput,
  inputs: {
    event: own.extend(EventNote.shape),
    event_note: EventNote,
    event_organisation: alsoTold(EventOrganisationInput, {
      organisationId: ofWhat.organisationId,
      part: z.enum(eventPart.enumValues).register(field, {
        label: { vi: 'Vai trò trong sự kiện', en: 'Part in the event' },
        options: vocabulary.event_part,
      }),
    }),
  },
  nameOf: (id, locale) => sql`(select concat_ws(': ', ${inWordsOf(sql`${event.kind}`, EventInput, 'kind', locale)},
      (select ${organisations.referredName(sql`${eventOrganisation.organisationId}`, locale)} from ${eventOrganisation}
        where ${eventOrganisation.eventId} = ${event.id} order by ${eventOrganisation.part} = 'subject' desc, ${eventOrganisation.id} limit 1))
    from ${rowOf(event, event.id, id)})`,
  screens: ['list', 'page', 'edit', 'history', 'retire', 'export'],
  endings: ['withdraw'],
  withdrawalHint: {
    vi: 'Điều sự kiện đã thay đổi trong hồ sơ tổ chức đảng không tự đổi lại: hãy sửa ở hồ sơ đó.',
    en: 'What the event changed on the records of organisations stays: correct it there.',
  },
})
