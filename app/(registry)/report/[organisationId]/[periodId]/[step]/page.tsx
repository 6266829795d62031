import { notFound, redirect } from 'next/navigation'
import { signedIn } from '@/app/request/session'
import { addressOfStep, stepIn } from '../../../address'

type Props = { params: Promise<{ organisationId: string; periodId: string; step: string }> }

/** Where the steps were pages of their own: links to them lead to the document. */
export default async function StepPage({ params }: Props) {
  const [{ step, ...of }] = await Promise.all([params, signedIn()])
  if (stepIn(step) !== step) notFound()
  redirect(addressOfStep(of, step, 'edit'))
}
