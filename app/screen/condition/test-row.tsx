import {
  ConditionButton,
  ConditionChoices,
  ConditionSelect,
  ConditionText,
} from '@/components/condition/condition-parts'
import { deepest, type Operator, valuesOf } from '@/core/condition/condition'
import type { Choice } from '@/core/form-state'
import { world } from '@/db/lists'
import { fieldBehind } from '@/db/record/condition/check'
import { type AskedField, operatorsOf, type Shape, shapeOf } from '@/db/record/condition/shape'
import { choicesOf, suggestionsFor } from '@/db/references'
import type { Key } from '@/messages/say'
import { nameOfChosen } from '../filter-words'
import { flat } from '../filters'
import { isUuid } from '../params'
import { type DraftTest, operatorIn, relatedBy } from './draft'
import type { Drawing } from './drawing'
import { fieldInWords } from './words'

type Drawn = { shape: Shape; place: string; level: number; drawing: Drawing }

/** What can be asked: fields of the record, of those that it refers to, and related records. */
export function FieldSelect({ shape, place, value, level, drawing }: Drawn & { value: string }) {
  const { say, locale } = drawing
  const own = Object.entries(shape.fields).map(([name, { label }]) => ({ value: name, label: label[locale] }))
  const relations = Object.entries(shape.relations)
  const through = relations.flatMap(([name, relation]) => {
    if (!relation.to) return []
    const fields = Object.entries(shapeOf(relation.record, world).fields).map(([inner, field]) => ({
      value: `${name}.${inner}`,
      label: fieldInWords(field, relation, drawing),
    }))
    return [{ label: relation.label[locale], options: fields }]
  })
  const related = relations.map(([name, { label }]) => ({ value: `${relatedBy}${name}`, label: label[locale] }))
  const groups = [
    { label: shape.record.words.one[locale], options: own },
    ...(level <= deepest && related.length > 0 ? [{ label: say('related'), options: related }] : []),
    ...through,
  ]
  return (
    <ConditionSelect
      name={`f${place}`}
      label={say('field')}
      value={value}
      options={[]}
      groups={groups}
      blank={say('choose')}
      sends
    />
  )
}

/** A condition of one field, in a row: the field, how it is compared, with what. */
export async function TestRow({ test, shape, place, level, drawing }: Drawn & { test: DraftTest }) {
  const { say } = drawing
  const { field } = fieldBehind(shape, test.field, world) ?? {}
  const fault = drawing.faultAt(place)
  const operator = field && operatorIn(operatorsOf[field.kind], test.operator)
  return (
    <>
      <FieldSelect shape={shape} place={place} value={field ? test.field : ''} level={level} drawing={drawing} />
      {field && operator && (
        <>
          <ConditionSelect
            name={`o${place}`}
            label={say('operator')}
            value={operator}
            options={operatorsOf[field.kind].map((one) => ({ value: one, label: say(wordOf(field.kind, one)) }))}
            sends
          />
          {await valuesDrawn(field, operator, test, place, drawing)}
        </>
      )}
      {fault && <p className="fault">{fault}</p>}
    </>
  )
}

function wordOf(kind: AskedField['kind'], operator: Operator) {
  return kind === 'date' && operator in days ? days[operator as keyof typeof days] : signs[operator]
}

const days = {
  '<': 'operators.before',
  '<=': 'operators.until',
  '>': 'operators.after',
  '>=': 'operators.since',
} as const
const signs = {
  contains: 'operators.contains',
  starts: 'operators.starts',
  '=': 'operators.equal',
  '<': 'operators.less',
  '<=': 'operators.at-most',
  '>': 'operators.more',
  '>=': 'operators.at-least',
  between: 'operators.between',
  within: 'operators.within',
  in: 'operators.in',
  'not in': 'operators.not-in',
  filled: 'operators.filled',
  empty: 'operators.empty',
} as const satisfies Record<Operator, Key<'filter'>>

async function valuesDrawn(
  { kind, field }: AskedField,
  operator: Operator,
  test: DraftTest,
  place: string,
  drawing: Drawing,
) {
  const { db, say, locale } = drawing
  const [name, label] = [`v${place}`, say('value')]
  const [first = '', last = ''] = test.values
  if (valuesOf(operator) === 0) return null
  switch (kind) {
    case 'boolean':
      return <ConditionSelect name={name} label={label} value={first === 'no' ? 'no' : 'yes'} options={yesNo[locale]} />
    case 'choice':
    case 'list':
      return <ConditionChoices name={name} label={label} chosen={test.values} options={field[locale].options} />
    case 'reference':
    case 'unit': {
      const reference = field[locale].reference ?? ''
      const listed = choicesOf(kind === 'unit' ? 'any_unit' : reference)
      if (!listed) return soughtDrawn(reference, test, place, drawing)
      const options = [...(await listed(db, locale))].map((one) => ({ value: one.value, label: flat(one.label) }))
      return <ConditionChoices name={name} label={label} chosen={test.values} options={options} />
    }
  }
  return (
    <>
      <ConditionText name={name} label={label} value={first} />
      {operator === 'between' && <ConditionText name={name} label={say('to-value')} value={last} />}
    </>
  )
}

const yesNo = {
  vi: [
    { value: 'yes', label: 'Có' },
    { value: 'no', label: 'Không' },
  ],
  en: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
}

/** Records are sought by the text of a field of the form; those that are found, and those chosen, have boxes. */
async function soughtDrawn(reference: string, test: DraftTest, place: string, { db, say, locale }: Drawing) {
  const chosen = await Promise.all(
    test.values
      .filter(isUuid)
      .slice(0, 20)
      .map(async (value): Promise<Choice> => ({ value, label: await nameOfChosen(db, reference, value, locale) })),
  )
  const found = test.sought ? await suggestionsFor(reference, db, test.sought.slice(0, 200), locale) : undefined
  const others = found?.choices.filter(({ value }) => !test.values.includes(value)) ?? []
  return (
    <>
      <ConditionText name={`q${place}`} label={say('search')} value={test.sought} hint={say('search')} />
      <ConditionButton wish="refresh">{say('find')}</ConditionButton>
      {found && others.length === 0 && chosen.length === 0 && <span className="muted">{say('nothing-found')}</span>}
      {chosen.length + others.length > 0 && (
        <ConditionChoices
          name={`v${place}`}
          label={say('value')}
          chosen={test.values}
          options={[...chosen, ...others]}
        />
      )}
    </>
  )
}
