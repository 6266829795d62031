import type { ConflictRow } from '@/core/form-state'

export type TheirsWords = {
  /** "{by}: {value}" */
  said: string
  /** "Lấy {value}" */
  take: string
  /** "Giữ nội dung vừa nhập ở đây" */
  own: string
  blank: string
}

/** "Trên thiết bị khác, 08:50: 4" */
export const saidBy = ({ saved, savedBy = '' }: ConflictRow, { blank }: TheirsWords, text: string) =>
  text.replace('{by}', savedBy).replace('{value}', saved || blank)
