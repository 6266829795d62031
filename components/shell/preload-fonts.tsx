import { preload } from 'react-dom'

const font = { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' } as const

/** For the root layout. Vietnamese text needs both files. */
export function PreloadFonts() {
  preload('/fonts/inter-latin.woff2', font)
  preload('/fonts/inter-vietnamese.woff2', font)
  return null
}
