export type ProductName = { full: string; short: string }

/** The name of the register and the office that keeps it; on a phone the short name alone. */
export const Product = ({ name, unit }: { name: ProductName; unit: string }) => (
  <>
    <strong className="in-full">{name.full}</strong>
    <strong className="in-short">{name.short}</strong>
    <span>{unit}</span>
  </>
)
