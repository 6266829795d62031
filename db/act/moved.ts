import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { invalid, ok, type Result } from '../../core/result'
import { type Moved, membersMoved } from '../event/record'

/** Forms have numbered rows of fields. A page shows the first three at once, and the others on demand. */
const places = [1, 2, 3, 4, 5, 6, 7, 8] as const
const shown = 3
export type RowOf<Name extends string> = `${Name}${(typeof places)[number]}`
export const rowsOf = <Name extends string>(name: Name): RowOf<Name>[] =>
  places.map((place) => `${name}${place}` as const)

/** The fields of a form's rows: those shown at once, and the others. */
export function rowFields(input: z.ZodObject, name: string) {
  const inRow = (row: string) => Object.keys(input.shape).filter((one) => one === row || one.startsWith(row))
  const rows = rowsOf(name)
  return { names: rows.slice(0, shown).flatMap(inRow), more: rows.slice(shown).flatMap(inRow) }
}

const measures = ['members', 'probationary', 'female'] as const
type Measure = (typeof measures)[number]
export type Of<Row extends string, Name extends string> = Row extends '' ? Name : `${Row}${Capitalize<Name>}`
type Counts<Row extends string> = Record<Of<Row, Measure>, ReturnType<typeof membersMoved>>

/** The name of a field of a row: members in the row '', firstMembers in the row 'first'. */
const nameIn = (row: string, name: string) => (row ? `${row}${name.charAt(0).toUpperCase()}${name.slice(1)}` : name)

export const later = { vi: 'Để trống nếu ghi sau', en: 'Empty: to be recorded later' }
export const byFigure = {
  vi: 'Để trống: theo số liệu của ngày trước đó trong sổ bộ',
  en: 'Empty: by the register on the day before',
}

/** Three fields: how many members move, and of them the probationary ones and the women. */
export function movedFields<Row extends string>(row: Row, members: Label, hint?: Label, about?: Label): Counts<Row> {
  const ofThem = ({ vi, en }: Label) =>
    membersMoved({
      vi: about ? `${about.vi}: trong đó ${vi}` : `Trong đó ${vi}`,
      en: about ? `${about.en}: of them ${en}` : `Of them ${en}`,
    })
  return {
    [nameIn(row, 'members')]: membersMoved(members, hint),
    [nameIn(row, 'probationary')]: ofThem({ vi: 'dự bị', en: 'probationary' }),
    [nameIn(row, 'female')]: ofThem({ vi: 'nữ', en: 'women' }),
  } as Counts<Row>
}

type OrganisationField = z.ZodOptional<z.ZodNullable<z.ZodUUID>>

/** Rows of an organisation and the members that move; `hint` is about their number. */
export const organisationRows = <Name extends string>(name: Name, organisation: Label, members: Label, hint: Label) =>
  Object.fromEntries(
    places.flatMap((place) => {
      const numbered = ({ vi, en }: Label) => ({ vi: `${vi} ${place}`, en: `${en} ${place}` })
      return [
        [
          `${name}${place}`,
          z
            .uuid('choose')
            .nullish()
            .register(field, { label: numbered(organisation), reference: 'receiver' }),
        ],
        ...Object.entries(
          movedFields(`${name}${place}`, numbered(members), hint, numbered({ vi: 'Tổ chức', en: 'Organisation' })),
        ),
      ]
    }),
  ) as Record<RowOf<Name>, OrganisationField> & Counts<RowOf<Name>>

export type Values = Record<string, unknown>

/** What the three fields of a row say. */
export function movedIn(values: Values, row: string): Moved {
  const said = (name: Measure) => (values[nameIn(row, name)] as number | null | undefined) ?? null
  return { members: said('members'), probationary: said('probationary'), female: said('female') }
}

/** The inverse of movedIn. */
export const movedAs = (row: string, moved: Moved): Values =>
  Object.fromEntries(measures.map((one) => [nameIn(row, one), moved[one]]))

export type Receiver = { organisationId: string } & Moved

/** What rows of organisations say; fails at a row without an organisation, or with one that an earlier row has. */
export function organisationsIn(values: Values, name: string): Result<Receiver[]> {
  const found: Receiver[] = []
  for (const row of rowsOf(name)) {
    const [organisationId, moved] = [values[row] as string | null | undefined, movedIn(values, row)]
    if (!organisationId && Object.values(moved).some((count) => count !== null)) return invalid(row, 'choose')
    if (!organisationId) continue
    if (found.some((one) => one.organisationId === organisationId)) return invalid(row, 'transfer-twice')
    found.push({ organisationId, ...moved })
  }
  return ok(found)
}

/** A check of a form: in no row are there more probationary members or women than members. */
export const withinMembers =
  (rows: readonly string[]) =>
  ({ value, issues }: z.core.ParsePayload<Values>): void => {
    for (const row of rows) {
      const { members, probationary, female } = movedIn(value, row)
      for (const [name, count] of Object.entries({ probationary, female }))
        if (members !== null && count !== null && count > members)
          issues.push({ code: 'custom', message: 'of-them', path: [nameIn(row, name)], input: value })
    }
  }

/** The sums by measure; null if one number is not known. */
export function sumOf(all: readonly Partial<Moved>[]): Moved {
  const sum = (one: Measure) => {
    const counts = all.map((moved) => moved[one] ?? null)
    return counts.some((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  }
  return { members: sum('members'), probationary: sum('probationary'), female: sum('female') }
}
