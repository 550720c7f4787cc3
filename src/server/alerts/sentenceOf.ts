import { money } from '../../report/print/wording'
import type { Alert, AlertOffer } from './alert'
import { fields } from './fields'
import { line } from './line'

/**
 * An alert as text for a person: "Ada (cus_1), $49.00 a month on Pro, is leaving: It costs too much. Declined 20% off." It
 * says only what is known, on one line of plain text, whatever a customer has typed.
 */
export function sentenceOf(alert: Omit<Alert, 'sentence'>): string {
  const { mode, declined = [], outcome, offer } = alert
  const reason = reasonIn(alert)
  const isLeaving = outcome === 'canceled' || (!outcome && reason)
  const about = detailsOf(alert.subscription)
  const sentences = [
    `${whoIn(alert.customer)}${about && `, ${about},`} ${verbs[outcome ?? (reason ? 'leaving' : '')] ?? verbs['']}`,
    reason && (isLeaving ? reason : `Reason: ${reason}`),
    offer && `Accepted ${offerIn(alert)}`,
    declined.length > 0 && `Declined ${declined.map(offerIn).join(' and ')}`,
    answersIn(alert.answers ?? {}),
  ].filter((part) => !!part) as string[]
  const [first = '', ...rest] = isLeaving && reason ? [`${sentences[0]}: ${reason}`, ...sentences.slice(2)] : sentences
  return `${mode === 'test' ? '[test] ' : ''}${[first, ...rest].map(ended).join(' ')}`
}

const verbs: Record<string, string> = {
  '': 'has opened the cancel flow',
  leaving: 'is about to leave',
  canceled: 'is leaving',
  saved: 'stays',
  dismissed: 'has closed the cancel flow, and nothing has changed',
  referred: 'went for help instead of leaving',
  failed: 'pressed cancel, and the flow failed',
}

function whoIn({ firstName, name, id }: Record<string, unknown>): string {
  const called = line(firstName) || line(name)
  const known = line(id)
  if (called && known) return `${called} (${known})`
  return called || known || 'A customer'
}

/** Price and plan of the subscription; empty where neither is known. */
function detailsOf({ mrr, currency, plan, planName }: Record<string, unknown>): string {
  const price = typeof mrr === 'number' && Number.isFinite(mrr) && line(currency)
  const named = line(planName) || line(plan)
  return [price && `${money(Math.round(mrr as number), price.toUpperCase())} a month`, named && `on ${named}`]
    .filter((part) => !!part)
    .join(' ')
}

function reasonIn({ label, reason, suggestedReason }: Omit<Alert, 'sentence'>): string {
  // A label may have places such as `{{customer.firstName|there}}`. An alert need not know the value, so the text after the
  // bar stands for it.
  const filled = label?.replace(/\{\{[^{}|]*(?:\|([^{}]*))?\}\}/g, '$1')
  return line(filled) || line((reason || suggestedReason)?.replaceAll('_', ' '))
}

function offerIn({ offer, type, choice }: AlertOffer): string {
  const terms = fields(choice)
  const { percentOff, amountOff, currency, durationInMonths, length, unit, planId, days, amount, periods } = terms
  const { delivery, nextDelivery, interval, intervalCount, productId } = terms
  const inMoney = (value: unknown) => (typeof value === 'number' && line(currency) ? money(value, line(currency)) : '')
  const months = typeof durationInMonths === 'number' ? ` for ${counted(durationInMonths, 'month')}` : ''
  const off = typeof percentOff === 'number' ? `${percentOff}%` : inMoney(amountOff)
  const said: Record<string, string> = {
    discount: off ? `${off} off${months}` : 'a discount',
    pause: typeof length === 'number' && line(unit) ? `a pause of ${counted(length, line(unit))}` : 'a pause',
    plan_change: line(planId) ? `the plan ${line(planId)}` : 'another plan',
    trial_extension: typeof days === 'number' ? `${counted(days, 'more day')} of trial` : 'a longer trial',
    credit: inMoney(amount)
      ? `${inMoney(amount)} of credit`
      : typeof periods === 'number'
        ? counted(periods, 'free billing period')
        : 'a credit',
    update_payment: 'to update the payment',
    contact: 'to talk to you',
    booking: 'a booking',
    video: 'a video',
    redirect: 'another page',
    skip: line(delivery) ? `to skip the delivery of ${line(delivery)}` : 'to skip a delivery',
    reschedule: line(nextDelivery) ? `the next delivery on ${line(nextDelivery)}` : 'a later delivery',
    frequency:
      typeof intervalCount === 'number' && line(interval)
        ? `a delivery every ${counted(intervalCount, line(interval))}`
        : 'deliveries at another pace',
    swap: line(productId) ? `the product ${line(productId)} instead` : 'another product',
    gift: line(productId) ? `the gift ${line(productId)}` : 'a gift',
    address: 'another address',
    chat: 'to chat with you',
  }
  return (
    (type !== undefined && Object.hasOwn(said, type) && said[type]) || `the offer ${line(offer) || 'without a name'}`
  )
}

function answersIn(answers: Record<string, unknown>): string {
  const said = Object.entries(answers).map(([question, answer]) => `${line(question)}: ${answerIn(answer)}`)
  return said.slice(0, 5).join('; ')
}

function answerIn(answer: unknown): string {
  if (typeof answer === 'string') return /\s/.test(answer.trim()) ? `“${line(answer)}”` : line(answer)
  return line(Array.isArray(answer) ? answer.map(line).join(', ') : JSON.stringify(answer))
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function ended(sentence: string): string {
  return /[.!?。！？…]$/u.test(sentence) ? sentence : `${sentence}.`
}
