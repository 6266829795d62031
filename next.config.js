import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./app/request/i18n.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ['postgres', '@node-rs/argon2', 'pino', 'nodemailer', 'pdfmake'],
  // next-intl brings tools of its build along.
  outputFileTracingExcludes: { '*': ['node_modules/@swc/core*/**', 'node_modules/@parcel/watcher*/**'] },
  rewrites: async () => ({
    // A list with a page of its own takes no conditions, and would show all rows: the builder answers that it is none.
    beforeFiles: [
      {
        source: '/:records(jobs|lock-delegations|member-reports|settings|views)',
        has: [{ type: 'query', key: 'where' }],
        destination: '/filter/:records',
      },
    ],
    afterFiles: [
      // After files and plain addresses: a record's own export route comes first.
      { source: '/:records/export', destination: '/export/:records' },
      { source: '/:records/filter', destination: '/filter/:records' },
      // Browsers ask for it where a page names no icon, such as beside a file.
      { source: '/favicon.ico', destination: '/icon.svg' },
    ],
  }),
}

export default withMessages(config)
