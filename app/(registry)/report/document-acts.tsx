import { attempt } from '@/components/form/attempt'
import type { useKeeping } from '@/components/form/use-keeping'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form-state'
import type { Step } from './address'
import type { DocumentProps, Failed } from './document-props'
import { checkHere, PhoneCheck } from './phone-check'

/** A document as it stands in the browser. */
export type Shown = {
  props: DocumentProps
  keeping: ReturnType<typeof useKeeping>
  step: Step
  stepOf: (name: string) => Step
  hasChanges: (typed: Typed) => boolean
  go: (to: Step) => void
  setFailed: (failed: Failed | undefined) => void
  setChecked: (checked: DocumentProps['checked']) => void
}

// What the buttons of a report do, with and without a connection.

export function fail({ props, step, stepOf, go, setFailed }: Shown, state: Failed) {
  setFailed(state)
  const [name] = [...(state.conflict?.rows.map(({ field }) => field) ?? []), ...Object.keys(state.fieldMessages)]
  const of = name && props.fields.some((field) => field.name === name) ? stepOf(name) : step
  if (state.merged && of === 'check' && step === 'check' && !name) return
  if (of !== step) go(of)
}

export async function goOn(shown: Shown) {
  const { props, keeping, step, stepOf, hasChanges, go, setFailed, setChecked } = shown
  const { rules, locale } = props
  const words = props.words.check
  const typed = keeping.typed()
  const answer = await keeping.post(props.actions.goOnHere)
  if ('status' in answer) {
    if (answer.status === 'failed') return fail(shown, answer)
    if (answer.status !== 'saved' || !answer.value) return
    setFailed(undefined)
    const next = answer.value
    if (next.checked) setChecked(next.checked)
    return go(next.step)
  }
  const wrong = checkHere(typed, rules, step, stepOf, words, locale)
  if (wrong) return fail(shown, { status: 'failed', typed, problem: answer, message: words.fix, fieldMessages: wrong })
  setFailed(undefined)
  const next = step === 'question' && hasChanges(typed) ? 'changes' : 'check'
  const asked = askedAfter(typed, props)
  if (next === 'check')
    setChecked(<PhoneCheck typed={typed} fields={asked} rules={rules} words={words} locale={locale} />)
  go(next)
}

function askedAfter(typed: Typed, { parts, fields }: DocumentProps): Field[] {
  const unasked = parts.changes.sections
    .filter(({ when }) => when && typed.changed !== 'yes')
    .flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
  return fields.filter(({ name }) => !unasked.includes(name))
}

export async function send(shown: Shown) {
  const { props, keeping, setChecked } = shown
  let sent = new FormData()
  const answer = await keeping.post(props.actions.sendWaiting, (data) => {
    sent = data
    keeping.setStatus(props.draft.sending)
  })
  if (!('status' in answer)) return answer.kind === 'updated' ? undefined : keeping.queue(sent)
  if (answer.status === 'failed') {
    // Others changed what was checked: it is to be checked again.
    if (answer.fieldMessages.decision && answer.merged) setChecked(undefined)
    return fail(shown, answer)
  }
  await keeping.forget()
  if (answer.status !== 'saved' || !answer.value) return
  // Back from the receipt leads to what was sent, and not to its form. Not told to the router, which would draw it here.
  History.prototype.replaceState.call(window.history, null, '', window.location.pathname)
  window.location.assign(answer.value)
}

export async function cancel({ props, keeping }: Shown) {
  if (!props.cancel || !window.confirm(props.cancel.question)) return
  const { href } = props.cancel
  const answer = await attempt(() => props.actions.drop(keeping.form())).catch(() => undefined)
  if (answer) return keeping.setStatus(props.words.unsent.lost)
  await keeping.forget()
  window.location.assign(href)
}
