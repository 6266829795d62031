import { nfc } from '@/core/fold'
import type { Label, Locale } from '@/core/locale'
import type { Message } from '@/core/result'

/** Why something on record is changed, from the office's list. */
export const changeReasons = ['by-decision', 'correction', 'enterprise-report', 'other'] as const
/** Why a file is replaced: its form has no room to spell a reason out. */
export const fileReasons = ['by-decision', 'correction', 'enterprise-report'] as const
/** Why an account is given a printed sheet. */
export const sheetReasons = ['first', 'forgotten', 'lost', 'successor', 'other'] as const

/** Why a change set was reversed: no list offers it. */
export const undoReason = 'undo'

export type ReasonCode = (typeof changeReasons)[number] | (typeof sheetReasons)[number] | typeof undoReason

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
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  other: { vi: 'Khác', en: 'Other' },
}

/** The codes of a list as the options of a field. */
export const reasonOptions = (codes: readonly ReasonCode[], locale: Locale) =>
  codes.map((code) => ({ value: code, label: words[code][locale] }))

/** What is wrong with a reason that was picked from `codes`: none, one that is not among them, or *other* without a word. */
export function reasonProblems(
  codes: readonly ReasonCode[],
  { reason, reasonNote = '' }: Record<string, unknown>,
): Record<string, Message> {
  if (!reason) return { reason: { key: 'empty' } }
  if (!codes.some((code) => code === reason)) return { reason: { key: 'choose' } }
  return reason === 'other' && nfc(String(reasonNote)) === '' ? { reasonNote: { key: 'reason-note' } } : {}
}

const longest = 500

/** A reason as it is kept: the code that was picked, and what was added to it. */
export const reasonOf = (...parts: unknown[]): string =>
  parts
    .map((part) => nfc(String(part ?? '')))
    .filter(Boolean)
    .join(': ')
    .slice(0, longest)

/** A kept reason as the reader reads it. What begins with no code, such as a reason typed in full, stays as it is. */
export function reasonInWords(reason: string, locale: Locale): string {
  const [code = ''] = reason.split(': ', 1)
  return isCode(code) ? words[code][locale] + reason.slice(code.length) : reason
}

const isCode = (code: string): code is ReasonCode => Object.hasOwn(words, code)

/** A correction changes what was recorded, as if it had been so all along; any other reason changes what holds from a day on. */
export const isCorrection = (code: string | undefined) => code === 'correction'
