import { preload } from 'react-dom'

const font = { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' } as const

/** Render once in the root layout: both files are needed for the first Vietnamese line. */
export function PreloadFonts() {
  preload('/fonts/inter-latin.woff2', font)
  preload('/fonts/inter-vietnamese.woff2', font)
  return null
}
