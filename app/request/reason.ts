import { nfc } from '@/core/fold'
import type { Label, Locale } from '@/core/locale'
import type { Message } from '@/core/result'

/** Reasons for a change of a record, from the list of the office. */
export const changeReasons = ['by-decision', 'correction', 'enterprise-report', 'other'] as const
/** Reasons for replacing a file. Without "other", because the upload form has no field for a text. */
export const fileReasons = ['by-decision', 'correction', 'enterprise-report'] as const
/** Reasons for a printed sheet. */
export const sheetReasons = ['first', 'forgotten', 'lost', 'successor', 'other'] as const

/** The reason of an undo. No form offers it. */
export const undoReason = 'undo'

/** The reason of the commands of bin/administrator.ts. No form offers it. */
const serverReason = 'server'

export type ReasonCode =
  | (typeof changeReasons)[number]
  | (typeof sheetReasons)[number]
  | typeof undoReason
  | typeof serverReason

const words: Record<ReasonCode, Label> = {
  'by-decision': { vi: 'Theo quyết định', en: 'By decision' },
  correction: { vi: 'Sửa lỗi nhập', en: 'Correction of an entry' },
  'enterprise-report': { vi: 'Theo báo cáo của doanh nghiệp', en: 'Reported by the enterprise' },
  first: { vi: 'Cấp lần đầu', en: 'First issue' },
  forgotten: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
  lost: {
    vi: 'Mất thiết bị hoặc nghi bị lộ mật khẩu',
    en: 'Lost device, or a password others may know',
  },
  successor: { vi: 'Bàn giao nhiệm vụ', en: 'Handover' },
  server: { vi: 'Lệnh trên máy chủ', en: 'Command on the server' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  other: { vi: 'Khác', en: 'Other' },
}

/** The codes of a list as options of a field. */
export const reasonOptions = (codes: readonly ReasonCode[], locale: Locale) =>
  codes.map((code) => ({ value: code, label: words[code][locale] }))

/** Problems of a reason: missing, not in `codes`, or "other" without a text. */
export function reasonProblems(
  codes: readonly ReasonCode[],
  { reason, reasonNote = '' }: Record<string, unknown>,
): Record<string, Message> {
  if (!reason) return { reason: { key: 'empty' } }
  if (!codes.some((code) => code === reason)) return { reason: { key: 'choose' } }
  return reason === 'other' && nfc(String(reasonNote)) === '' ? { reasonNote: { key: 'reason-note' } } : {}
}

const longest = 500

/** A reason as it is stored: the code, and the user's text. */
export const reasonOf = (...parts: unknown[]): string =>
  parts
    .map((part) => nfc(String(part ?? '')))
    .filter(Boolean)
    .join(': ')
    .slice(0, longest)

/**
 * A stored reason in words. Text that does not begin with a code, such as a reason typed in full, is returned
 * unchanged.
 */
export function reasonInWords(reason: string, locale: Locale): string {
  const [code = ''] = reason.split(': ', 1)
  return isCode(code) ? words[code][locale] + reason.slice(code.length) : reason
}

const isCode = (code: string): code is ReasonCode => Object.hasOwn(words, code)

/** A correction overwrites the recorded state; any other reason starts a new state on a day. */
export const isCorrection = (code: string | undefined) => code === 'correction'
