import './styles/index.css'
import type { ReactNode } from 'react'
import { PreloadFonts } from '@/components/shell/preload-fonts'
import { currentLocale } from './request/session'

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
