/**
 * How many times as long as the same raw SQL two peers took over the same rows and indexes on one PostgreSQL, in one run at
 * 100,000 enterprises with one client: Directus 12 and Payload 3, each by its own API, in November 2026. Medians; of files
 * the seconds. Payload has no overview, and that of Directus had a part of the figures.
 */
export const peers: Readonly<Record<string, readonly [directus: number, payload: number | null]>> = {
  'w1.door': [1.58, 1.32],
  'w2.door': [3.7, 9.3],
  'w3.door': [2.1, 10.2],
  'w3.next': [2.1, 10.2],
  'w4.0.door': [89, 8],
  'w4.1.door': [65, 6.4],
  'w4.2.door': [69, 69],
  'w5.door': [18, 22],
  'w6.door': [8.4, 8.7],
  'w9.officer': [1.66, null],
  'ours, CSV': [9.4, 161],
}

export const ofPeers = (key: string): string => {
  const [directus, payload] = peers[key] ?? []
  return directus === undefined ? '' : `${directus} / ${payload ?? '–'}`
}
