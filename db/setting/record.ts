import { pgEnum, pgTable, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { field } from '../../core/field'
import { daterange, kept, keptOmitted } from '../columns'

export const settingKey = pgEnum('setting_key', [
  'office_name',
  'help_phone',
  'zone_committee',
  'combined_cells_count',
  'vnd_per_usd',
])

/** What the office decides for the whole registry, and since when. */
export const setting = pgTable('setting', {
  ...kept(),
  key: settingKey().notNull(),
  value: varchar({ length: 500 }).notNull(),
  valid: daterange().notNull(),
})

export const SettingInput = createInsertSchema(setting, {
  key: (key) =>
    key.register(field, {
      label: { vi: 'Cài đặt', en: 'Setting' },
      inList: true,
      options: {
        office_name: { vi: 'Tên cơ quan', en: 'Name of the office' },
        help_phone: { vi: 'Điện thoại hỗ trợ', en: 'Help telephone' },
        zone_committee: {
          vi: 'Đảng bộ của khu kinh tế (mã tổ chức)',
          en: "The zone's Party committee (organisation id)",
        },
        combined_cells_count: {
          vi: 'Tính doanh nghiệp trong chi bộ ghép là có tổ chức đảng (1: có, 0: không)',
          en: 'An enterprise in a combined cell counts as having an organisation (1 yes, 0 no)',
        },
        vnd_per_usd: { vi: 'Tỷ giá quy đổi (đồng/USD)', en: 'Exchange rate (VND per USD)' },
      },
    }),
  value: (value) =>
    value
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Giá trị', en: 'Value' }, inList: true }),
}).omit({ ...keptOmitted, valid: true })
