import type { ReactNode } from 'react'
import { Footer, type Help } from './footer'
import { Product, type ProductName } from './product'

type Props = {
  product: ProductName
  unit: string
  skip: string
  help: Help
  banner?: string | undefined
  /** Right of the masthead, such as the language switch. */
  corner?: ReactNode
  children: ReactNode
}

/** The frame of pages without a signed-in user: sign-in, first set-up, errors. */
export function PlainPage({ product, unit, skip, help, banner, corner, children }: Props) {
  return (
    <div data-audience="secretary">
      <a className="skip" href="#content">
        {skip}
      </a>
      <header>
        {banner && <p className="banner">{banner}</p>}
        <div className="masthead">
          <div className="product">
            <Product name={product} unit={unit} />
          </div>
          {corner}
        </div>
      </header>
      <main id="content" className="plain-page" tabIndex={-1}>
        {children}
      </main>
      <Footer help={help} />
    </div>
  )
}
