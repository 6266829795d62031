const browsers = [
  ['Edg', 'Edge'],
  ['CocCoc|coc_coc_browser', 'Cốc Cốc'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome|CriOS', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Macintosh', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and operating system, such as "Chrome, Windows", for the list of sessions. */
export function deviceOf(userAgent: string): string {
  const find = (known: readonly (readonly [string, string])[]) =>
    known.find(([sign]) => new RegExp(`(${sign})\\b`).test(userAgent))?.[1]
  return [find(browsers), find(systems)].filter(Boolean).join(', ')
}
