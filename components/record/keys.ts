/** The single keys of a record's page. Each clicks the element of the page with that `data-key`; `words`: its text among those of `record`. */
export const recordKeys = [
  { key: '[', words: 'key.previous' },
  { key: ']', words: 'key.next' },
  { key: 'e', words: 'key.edit' },
  { key: 'c', words: 'key.copy' },
] as const

const known = new Set<string>(recordKeys.map(({ key }) => key))
export const isRecordKey = (key: string) => known.has(key)
