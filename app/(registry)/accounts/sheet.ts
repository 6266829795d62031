/** What is printed, once: finished texts, and the QR code as the path of an SVG. */
export type Sheet = {
  product: string
  office: string
  title: string
  facts: { label: string; value: string; isCode?: boolean }[]
  how: string
  issued: string
  qr: { path: string; size: number }
}
