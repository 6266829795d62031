import type { Field } from '@/core/field'

/** A column of a list as its reader wants it; without a width it is as wide as what it holds. */
export type Chosen = { name: string; width?: Width | undefined }
export const widths = ['narrow', 'wide'] as const
export type Width = (typeof widths)[number]

export const densities = ['dense', 'normal'] as const
export type Density = (typeof densities)[number]

/** Reads ?columns=name,taxCode,address-wide; repeated ones are ignored. */
export function readColumns(text: string): Chosen[] {
  const read = text.split(',').flatMap((one): Chosen[] => {
    const [, name, width] = /^(\w+)(?:-(narrow|wide))?$/.exec(one) ?? []
    return name ? [{ name, width: width as Width | undefined }] : []
  })
  return read.filter(({ name }, at) => read.findIndex((one) => one.name === name) === at)
}

export const writeColumns = (columns: readonly Chosen[]): string =>
  columns.map(({ name, width }) => (width ? `${name}-${width}` : name)).join(',')

/** The columns with their fields. The first one of the page is always there: it leads to the record. */
export function shownOf(chosen: readonly Chosen[], offered: readonly Field[], first: string | undefined) {
  const whole = first && !chosen.some(({ name }) => name === first) ? [{ name: first }, ...chosen] : chosen
  const shown = whole.flatMap(({ name, width }: Chosen) => {
    const field = offered.find((one) => one.name === name)
    return field ? [{ ...field, width }] : []
  })
  return [...shown.filter(({ name }) => name === first), ...shown.filter(({ name }) => name !== first)]
}

/** The columns of a file that say the chosen ones of the page, in their order. */
export function filedOf(
  chosen: readonly Chosen[],
  inFile: Field[],
  says: Readonly<Record<string, readonly string[]>> = {},
) {
  const names = chosen.flatMap(({ name }) => (Object.hasOwn(says, name) ? (says[name] ?? []) : [name]))
  // A document has three columns.
  return names.flatMap((name) => inFile.filter((field) => field.name === name || field.name.startsWith(`${name}.`)))
}
