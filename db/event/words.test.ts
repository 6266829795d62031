import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inRegistry } from '../testing/stories'
import { eventKind, eventPart, eventPartAs, eventPartInWords } from './record'

test.each([
  ['established', 'successor', 'Được thành lập'],
  ['renamed', 'subject', 'Đối tượng của sự kiện'],
  ['reclassified', 'subject', 'Chuyển loại hình, tiếp tục hoạt động'],
  ['reclassified', 'successor', 'Được thành lập'],
  ['term_extended', 'subject', 'Đối tượng của sự kiện'],
  ['committee_renewed', 'subject', 'Đối tượng của sự kiện'],
  ['transferred', 'subject', 'Được chuyển giao, tiếp nhận'],
  ['absorbed', 'predecessor', 'Sáp nhập vào tổ chức tiếp nhận'],
  ['absorbed', 'subject', 'Tiếp nhận, giữ nguyên'],
  ['consolidated', 'predecessor', 'Kết thúc do hợp nhất'],
  ['consolidated', 'successor', 'Được thành lập'],
  ['divided', 'predecessor', 'Kết thúc do chia'],
  ['divided', 'successor', 'Được thành lập'],
  ['split_off', 'subject', 'Bị tách, tiếp tục hoạt động'],
  ['split_off', 'successor', 'Được thành lập'],
  ['dissolved', 'subject', 'Giải thể'],
  ['dissolved', 'successor', 'Tiếp nhận đảng viên'],
  ['ended_activity', 'subject', 'Kết thúc hoạt động'],
  ['ended_activity', 'successor', 'Tiếp nhận đảng viên'],
] as const)('the part of an organisation is said by the kind of event: %s, %s', (kind, part, words) => {
  expect(eventPartInWords(kind, part)).toBe(words)
})

test('the database says every part in the same words', () =>
  inRegistry(async ({ db }) => {
    for (const locale of ['vi', 'en'] as const) {
      const rows = await db.execute<{ kind: never; part: never; words: string }>(sql`
        select kind, part, ${eventPartAs(sql`kind`, sql`part`, locale)} as words
        from unnest(enum_range(null::event_kind)) kind, unnest(enum_range(null::event_part)) part`)
      expect(rows).toHaveLength(eventKind.enumValues.length * eventPart.enumValues.length)
      for (const { kind, part, words } of rows) expect(words).toBe(eventPartInWords(kind, part, locale))
    }
  }))
