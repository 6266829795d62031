'use client'

import type { ReactNode } from 'react'
import { Form, type FormProps } from '@/components/form/form.client'
import { PrintNotice, type Sheet, SheetOnPaper } from '../printed-sheet.client'

type Roll = {
  office: string
  title: string
  day: string
  rows: { id: string; name: string; positions: string; organisations: string; userName: string }[]
}

/** What a batch gave: sheets, the list that those who get them sign, and who was left out, each with the reason. */
export type Batch = { done: string; sheets: Sheet[]; roll: Roll; left: string[] }

type Text = {
  once: string
  none: string
  print: string
  back: string
  again: string
  qr: string
  left: string
  columns: {
    number: string
    name: string
    position: string
    organisation: string
    userName: string
    on: string
    sign: string
  }
}
/** `plan`: what will be done, which stands above the form and goes with it. */
type Props = FormProps<Batch> & { plan: ReactNode; cancelHref: string; againHref: string; text: Text }

/** The form of the check page, which the sheets replace. They have no URL, because the codes are shown once. */
export const IssueBatch = ({ plan, text, againHref, ...form }: Props) => (
  <Form
    {...form}
    frame={(drawn) => (
      <>
        {plan}
        {drawn}
      </>
    )}
    show={(batch) => <PrintedBatch batch={batch} backHref={form.cancelHref} {...{ againHref, text }} />}
  />
)

type Printed = { batch: Batch; backHref: string; againHref: string; text: Text }

function PrintedBatch({ batch: { done, sheets, roll, left }, backHref, againHref, text }: Printed) {
  const leftOut = left.length > 0 && (
    <>
      <p>{text.left}</p>
      <ul>
        {left.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a href={againHref}>{text.again}</a>
      </p>
    </>
  )
  if (sheets.length === 0)
    return (
      <div className="notice warning" role="status">
        <p>{text.none}</p>
        {leftOut}
        <p>
          <a href={backHref}>{text.back}</a>
        </p>
      </div>
    )
  return (
    <>
      <PrintNotice backHref={backHref} text={{ ...text, once: `${done} ${text.once}` }}>
        {leftOut}
      </PrintNotice>
      <div className="account-sheets">
        {sheets.map((sheet, at) => (
          <SheetOnPaper key={roll.rows[at]?.id} sheet={sheet} qrLabel={text.qr} />
        ))}
      </div>
      <SheetRoll roll={roll} columns={text.columns} />
    </>
  )
}

/** Danh sách ký nhận giấy cấp tài khoản: signed on paper, without codes. */
const SheetRoll = ({ roll: { office, title, day, rows }, columns }: { roll: Roll; columns: Text['columns'] }) => (
  <section className="sheet-roll" aria-label={title}>
    {office && <p>{office}</p>}
    <h2>{title}</h2>
    <p>{day}</p>
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {Object.entries(columns).map(([name, label]) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, positions, organisations, userName }, at) => (
            <tr key={id}>
              <td className="number">{at + 1}</td>
              <th scope="row">{name}</th>
              <td>{positions}</td>
              <td>{organisations}</td>
              <td className="code">{userName}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
