'use client'

import type { ComponentProps } from 'react'
import { Form, type FormProps } from '@/components/form/form.client'
import { PrintedSheet, type Sheet } from '../../printed-sheet.client'

type Props = FormProps<Sheet> & {
  cancelHref: string
  text: ComponentProps<typeof PrintedSheet>['text'] & { explain: string }
}

/** The form with the reason, which the issued sheet replaces. The sheet has no URL, because its code is shown once. */
export const IssueSheet = ({ text, ...form }: Props) => (
  <Form
    {...form}
    frame={(drawn) => (
      <div className="stack">
        <p>{text.explain}</p>
        {drawn}
      </div>
    )}
    show={(sheet) => <PrintedSheet sheet={sheet} backHref={form.cancelHref} text={text} />}
  />
)
