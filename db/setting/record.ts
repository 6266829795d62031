import { sql } from 'drizzle-orm'
import { pgEnum, pgTable, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { isPhone } from '../../core/notation'
import { daterange, versioned, versionedOmitted } from '../record/columns'
import { described, rowOf } from '../record/described'
import { inWordsOf } from '../record/list'

export const settingKey = pgEnum('setting_key', [
  'office_name',
  'help_phone',
  'zone_committee',
  'combined_cells_count',
  'vnd_per_usd',
  'reminder_offsets',
  'confirm_within_days',
  'transfer_days',
  'usual_range_factor',
  'workers_for_organisation',
  'contact_months',
])

/** A value that the office sets for the whole registry, from a day on. */
export const setting = pgTable('setting', {
  ...versioned(),
  key: settingKey().notNull(),
  value: varchar({ length: 500 }).notNull(),
  valid: daterange().notNull(),
})

export type SettingKey = (typeof settingKey.enumValues)[number]

export const SettingInput = createInsertSchema(setting, {
  key: (key) =>
    key.register(field, {
      label: { vi: 'Cài đặt', en: 'Setting' },
      inList: true,
      options: {
        office_name: { vi: 'Tên cơ quan', en: 'Name of the office' },
        help_phone: { vi: 'Điện thoại hỗ trợ', en: 'Help telephone' },
        zone_committee: { vi: 'Đảng bộ của khu kinh tế', en: "The zone's Party organisation" },
        combined_cells_count: {
          vi: 'Doanh nghiệp trong chi bộ ghép',
          en: 'Enterprises in combined cells',
        },
        vnd_per_usd: { vi: 'Tỷ giá quy đổi (đồng/USD)', en: 'Exchange rate (VND per USD)' },
        reminder_offsets: { vi: 'Ngày nhắc gửi báo cáo', en: 'Days of reminders' },
        confirm_within_days: { vi: 'Thời hạn xác nhận báo cáo (ngày)', en: 'Days within which reports are confirmed' },
        transfer_days: { vi: 'Thời hạn đối chiếu chuyển sinh hoạt (ngày)', en: 'Days for transfers to match' },
        usual_range_factor: { vi: 'Ngưỡng biến động bất thường', en: 'Threshold of unusual change' },
        workers_for_organisation: {
          vi: 'Số lao động để rà soát thành lập tổ chức đảng',
          en: 'Workers from which an organisation is considered',
        },
        contact_months: {
          vi: 'Số tháng giữ thông tin liên hệ sau khi thôi chức vụ',
          en: 'Months for which contact data are shown after the last position',
        },
      },
    }),
  value: (value) =>
    value
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Giá trị', en: 'Value' }, inList: true }),
}).omit({ ...versionedOmitted, valid: true })

const text = () => z.string().trim().min(1, 'empty').max(500)

/** The schema of the value of each key. The column is text. */
export const settingValues = {
  office_name: z.object({
    value: text().register(field, { label: { vi: 'Tên cơ quan', en: 'Name of the office' } }),
  }),
  help_phone: z.object({
    value: text()
      .refine(isPhone, 'phone')
      .register(field, { label: { vi: 'Điện thoại hỗ trợ', en: 'Help telephone' }, notation: 'phone' }),
  }),
  zone_committee: z.object({
    value: z.uuid('choose').register(field, {
      label: { vi: 'Đảng bộ của khu kinh tế', en: "The zone's Party organisation" },
      hint: {
        vi: 'Tổ chức đứng đầu: đảng viên toàn Đảng bộ khu kinh tế được tính từ tổ chức này trở xuống',
        en: 'At the top: members of the zone are counted from this one down',
      },
      input: 'reference',
      reference: 'organisation',
    }),
  }),
  combined_cells_count: z.object({
    value: z.enum(['1', '0'], 'choose').register(field, {
      label: { vi: 'Doanh nghiệp trong chi bộ ghép', en: 'Enterprises in combined cells' },
      options: {
        1: { vi: 'Được tính là có tổ chức đảng', en: 'Count as having a Party organisation' },
        0: { vi: 'Không được tính là có tổ chức đảng', en: 'Do not count as having one' },
      },
    }),
  }),
  vnd_per_usd: z.object({
    value: z
      .number()
      .positive('positive')
      .max(1_000_000)
      .register(field, { label: { vi: 'Tỷ giá quy đổi (đồng/USD)', en: 'Exchange rate (VND per USD)' } }),
  }),
  reminder_offsets: z.object({
    value: text()
      .regex(/^-?\d{1,3}(\s*[,;]\s*-?\d{1,3})*$/, 'offsets')
      .register(field, {
        label: { vi: 'Ngày nhắc gửi báo cáo', en: 'Days of reminders' },
        hint: {
          vi: 'Số ngày so với hạn gửi, cách nhau bằng dấu phẩy: −14 là trước hạn 14 ngày',
          en: 'Days from the due date, separated by commas: −14 is two weeks before it',
        },
      }),
  }),
  confirm_within_days: z.object({
    value: z
      .int()
      .min(1, 'positive')
      .max(90)
      .register(field, {
        label: { vi: 'Thời hạn xác nhận báo cáo (ngày)', en: 'Days within which reports are confirmed' },
      }),
  }),
  transfer_days: z.object({
    value: z
      .int()
      .min(1, 'positive')
      .max(365)
      .register(field, {
        label: { vi: 'Thời hạn đối chiếu chuyển sinh hoạt (ngày)', en: 'Days for transfers to match' },
      }),
  }),
  usual_range_factor: z.object({
    value: z
      .number()
      .positive('positive')
      .max(20)
      .register(field, {
        label: { vi: 'Ngưỡng biến động bất thường', en: 'Threshold of unusual change' },
        hint: {
          vi: 'Số cao nghĩa là ít cảnh báo hơn; nên để mặc định',
          en: 'A higher number warns less often; best left as it is',
        },
      }),
  }),
  workers_for_organisation: z.object({
    value: z
      .int()
      .min(1, 'positive')
      .max(1_000_000)
      .register(field, {
        label: {
          vi: 'Số lao động để rà soát thành lập tổ chức đảng',
          en: 'Workers from which an organisation is considered',
        },
        hint: {
          vi: 'Doanh nghiệp có từ số lao động này mà chưa có tổ chức đảng được nêu ở trang Việc cần làm',
          en: 'The home page lists enterprises with as many workers and no organisation',
        },
      }),
  }),
  contact_months: z.object({
    value: z
      .int()
      .min(0, 'negative')
      .max(120)
      .register(field, {
        label: {
          vi: 'Số tháng giữ thông tin liên hệ sau khi thôi chức vụ',
          en: 'Months for which contact data are shown after the last position',
        },
        hint: {
          vi: 'Sau thời gian này, điện thoại và thư điện tử của người không còn giữ chức vụ chỉ người đó xem được',
          en: 'After that only the person sees the telephone and e-mail of somebody without a position',
        },
      }),
  }),
} satisfies Record<SettingKey, z.ZodObject>

/** The values of keys that the office has not set. */
export const settingDefaults = {
  reminder_offsets: '-14,-3,0,3',
  confirm_within_days: '5',
  transfer_days: '84',
  usual_range_factor: '3.5',
  workers_for_organisation: '100',
  contact_months: '12',
} satisfies Partial<Record<SettingKey, string>>

export const settings = described({
  path: 'settings',
  words: {
    one: { vi: 'Cài đặt', en: 'Setting' },
    many: { vi: 'Cài đặt', en: 'Settings' },
    add: { vi: 'Ghi giá trị mới', en: 'Record a new value' },
  },
  table: setting,
  input: SettingInput,
  nameOf: (id, locale) =>
    sql`(select ${inWordsOf(sql`${setting.key}`, SettingInput, 'key', locale)} from ${rowOf(setting, setting.id, id)})`,
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  endings: ['withdraw'],
  endingWords: { withdraw: { vi: 'Bỏ giá trị nhập nhầm', en: 'Withdraw a value entered in error' } },
  menu: 'reference',
})
