'use client'

import { lazy, Suspense } from 'react'
import type { JobLinesProps } from './job-lines.client'

const JobLines = lazy(() => import('./job-lines.client'))

/** Notices of jobs on top of every page. Loaded apart: most pages have none, and the layout's scripts are on all. */
export function JobNotices(props: JobLinesProps) {
  return (
    <Suspense>
      <JobLines {...props} />
    </Suspense>
  )
}
