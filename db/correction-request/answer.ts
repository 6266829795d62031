import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { field } from '../../core/field'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findCorrectionRequest } from './queries'
import { correctionRequest } from './record'

export const AnswerInput = z.object({
  resolution: z
    .string()
    .trim()
    .min(1, 'empty')
    .max(500)
    .register(field, {
      label: { vi: 'Trả lời', en: 'Answer' },
      input: 'long-text',
      hint: {
        vi: 'Người gửi đề nghị đọc được nội dung này. Không nhập hồ sơ đảng viên, nội dung kỷ luật.',
        en: 'Whoever asked reads it. No member files, no discipline.',
      },
    }),
})

/**
 * Answers a correction request. Fails if it is answered already. The trigger keep_decision sets who and when. Changes
 * no figures: those are corrected in the report before.
 */
export async function answerRequest(
  db: Db,
  id: string,
  { resolution }: z.output<typeof AnswerInput>,
): Promise<Result<{ id: string }>> {
  const [saved] = await db
    .update(correctionRequest)
    .set({ resolution })
    .where(and(eq(correctionRequest.id, id), isNull(correctionRequest.resolvedAt)))
    .returning({ id: correctionRequest.id })
  if (saved) return ok(saved)
  const found = await findCorrectionRequest(db, id)
  if (!found) return fail({ kind: 'missing' })
  return found.resolvedAt ? invalid('resolution', 'correction-answered') : fail({ kind: 'forbidden' })
}
