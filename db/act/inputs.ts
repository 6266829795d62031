import { z } from 'zod'
import { field } from '../../core/field'
import { DecisionInput } from '../document/record'
import { EventInput } from '../event/record'

/** The fields of every act on an organisation: its day, decision and note. */
export const ActInput = z
  .object({
    effectiveOn: z.iso.date().register(field, {
      label: { vi: 'Có hiệu lực từ ngày', en: 'Effective from' },
      hint: { vi: 'Trước ngày này hồ sơ giữ nguyên như cũ', en: 'Before this day the record stays as it was' },
    }),
  })
  .extend(DecisionInput.shape)
  .extend({ note: EventInput.shape.note })

export type ActInput = z.output<typeof ActInput>

/** The superior that the subordinates of an ended organisation get. */
export const HeirInput = z.object({
  heirId: z
    .uuid()
    .nullish()
    .register(field, {
      label: { vi: 'Tổ chức đảng trực thuộc chuyển về', en: 'Subordinate organisations go to' },
      hint: { vi: 'Chỉ điền khi còn tổ chức đảng trực thuộc', en: 'Only when there are subordinate organisations' },
      reference: 'superior',
    }),
  externalHeir: z
    .string()
    .trim()
    .max(200)
    .nullish()
    .register(field, {
      when: { field: 'heirId', is: [''] },
      label: {
        vi: 'Hoặc chuyển về cấp ủy ngoài Đảng bộ khu kinh tế',
        en: 'Or to a committee outside the zone’s Party organisation',
      },
    }),
})
export type HeirInput = z.output<typeof HeirInput>
