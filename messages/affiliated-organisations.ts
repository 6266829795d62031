import type { Words } from './words'

export const affiliatedOrganisations = {
  end: { vi: 'Ghi nhận kết thúc hoạt động', en: 'Record its end' },
} satisfies Words
