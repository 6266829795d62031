import type { Of } from '@/db/member-report/queries'

export const addressOf = ({ organisationId, periodId }: Of) => `/report/${organisationId}/${periodId}`

/** The report is one document; a step is a part of it: the question, the changes, the check before sending. */
export const steps = ['question', 'changes', 'check'] as const
export type Step = (typeof steps)[number]

export const stepIn = (text: string | null | undefined): Step => steps.find((one) => one === text) ?? 'question'

/** Why the form of a report that was sent is open: to change what was sent, or to correct what was confirmed. */
export const ways = ['edit', 'corrects'] as const
export type Way = (typeof ways)[number] | ''

export const wayIn = (text: string | undefined): Way => ways.find((one) => one === text) ?? ''

export const wayOf = ({ official, latest }: { official: unknown; latest: unknown }): Way =>
  official ? 'corrects' : latest ? 'edit' : ''

/** The address of a step. The question is the address of the report itself. */
export function addressOfStep(of: Of, step: Step, way: Way = ''): string {
  const query = new URLSearchParams({ ...(way && { [way]: '1' }), ...(step !== 'question' && { step }) }).toString()
  return query ? `${addressOf(of)}?${query}` : addressOf(of)
}
