import type { Label } from '../../core/locale'

/** Why a record may be the same as another one. */
export const signs = {
  same_tax_code: { vi: 'trùng mã số thuế', en: 'same tax code' },
  same_name: { vi: 'trùng tên', en: 'same name' },
  similar_name: { vi: 'tên gần giống', en: 'similar name' },
  same_address: { vi: 'trùng địa chỉ', en: 'same address' },
  same_unit: { vi: 'cùng KCN/KKT', en: 'same park' },
  same_birth_year: { vi: 'cùng năm sinh', en: 'same year of birth' },
  same_job: { vi: 'cùng chức vụ tại doanh nghiệp', en: 'same job' },
  same_organisation: { vi: 'cùng tổ chức đảng', en: 'same organisation' },
  same_phone: { vi: 'trùng số điện thoại', en: 'same telephone' },
} satisfies Record<string, Label>

export type Sign = keyof typeof signs

/** How many likely duplicates are named to a user. */
export const mostNamed = 5
