import type { Field } from '@/core/field'
import type { Typed } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import { decreases, increases, sumOf } from '@/core/member-report/balance'
import { balancedAsTyped, type Rules } from '@/core/member-report/on-the-phone'
import { formatCount } from '@/core/number'
import type { Step } from './address'

export type CheckWords = {
  /** That there is no network, what was checked, and that this page must stay open. */
  here: string
  /** "Cuối kỳ: {opening} + {up} − {down} = {closing}" */
  sum: string
  fix: string
  /** The messages of the rules, by key. */
  rules: Record<string, string>
}

/** What the rules say of a step without a connection: messages by field; undefined if nothing is wrong with it. */
export function checkHere(
  typed: Typed,
  rules: Rules,
  step: Step,
  stepOf: (name: string) => Step,
  words: CheckWords,
  locale: Locale,
): Record<string, string> | undefined {
  const result = balancedAsTyped(typed, rules)
  if (result.ok || result.problem.kind !== 'invalid') return undefined
  const wrong = Object.entries(result.problem.fields).filter(([name]) => step !== 'question' || stepOf(name) === step)
  const say = (key: string, values: Record<string, string | number> = {}) =>
    (words.rules[key] ?? words.fix).replaceAll(/\{(\w+)[^{}]*\}/g, (_, name: string) =>
      typeof values[name] === 'number' ? formatCount(values[name], locale) : String(values[name] ?? ''),
    )
  return wrong.length > 0
    ? Object.fromEntries(wrong.map(([name, { key, values }]) => [name, say(key, values)]))
    : undefined
}

type Props = { typed: Typed; fields: Field[]; rules: Rules; words: CheckWords; locale: Locale }

/** The check before sending, as far as it can be made without a connection: what was typed, and the sum. */
export function PhoneCheck({ typed, fields, rules, words, locale }: Props) {
  const result = balancedAsTyped(typed, rules)
  const sum = result.ok && {
    opening: result.value.openingTotal + result.value.carriedAdjustment,
    up: sumOf(result.value, increases),
    down: sumOf(result.value, decreases),
    closing: result.value.closingTotal,
  }
  const shown = (field: Field) => {
    const text = String(typed[field.name] ?? '')
    return field.options.find(({ value }) => value === text)?.label ?? (field.reference ? '' : text)
  }
  return (
    <>
      <p className="notice warning">{words.here}</p>
      <dl className="facts lines">
        {fields
          .filter((field) => field.name !== 'corrects' && field.name !== 'note' && shown(field))
          .map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd>{shown(field)}</dd>
            </div>
          ))}
      </dl>
      {sum && (
        <p className="notice live-sum">
          {words.sum.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof sum) => formatCount(sum[name], locale))}
        </p>
      )}
    </>
  )
}
