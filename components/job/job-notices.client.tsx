'use client'

import { lazy, Suspense } from 'react'
import type { JobLinesProps } from './job-lines.client'

const JobLines = lazy(() => import('./job-lines.client'))

/**
 * The notices of jobs at the top of every page. Loaded lazily, because most pages have none and the layout's scripts
 * are on all.
 */
export function JobNotices(props: JobLinesProps) {
  return (
    <Suspense>
      <JobLines {...props} />
    </Suspense>
  )
}
