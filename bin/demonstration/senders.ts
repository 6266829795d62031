import { addDays } from '../../core/date'
import type { MandateRow, PersonRow } from './mandates'
import type { Organisation, World } from './world'

export type Secretary = { id: string; userName: string; fullName: string; personId: string; organisation: Organisation }
export type Sender = { submittedBy: string; onBehalfOf: string | null }
/** Senders and deciders: secretaries with an account send for themselves, the officer for all others. */
export type Senders = {
  officerId: string
  leaderId: string
  secretaries: Secretary[]
  senderOf: (one: Organisation, day: string) => Sender
  /** The person who reports for the organisation on a day. */
  reporterOf: (one: Organisation, day: string) => string | null
}

/** The positions that report. */
export const reporting = ['secretary', 'acting_in_charge', 'reporter']
const since = ({ valid }: MandateRow) => valid.slice(1, 11)
const holdsOn = ({ valid }: MandateRow, day: string) =>
  valid.slice(1, 11) <= day && (valid.endsWith(',)') || day < valid.slice(12, 22))

type Leaders = { people: PersonRow[]; mandates: MandateRow[] }

/** Accounts of secretaries: two with passwords, and about half of the others without. */
export function secretariesOf({ organisations, chance, today }: World, leaders: Leaders, first: PersonRow[]) {
  const secretaries: Secretary[] = []
  const add = (mandate: MandateRow | undefined, userName: string) => {
    const holder = leaders.people.find(({ id }) => id === mandate?.personId)
    const organisation = organisations.find(({ id }) => id === mandate?.organisationId)
    if (!holder || !organisation || secretaries.some(({ personId }) => personId === holder.id)) return
    secretaries.push({ id: chance.id(), userName, fullName: holder.fullName, personId: holder.id, organisation })
  }
  const seats = leaders.mandates.filter((one) => one.position === 'secretary' && holdsOn(one, today))
  for (const [i, { id }] of first.entries())
    add(
      seats.find(({ personId }) => personId === id),
      i === 0 ? 'bithu' : `bithu${i + 1}`,
    )
  for (const [i, one] of organisations.entries())
    if (one.course && i % 9 < 5)
      add(
        seats.find(({ organisationId }) => organisationId === one.id),
        `bithu.${i + 1}`,
      )
  return secretaries
}

/** For how many days before today secretaries have had accounts; before that the officer entered all reports for them. */
const accountDays = 550

type Decider = Pick<Senders, 'officerId' | 'leaderId'>

export function sendersOf(
  { today }: World,
  leaders: Leaders,
  secretaries: Secretary[],
  { officerId, leaderId }: Decider,
): Senders {
  const accountsSince = addDays(today, -accountDays)
  const seats = leaders.mandates.filter(({ position }) => reporting.includes(position))
  const accounts = new Map(secretaries.map(({ personId, id }) => [personId, id]))
  const reporterOf = (one: Organisation, day: string) =>
    seats
      .filter((seat) => seat.organisationId === one.id && holdsOn(seat, day))
      .sort((a, b) => (since(a) < since(b) ? 1 : -1))[0]?.personId ?? null
  return {
    officerId,
    leaderId,
    secretaries,
    reporterOf,
    senderOf: (one, day) => {
      const person = reporterOf(one, day)
      const own = person && day >= accountsSince && accounts.get(person)
      return own ? { submittedBy: own, onBehalfOf: null } : { submittedBy: officerId, onBehalfOf: person }
    },
  }
}

/** 08:15 of a day in Viet Nam plus `minutes`; for today 00:00 plus `minutes`, so that it is not in the future. */
export function moment(day: string, today: string, minutes = 0): Date {
  const [from, start] = day < today ? [day, '08:15'] : [today, '00:00']
  return new Date(new Date(`${from}T${start}:00+07:00`).getTime() + minutes * 60_000)
}

/** `day` plus `days`, but not after today and not before `least`. */
export function dayAfter(day: string, days: number, { today, least = '' }: { today: string; least?: string }): string {
  const wanted = addDays(day, days)
  const known = wanted < today ? wanted : today
  return known < least && least <= today ? least : known
}
