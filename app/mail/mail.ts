import 'server-only'
import nodemailer from 'nodemailer'
import { z } from 'zod'
import { env } from '@/core/env'
import { log } from '@/core/request/log'

export type Mail = {
  /** A UUID, which is the message id. A retry uses the same id, so that receivers recognise the duplicate. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
}

/** `refused`: permanently, by the recipient's server. `failed`: unknown or temporary; the same mail may be retried. */
export type Sending = { kind: 'sent' } | { kind: 'refused' } | { kind: 'failed' }

export type Mailer = (mail: Mail) => Promise<Sending>

let known: Mailer | null | undefined

/** Null if SMTP is not configured; the screens then offer the text to copy. */
export function mailer(): Mailer | null {
  const { SMTP_URL, MAIL_FROM } = env()
  if (known === undefined) known = SMTP_URL && MAIL_FROM ? mailerAt(SMTP_URL, MAIL_FROM) : null
  return known
}

const seconds = 1000
const limits = {
  dnsTimeout: 10 * seconds,
  connectionTimeout: 10 * seconds,
  greetingTimeout: 10 * seconds,
  socketTimeout: 10 * seconds,
}

/** A mailer over SMTP. A server on another machine must offer TLS, so that the password is never sent unencrypted. */
export function mailerAt(url: string, from: string, times: Partial<typeof limits> = {}): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  const transport = nodemailer.createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(!secure && (isHere ? { ignoreTLS: true } : { requireTLS: true })),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...limits,
    ...times,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return async ({ id, to, subject, text }) => {
    if (!z.email().safeParse(to.address).success) return { kind: 'refused' }
    try {
      await transport.sendMail({
        messageId: `<${z.uuid().parse(id)}@${from.split('@')[1]}>`,
        from: { name: 'Sổ bộ', address: from },
        to: { name: oneLine(to.name), address: to.address },
        envelope: { from, to: [to.address] },
        subject: oneLine(subject),
        text,
        textEncoding: 'base64',
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { kind: 'sent' }
    } catch (error) {
      const reason = reasonOf(error)
      log().warn({ mail: id, ...reason }, 'mail was not sent')
      return { kind: isForGood(reason) ? 'refused' : 'failed' }
    }
  }
}

/** Removes line breaks, which would start another header. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

type Reason = { code: unknown; answer: unknown; command: unknown }

/** The codes of an SMTP error. Its message is left out, because it quotes addresses and the server's text. */
function reasonOf(error: unknown): Reason {
  const { code, responseCode, command } = Object(error)
  return { code, answer: responseCode, command }
}

/**
 * Whether the error is permanent: about this mail or its recipient. A refusal of our login (530, wrong password) is a
 * fault of the configuration, and is retried.
 */
function isForGood({ code, answer, command }: Reason) {
  const isAboutMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO')
  return isAboutMail && typeof answer === 'number' && answer >= 500 && answer !== 530
}
