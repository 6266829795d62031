import 'server-only'
import { join } from 'node:path'
import { getTranslations } from 'next-intl/server'
import pdfmake from 'pdfmake'
import { env } from '@/core/env'
import { formatDateTime } from '@/core/locale'
import { contentDisposition } from '@/core/spreadsheet'
import { currentLocale, signedIn } from '../request/session'
import { layOut, type Paper, type Surroundings } from './paper'

/** Tinos has the metrics of Times New Roman and all Vietnamese letters. */
const tinos = (file: string) => join(process.cwd(), 'node_modules/@expo-google-fonts/tinos', file)
const fonts = {
  normal: tinos('400Regular/Tinos_400Regular.ttf'),
  bold: tinos('700Bold/Tinos_700Bold.ttf'),
  italics: tinos('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
}

pdfmake.setFonts({ Tinos: fonts })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path))

/**
 * The response with a document as a PDF attachment, for the signed-in user. `name` is the file name without extension.
 * The PDF is not tagged for screen readers; the page that links to it must show the same content.
 */
export async function pdfResponse(paper: Paper, name: string): Promise<Response> {
  const [who, locale, shell, say] = await Promise.all([
    signedIn(),
    currentLocale(),
    getTranslations('shell'),
    getTranslations('paper'),
  ])
  const pdf = await drawPdf(paper, {
    locale,
    issuer: [shell('product'), who.office.name ?? ''].filter(Boolean),
    banner: env().SOBO_DEMO ? shell('banner') : undefined,
    printed: shell('printed', { name: who.fullName, at: formatDateTime(new Date(), locale) }),
    words: {
      integrityCode: (code) => say('integrity-code', { code }),
      page: (page, pages) => say('page', { page, pages }),
    },
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': contentDisposition(`${name}.pdf`),
    },
  })
}

/** A file name of words, without accents and spaces, so that it survives every way of sending a file. */
export const fileNameOf = (...words: (string | false)[]): string =>
  words
    .filter((word) => word !== false)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .slice(0, 120)
    .replace(/^-|-$/g, '')

export const drawPdf = (paper: Paper, surroundings: Surroundings): Promise<Buffer> =>
  pdfmake.createPdf(layOut(paper, surroundings)).getBuffer()
