import { fields, text } from '../alerts/fields'
import type { ForwardedEvent } from '../forward/forwarder'
import { enReceipt } from './languages/enReceipt'
import { receiptFacts } from './receiptFacts'
import { receiptHtml } from './receiptHtml'
import { type ReceiptLanguage, receiptLanguage } from './receiptLanguage'
import { receiptRows } from './receiptRows'
import { receiptText } from './receiptText'

/** A confirmation of a cancellation or withdrawal, ready to mail. What the event does not say is absent, here and in its text. */
export interface Receipt {
  kind: 'canceled' | 'withdrawn'
  /** The customer's id. */
  to?: string
  /** What `privacy.send` lets through of the customer, such as an address to mail to. */
  customer: Record<string, unknown>
  /** Of our words alone: nothing that a browser sent stands in it. */
  subject: string
  text: string
  /** A whole document without pictures, links or scripts. */
  html: string
  /** BCP 47, of the text and its dates. */
  locale: string
  dir: 'ltr' | 'rtl'
  confirmationId?: string
  /** The subscription's id. */
  subscription?: string
  /** When the customer confirmed, by their clock: RFC 3339. */
  received?: string
  /** When it takes effect and access ends: RFC 3339, or a date alone. */
  effective?: string
  /** What the event did not say, so that you may add it or hold the mail back. */
  missing: ('to' | 'locale' | 'received' | 'effective' | 'confirmationId')[]
  mode: 'live' | 'test'
  sessionId: string
}

/** Who writes the confirmation, and how. */
export interface ReceiptSettings {
  merchant: string
  locale: string
  timeZone: string
}

const english: ReceiptLanguage = { locale: 'en', texts: enReceipt, dir: 'ltr' }

/** The confirmation of a flow that ended in a cancellation or withdrawal, always the same for the same event. */
export function receiptOf(event: ForwardedEvent, { merchant, locale, timeZone }: ReceiptSettings): Receipt {
  const data = fields(event.data)
  const facts = receiptFacts(event)
  const spoken = receiptLanguage(data.locale)
  const language = spoken ?? receiptLanguage(locale) ?? english
  const { texts, dir } = language
  const { kind, customer: to, confirmationId, subscription, received, effective } = facts
  const parts = {
    subject: texts[`${kind}.subject`],
    lead: texts[`${kind}.lead`],
    rows: receiptRows(facts, { language, merchant, timeZone }),
    keep: texts.keep,
  }
  const known = { to, locale: spoken?.locale, received, effective, confirmationId }
  return {
    kind,
    ...(to && { to }),
    customer: fields(data.customer),
    subject: parts.subject,
    text: receiptText(parts, language),
    html: receiptHtml(parts, language),
    locale: language.locale,
    dir,
    ...(confirmationId && { confirmationId }),
    ...(subscription && { subscription }),
    ...(received && { received }),
    ...(effective && { effective }),
    missing: (Object.keys(known) as (keyof typeof known)[]).filter((name) => known[name] === undefined),
    mode: data.mode === 'test' ? 'test' : 'live',
    sessionId: text(event.cfsession),
  }
}
