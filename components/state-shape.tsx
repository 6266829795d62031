const shapes = {
  empty: <circle cx="8" cy="8" r="5.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" stroke="none" />
    </>
  ),
  full: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  back: <path d="M3 3v4h4M3.5 7A5.2 5.2 0 1 1 3 9.5" />,
  check: <path d="m2.5 8.5 3.5 3.5 7.5-8" />,
  clock: <path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2.2 1.5" />,
} as const

export type Shape = keyof typeof shapes

/** A shape for a state, beside its word, so that states differ without colour. */
export function StateShape({ shape }: { shape: Shape }) {
  return (
    <svg
      className="state-shape"
      aria-hidden="true"
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
    >
      {shapes[shape]}
    </svg>
  )
}
