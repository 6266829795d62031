import type { Label } from '../../core/locale'

/** ISO 3166-1 codes of the countries of investors; Hong Kong and Taiwan are recorded as territories. */
const names = {
  VN: { vi: 'Việt Nam', en: 'Viet Nam' },
  AU: { vi: 'Úc', en: 'Australia' },
  BE: { vi: 'Bỉ', en: 'Belgium' },
  CA: { vi: 'Ca-na-đa', en: 'Canada' },
  CH: { vi: 'Thụy Sĩ', en: 'Switzerland' },
  CN: { vi: 'Trung Quốc', en: 'China' },
  DE: { vi: 'Đức', en: 'Germany' },
  DK: { vi: 'Đan Mạch', en: 'Denmark' },
  FI: { vi: 'Phần Lan', en: 'Finland' },
  FR: { vi: 'Pháp', en: 'France' },
  GB: { vi: 'Anh', en: 'United Kingdom' },
  HK: { vi: 'Hồng Kông (Trung Quốc)', en: 'Hong Kong (China)' },
  ID: { vi: 'In-đô-nê-xi-a', en: 'Indonesia' },
  IN: { vi: 'Ấn Độ', en: 'India' },
  IT: { vi: 'I-ta-li-a', en: 'Italy' },
  JP: { vi: 'Nhật Bản', en: 'Japan' },
  KR: { vi: 'Hàn Quốc', en: 'Korea' },
  KY: { vi: 'Quần đảo Cây-man', en: 'Cayman Islands' },
  LU: { vi: 'Lúc-xăm-bua', en: 'Luxembourg' },
  MY: { vi: 'Ma-lai-xi-a', en: 'Malaysia' },
  NL: { vi: 'Hà Lan', en: 'Netherlands' },
  NO: { vi: 'Na Uy', en: 'Norway' },
  PH: { vi: 'Phi-líp-pin', en: 'Philippines' },
  RU: { vi: 'Nga', en: 'Russia' },
  SE: { vi: 'Thụy Điển', en: 'Sweden' },
  SG: { vi: 'Xinh-ga-po', en: 'Singapore' },
  TH: { vi: 'Thái Lan', en: 'Thailand' },
  TW: { vi: 'Đài Loan (Trung Quốc)', en: 'Taiwan (China)' },
  US: { vi: 'Hoa Kỳ', en: 'United States' },
  VG: { vi: 'Quần đảo Virgin thuộc Anh', en: 'British Virgin Islands' },
  WS: { vi: 'Xa-moa', en: 'Samoa' },
} satisfies Record<string, Label>

type Code = keyof typeof names

export const countries = {
  codes: Object.keys(names) as [Code, ...Code[]],
  labels: names as Record<string, Label>,
}
