import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { isPhone } from '../../core/notation'

/** Label and hint of every note: the register must not hold state secrets or facts about single members. */
export const noteFacts = {
  label: { vi: 'Ghi chú', en: 'Note' },
  input: 'long-text',
  isOwn: true,
  hint: {
    vi: 'Không nhập thông tin thuộc danh mục bí mật nhà nước, hồ sơ đảng viên, nội dung kỷ luật hoặc tình hình phức tạp về lao động.',
    en: 'No state secrets, no member files, no discipline, no labour disputes.',
  },
} as const

/** Contact fields. The maximal length of `phone` comes from its column. */
export const reach = {
  phone: (phone: z.ZodString) =>
    phone.refine(isPhone, 'phone').register(field, { label: { vi: 'Điện thoại', en: 'Telephone' }, notation: 'phone' }),
  email: z
    .email('email')
    .max(120)
    .nullish()
    .register(field, { label: { vi: 'Thư điện tử', en: 'E-mail' }, isOwn: true }),
}

/** A checkbox, shown only when a likely duplicate was found, that confirms that the new record is a different thing. */
export const isAnother = (label: Label) => z.boolean().default(false).register(field, { label, onDemand: true })

const fromDay = z.iso.date().register(field, { label: { vi: 'Từ ngày', en: 'From' }, inList: true })
const lastDayFacts = { label: { vi: 'Đến hết ngày', en: 'Last day' }, inList: true }

/** The first day of a record's life in the registry. */
export const followedFrom = (hint: Label) =>
  z.iso
    .date()
    .refine(hasCome, 'date.future')
    .nullish()
    .register(field, {
      label: { vi: 'Theo dõi trong sổ bộ từ ngày', en: 'Followed in the register from' },
      hint,
      isOwn: true,
    })

/** From one day to the last. */
export const spell = { from: fromDay, to: z.iso.date().register(field, lastDayFacts) }

/** Fields for a spell that may be open-ended. */
export const openSpell = {
  from: fromDay,
  to: z.iso
    .date()
    .nullish()
    .register(field, {
      ...lastDayFacts,
      hint: { vi: 'Để trống: cho đến khi có thay đổi', en: 'Empty: until further notice' },
    }),
}

/** The form that ends a spell: its last day, inclusive. */
export const endOfSpell = (label: Label, hint: Label) =>
  z.object({ lastDay: z.iso.date().register(field, { label, hint }) })
