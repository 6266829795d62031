import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** All texts of a language: the messages, the codes in words, and the labels of records and screens. */
function textsIn(language: 'vi' | 'en'): { path: string; text: string }[] {
  const roots = ['app', 'components', 'core', 'db', 'messages'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`))
  const sources = roots.filter((path) => /\.(ts|tsx|json)$/.test(path) && !/\.test\.tsx?$|migrations|^db\/(testing|reference)\//.test(path))
  const text = new RegExp(`\\b${language}"?: ?(?:"((?:[^"\\\\]|\\\\.)*)"|'((?:[^'\\\\]|\\\\.)*)'|\`([^\`]*)\`)`, 'g')
  return sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(text)].map(([, ...kinds]) => ({ path, text: kinds.find(Boolean) ?? '' })))
}

/** What the office does not say, and what it says instead (docs/glossary.md). */
const notSaid = {
  vi: [
    [/doanh nghiệp (đang )?phụ trách|phụ trách doanh nghiệp|phạm vi phụ trách/i, 'doanh nghiệp thuộc phạm vi'],
    [/yêu cầu (đính chính|xem lại)/i, 'đề nghị đính chính'],
    [/(?<!cấp )giấy tài khoản/i, 'giấy cấp tài khoản'],
    [/khóa tài khoản|đã khóa/i, 'ngừng sử dụng'],
    [/(?<!số liệu )(?<=báo cáo )đảng viên/i, 'báo cáo số liệu đảng viên'],
    [/tay nghề cao/i, 'chuyên môn kỹ thuật bậc cao'],
    [/(?<!\p{L})nộp(?! ngân sách)|(?<!trình )duyệt(?!\p{L})/iu, 'gửi, xác nhận'],
    [/lượt mở lại/i, 'lần mở lại'],
    [/\d trường|trường khác|một thẻ/i, 'mục, cửa sổ (tab)'],
    [/trạng thái(?! đã chốt)/i, 'tình trạng'],
    [/toàn khu(?! kinh tế)/i, 'tại các KCN, KKT'],
    [/snapshot|merkle|chữ ký số/i, 'bản chốt số liệu, mã kiểm tra toàn vẹn'],
    [/\d %/, '7,7%'],
  ],
  en: [
    [/\bregistry\b/i, 'register'],
    [/\bmandates?\b/i, 'position'],
    [/(?<!audit )\btrail\b/i, 'audit trail'],
    [/^(State|Park|Unit|To do|Office|Offices held)$/, 'Standing, Park or zone, Tasks, Position'],
    [/\b(in|holds?|took) (an )?office\b(?!-)/i, 'position'],
    [/\bapprov|\breject/i, 'confirm, return'],
    [/\bcommittee had\b|members of the zone's committee/i, "the zone's Party organisation"],
    [/\bserves?\b/i, 'covers'],
    [/\bdoubted\b|\bthey let\b|\bis let\b/i, 'wrong opening; delegated'],
  ],
} as const

for (const language of ['vi', 'en'] as const) {
  test(`one word for one thing: ${language}`, () => {
    const texts = textsIn(language)
    expect(texts.length).toBeGreaterThan(1500)
    const wrong = notSaid[language].flatMap(([pattern, instead]) => texts.filter(({ text }) => pattern.test(text.replace(/\{[^}]*\}/g, '{}'))).map(({ path, text }) => `${path}: ${text} → ${instead}`))
    expect(wrong).toEqual([])
  })
}
