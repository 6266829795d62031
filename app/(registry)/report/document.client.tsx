'use client'

import { useSearchParams } from 'next/navigation'
import {
  type FormEvent,
  type LazyExoticComponent,
  lazy,
  type MouseEvent,
  Suspense,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react'
import { FormSections, idOf } from '@/components/form/form-sections'
import { Hidden } from '@/components/form/hidden'
import type { Summary as Summarised } from '@/components/form/summary'
import { useFailureFocus } from '@/components/form/use-failure-focus'
import { useKeeping } from '@/components/form/use-keeping'
import type { FormState, Typed } from '@/core/form-state'
import { type Step, stepIn } from './address'
import type { Shown } from './document-acts'
import { type DocumentProps, type Failed, listOfPlaces, withConflicts } from './document-props'

const fetchSummary = () => import('@/components/form/summary')
/** Loaded when something is refused, if not before; drawn at once by the server, for browsers without JavaScript. */
const Summary: LazyExoticComponent<typeof Summarised> =
  typeof window === 'undefined'
    ? require('@/components/form/summary').Summary
    : lazy<typeof Summarised>(() =>
        fetchSummary().then(
          (file) => ({ default: file.Summary }),
          () => ({ default: ({ failed }) => <p className="field-error">{failed.message}</p> }),
        ),
      )
/** Loaded when two changed one field, which a browser with a connection is told. */
const Theirs = lazy(() => import('@/components/form/theirs').then((file) => ({ default: file.Theirs })))

/**
 * What the buttons do, with the rules for a browser that loses its connection and what says that they are broken: loaded
 * at the first touch, when nothing else is waited for.
 */
const fetchActs = () => Promise.all([import('./document-acts'), fetchSummary()]).then(([acts]) => acts)

const idle = { status: 'idle' } as const

/** The documents of this page load by their nonce: one that appears again comes from the cache of the router. */
const drawn = new Set<string>()

/**
 * A report as one document with its steps as sections. Without JavaScript each step is posted and leads to the next;
 * with it all steps are here, so that a report can be filled in, checked and queued without a connection.
 */
export function ReportDocument(props: DocumentProps) {
  const { parts, fields, words, draft, actions } = props
  const form = useRef<HTMLFormElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const [posted, post] = useActionState<FormState, FormData>(props.step === 'check' ? actions.send : actions.goOn, {
    status: 'idle',
  })
  const [failed, setFailed] = useState<Failed | undefined>(posted.status === 'failed' ? posted : undefined)
  const [checked, setChecked] = useState(props.checked)
  const [pending, startTransition] = useTransition()
  const [first] = useState(() => ({ typed: failed?.typed ?? props.typed, hidden: props.hidden }))
  const keeping = useKeeping({
    draft,
    form,
    fields,
    drawn: props.typed,
    merged: failed?.merged,
    conflicts: failed?.conflict?.rows ?? [],
    onDelivered: (state) => state.status === 'failed' && act((acts) => acts.fail(shown, state)),
  })

  const asked = stepIn(useSearchParams().get('step'))
  // Forward to a check that was never made here.
  const step = asked === 'check' && !checked ? 'changes' : asked
  const hasChanges = (typed: Typed) => typed.changed === 'yes' || props.rules.alwaysAsks

  const { rows } = keeping.theirs
  const refusal = failed && (failed.step ?? step) === step ? withConflicts(failed, rows, words.theirs) : undefined
  const summary = useFailureFocus(refusal && failed ? failed : idle, words.errorPrefix)

  const target = useRef<string>(undefined)
  function go(to: Step, field?: string) {
    target.current = field
    if (to === step) return focus()
    const url = new URL(window.location.href)
    url.searchParams.delete('step')
    if (to !== 'question') url.searchParams.set('step', to)
    url.hash = ''
    window.history.pushState(null, '', url)
  }
  const isFirst = useRef(true)
  function focus() {
    const place = target.current ? document.getElementById(target.current) : root.current?.querySelector('h1')
    if (!target.current) place?.setAttribute('tabindex', '-1')
    place?.closest('details')?.setAttribute('open', '')
    place?.focus({ preventScroll: !target.current })
    if (target.current) place?.scrollIntoView({ block: 'center' })
    else window.scrollTo(0, 0)
    target.current = undefined
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step changes.
  useEffect(() => {
    if (!isFirst.current && !refusal) focus()
    isFirst.current = false
  }, [step])

  const { nonce = '' } = first.hidden
  const isMounted = useRef(false)
  useEffect(() => {
    // From the cache of the router, after Back: the server may know more than this.
    if (!isMounted.current && drawn.has(nonce) && navigator.onLine) window.location.reload()
    isMounted.current = true
    drawn.add(nonce)
  }, [nonce])

  const stepOf = (name: string): Step =>
    (['question', 'changes', 'check'] as const).find((one) =>
      parts[one].sections.some(({ names, more }) => [...names, ...(more?.names ?? [])].includes(name)),
    ) ?? step

  const shown: Shown = { props, keeping, step, stepOf, hasChanges, go, setFailed, setChecked }
  const act = (work: (acts: typeof import('./document-acts')) => unknown) =>
    fetchActs().then(
      async (acts) => void (await work(acts)),
      () => keeping.setStatus(draft.words.onDevice),
    )

  const [places, setPlaces] = useState(props.places)
  const touch = () => {
    fetchActs().catch(() => {})
    keeping.touch()
  }
  const input = ({ target }: FormEvent) => {
    touch()
    if (target instanceof HTMLInputElement && target.list)
      void act((acts) => acts.suggest(props, target.value, setPlaces))
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!pending) startTransition(() => act((acts) => (step === 'check' ? acts.send(shown) : acts.goOn(shown))))
  }

  /** Links to fields and steps of this document lead there without loading it again. */
  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const { pathname, searchParams, hash } = new URL(link.href)
    const field = hash.startsWith('#field-') ? hash.slice('#field-'.length) : undefined
    const isStep = link.dataset.step !== undefined
    if (pathname !== window.location.pathname || (!field && !isStep)) return
    event.preventDefault()
    const back = hasChanges(keeping.typed()) ? stepIn(searchParams.get('step')) : 'question'
    go(field ? stepOf(field) : back, field && idOf(field))
  }

  const cancel = (event: MouseEvent) => {
    event.preventDefault()
    void act((acts) => acts.cancel(shown))
  }

  const below = Object.fromEntries(
    rows.map((row) => [
      row.field,
      <Suspense key={row.field}>
        <Theirs row={row} words={words.theirs} choose={(side) => void keeping.choose(row.field, side)} />
      </Suspense>,
    ]),
  )
  const of = (one: Step) => (
    <div hidden={one !== step}>
      {one === 'check' && checked}
      <FormSections
        fields={fields}
        sections={parts[one].sections.map((section) => ({ ...section, below }))}
        typed={first.typed}
        failed={failed && { ...failed, conflict: undefined }}
        choices={props.choices}
        remarks={props.remarks}
        words={one === 'check' ? words : { ...words, optional: '' }}
      />
    </div>
  )
  const previous = step === 'check' && hasChanges(first.typed) ? 'changes' : 'question'

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only follows the links inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by key sends a click, too.
    <div ref={root} onClick={follow}>
      {parts[step].heading}
      {props.notices}
      <div hidden={step !== 'question'}>{props.before}</div>
      <form
        className="form"
        ref={form}
        action={post}
        onSubmit={submit}
        onInput={input}
        onBlur={() => void keeping.save()}
        noValidate
      >
        {refusal && (
          <Suspense>
            <Summary
              failed={refusal}
              fields={fields}
              sections={[...parts.question.sections, ...parts.changes.sections, ...parts.check.sections]}
              refused={props.refused}
              isLine={false}
              words={words}
              ref={summary}
            />
          </Suspense>
        )}
        <Hidden values={{ ...first.hidden, ...keeping.hidden, step }} />
        {of('question')}
        {of('changes')}
        {of('check')}
        <datalist id={listOfPlaces}>
          {places.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <div className="form-actions">
          <button type="submit" className="button primary" aria-disabled={pending || undefined}>
            {parts[step].submitLabel}
          </button>
          {step !== 'question' && (
            <a
              className="target"
              data-step
              href={`?${new URLSearchParams({ ...(first.hidden.way && { [first.hidden.way]: '1' }), step: previous })}`}
            >
              {words.back}
            </a>
          )}
          {props.cancel && (
            <button type="submit" className="button" formAction={actions.drop} onClick={cancel}>
              {props.cancel.label}
            </button>
          )}
          <output className="keeping">{keeping.status}</output>
        </div>
      </form>
    </div>
  )
}
