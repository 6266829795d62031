import './styles/index.css'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PreloadFonts } from '@/components/shell/preload-fonts'
import { currentLocale } from './session'

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations('shell')
  return { title: { default: say('product'), template: `%s – ${say('product')}` } }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await currentLocale()}>
      <body>
        <PreloadFonts />
        {children}
      </body>
    </html>
  )
}
