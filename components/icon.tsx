const paths = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L20 20',
  menu: 'M4 6h16M4 12h16M4 18h16',
  down: 'm6 9 6 6 6-6',
  left: 'm15 5-7 7 7 7',
  right: 'm9 5 7 7-7 7',
  ascending: 'm6 14 6-6 6 6',
  descending: 'm6 10 6 6 6-6',
  close: 'm6 6 12 12M18 6 6 18',
  check: 'm5 12.5 4.5 4.5L19 7',
  warning: 'M12 4 3 20h18L12 4Zm0 6v5m0 2.2v.3',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 7v5m0-8.2v.3',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 3.5V8m6-4.5V8',
  plus: 'M12 5v14M5 12h14',
  edit: 'M5 19h3L19 8l-3-3L5 16v3Z',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  both: 'M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3',
} as const

export type IconName = keyof typeof paths

/** A decorative icon, hidden from screen readers; the text beside it has the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      width="1.125em"
      height="1.125em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d={paths[name]} />
    </svg>
  )
}
