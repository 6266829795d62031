'use client'

import { Failure } from '@/components/shell/failure'

export default Failure
