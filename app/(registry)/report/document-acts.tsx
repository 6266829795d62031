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

let asking: ReturnType<typeof setTimeout>
/** Offers the places that a text finds once typing pauses; without a connection those near stay. */
export function suggest({ actions, places, hidden }: DocumentProps, text: string, show: (names: string[]) => void) {
  clearTimeout(asking)
  asking = setTimeout(async () => {
    const found = await actions.suggest(`counterpart:${hidden.period}`, text).catch(() => undefined)
    if (found) show([...new Set([...found.choices.map(({ label }) => label), ...places])])
  }, 150)
}

export function fail({ props, step, stepOf, go, setFailed }: Shown, state: Failed) {
  const [name] = [...(state.conflict?.rows.map(({ field }) => field) ?? []), ...Object.keys(state.fieldMessages)]
  const isOfField = name && props.fields.some((field) => field.name === name)
  const of = isOfField ? stepOf(name) : step
  setFailed(isOfField ? { ...state, step: of } : state)
  if (state.merged && of === 'check' && step === 'check' && !name) return
  if (of !== step) go(of)
}

export async function goOn(shown: Shown) {
  const { props, keeping, step, stepOf, hasChanges, go, setFailed, setChecked } = shown
  const { rules, locale } = props
  const words = props.words.check
  const typed = keeping.typed()
  const { search } = window.location
  const answer = await keeping.post(props.actions.goOnHere)
  // Back, meanwhile: the step is judged when it is left again.
  if (window.location.search !== search) return
  if ('status' in answer) {
    if (answer.status === 'failed') return fail(shown, answer)
    if (answer.status !== 'saved' || !answer.value) return
    setFailed(undefined)
    const next = answer.value
    if (next.checked) setChecked(next.checked)
    return go(next.step)
  }
  const wrong = checkHere(typed, rules, step, stepOf, words, locale)
  if (wrong)
    return fail(shown, {
      status: 'failed',
      typed,
      problem: { kind: 'invalid', fields: {} },
      message: words.fix,
      fieldMessages: wrong,
    })
  setFailed(undefined)
  const next = step === 'question' && hasChanges(typed) ? 'changes' : 'check'
  const asked = askedAfter(typed, props)
  if (next === 'check')
    setChecked(<PhoneCheck typed={typed} fields={asked} rules={rules} words={words} locale={locale} />)
  go(next)
}

/** The fields that are asked after this answer, in their order on the page; places of a transfer with their names. */
function askedAfter(typed: Typed, { parts, fields, choices }: DocumentProps): Field[] {
  return [...parts.question.sections, ...parts.changes.sections, ...parts.check.sections]
    .filter(({ when }) => !when || typed.changed === 'yes')
    .flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])
    .filter((name) => !/^(in|out)\d/.test(name) || typed[name.startsWith('in') ? 'transferredIn' : 'transferredOut'])
    .flatMap((name) => fields.find((field) => field.name === name) ?? [])
    .map((field) => ({ ...field, options: choices[field.name] ?? field.options }))
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
