/** Reasons for refusing a file; each has a text in `documents.refused`. */
export const refusals = [
  'file-empty',
  'file-large',
  'file-kind',
  'file-old-office',
  'file-encrypted',
  'file-macros',
  'file-length',
  'file-cut',
  'reason',
  'forbidden',
  'missing',
  'expired',
  'other-person',
  'busy',
  'unknown-outcome',
] as const
export type Refusal = (typeof refusals)[number]

const statuses: Partial<Record<Refusal, number>> = {
  'file-large': 413,
  'file-kind': 415,
  'file-old-office': 415,
  'file-encrypted': 415,
  'file-macros': 415,
  'file-length': 411,
  forbidden: 403,
  missing: 404,
  expired: 401,
  'other-person': 403,
  busy: 503,
  'unknown-outcome': 503,
}

export const statusOf = (refusal: Refusal) => statuses[refusal] ?? 400
