import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./app/request/i18n.ts')

const denied =
  'accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope magnetometer microphone midi payment picture-in-picture screen-wake-lock usb xr-spatial-tracking'.split(
    ' ',
  )

/** What proxy.ts cannot reach (files, redirects of Next.js, malformed requests) gets these; pages get a policy with a nonce on top. */
const everywhere = {
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: a form without JavaScript would send Origin: null, and be refused.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Browsers heed these for documents only, and a page brings eight scripts: with each, they weighed as much as one more. */
const withDocuments = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': `${denied.map((feature) => `${feature}=()`).join(', ')}, publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-write=(self)`,
}

const asHeaders = (record) => Object.entries(record).map(([key, value]) => ({ key, value }))

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  experimental: { proxyClientMaxBodySize: '25mb' },
  serverExternalPackages: ['postgres', '@node-rs/argon2', 'pino', 'nodemailer', 'pdfmake'],
  // next-intl brings tools of its build along.
  outputFileTracingExcludes: { '*': ['node_modules/@swc/core*/**', 'node_modules/@parcel/watcher*/**'] },
  // After files and plain addresses: a record's own export route comes first.
  rewrites: async () => ({ afterFiles: [{ source: '/:records/export', destination: '/export/:records' }] }),
  headers: async () => [
    { source: '/:path*', headers: asHeaders(everywhere) },
    { source: '/((?!_next/static/|fonts/).*)', headers: asHeaders(withDocuments) },
    { source: '/fonts/:file*', headers: asHeaders({ 'Cache-Control': 'public, max-age=31536000, immutable' }) },
  ],
}

export default withMessages(config)
