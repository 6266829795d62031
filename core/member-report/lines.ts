/** The lines of a member report, by their names. Labels and schemas are in db/member-report/entry.ts. */

/** Lines that should add up to the closing total (V05: age bands, V24: grades). */
export const ageBands = ['membersTo30', 'membersTo40', 'membersTo50', 'membersTo60', 'membersOver60'] as const
export const gradeCounts = [
  'excellentMembers',
  'goodMembers',
  'satisfactoryMembers',
  'failedMembers',
  'ungradedMembers',
] as const
/** Parts that cannot be more than the closing total (V02). */
export const occupations = ['workerMembers', 'managerMembers', 'ownerMembers'] as const
export const subsets = ['femaleMembers', ...occupations] as const

/** Lines of the quarterly form: flow, then composition; `yearlyLines` are those that the yearly form adds. */
export const flowLines = [
  'admitted',
  'becameOfficial',
  'transferredIn',
  'transferredOut',
  'leftParty',
  'died',
  'otherIncrease',
  'otherDecrease',
] as const
export const compositionLines = ['officialMembers', 'probationaryMembers', 'femaleMembers'] as const
export const yearlyLines = [...ageBands, ...occupations, ...gradeCounts] as const

/** Of the members on one line of the flow: how many are probationary, how many are women. What was left blank is absent. */
export type Part = { probationary?: number; female?: number }
export type Parts = { [Line in PartedLine]?: Part }
/** The lines that may change the number of probationers or women. */
export type PartedLine =
  | 'carriedAdjustment'
  | 'admitted'
  | 'transferredIn'
  | 'otherIncrease'
  | 'eventIncrease'
  | 'transferredOut'
  | 'leftParty'
  | 'died'
  | 'otherDecrease'
  | 'eventDecrease'

const both = ['probationary', 'female'] as const
/** By line, the parts that it may have. Who is admitted is probationary. */
export const partsOf: Record<PartedLine, readonly (keyof Part)[]> = {
  carriedAdjustment: both,
  admitted: ['female'],
  transferredIn: both,
  otherIncrease: both,
  eventIncrease: both,
  transferredOut: both,
  leftParty: both,
  died: both,
  otherDecrease: both,
  eventDecrease: both,
}
export const partedLines = Object.keys(partsOf) as PartedLine[]
/** The field that asks for a part of a line. */
export const partField = (line: PartedLine, part: keyof Part) =>
  `${line}${part === 'female' ? 'Female' : 'Probationary'}` as const

type TypedLine =
  | 'openingTotal'
  | (typeof flowLines)[number]
  | (typeof compositionLines)[number]
  | (typeof yearlyLines)[number]
/** A report as it was typed: blank lines are null or absent. */
export type Entry = { [Line in TypedLine]?: number | null | undefined } & {
  note?: string | null | undefined
  parts?: Parts | null | undefined
}
