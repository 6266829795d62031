/** Hidden inputs for values. */
export function Hidden({ values }: { values: Record<string, string | string[]> }) {
  return Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
  )
}
