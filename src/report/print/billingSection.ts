import type { BillingFigures } from '../billing/joinBilling'
import type { Summary } from '../createReport'
import { measured, measuredOf } from './measured'
import type { Section } from './section'
import { count, counted, money, percent } from './wording'

/** The section on what billing knows. Without billing data it says what cannot be told. */
export function billingSection({ billing, flows }: Summary): Section {
  const section = { id: 'billing', title: 'Still customers later', charts: [] }
  if (billing)
    return { ...section, says: coverage(billing), tables: [saveRates(billing), paidSince(billing), churned(billing)] }
  if (flows.started === 0) return { ...section, says: [], tables: [] }
  return {
    ...section,
    says: [
      'Not known without billing data: the save rate (who is still subscribed after 30, 60 or 90 days), what they paid since, churn and lifetime value. Run again with --billing.',
    ],
    tables: [],
  }
}

function coverage(billing: BillingFigures): string[] {
  const { matched, unmatched, endUnknown, startUnknown, unreadable, asOf, saveRate, churn } = billing
  const whys = new Set([saveRate.why, churn.why].flatMap((why) => why ?? []))
  return [
    `Billing is known until ${asOf.slice(0, 10)} for ${count(matched)} of ${counted(matched + unmatched, 'flow')}. Only subscriptions whose days have passed by then count.`,
    ...said(
      unmatched,
      'flow is of a subscription that billing does not have; if it left, the rates are too high.',
      'flows are of subscriptions that billing does not have; if those left, the rates are too high.',
    ),
    ...said(
      endUnknown,
      'subscription ended, or may have, and billing does not say when.',
      'subscriptions ended, or may have, and billing does not say when.',
    ),
    ...said(
      startUnknown,
      'subscription says no start and is not in churn.',
      'subscriptions say no start and are not in churn.',
    ),
    ...said(unreadable, 'row of billing could not be read.', 'rows of billing could not be read.'),
    ...whys,
  ]
}

function said(number: number, one: string, several: string): string[] {
  return number > 0 ? [counted(number, one, several)] : []
}

function saveRates({ saveRate }: BillingFigures) {
  const days = ['days30', 'days60', 'days90'] as const
  const row = (name: string, rates: BillingFigures['saveRate']['ofSaved']) => [
    name,
    ...days.map((each) => measuredOf(rates[each])),
  ]
  return {
    caption: 'Save rate: still subscribed',
    columns: ['Of those who', 'after 30 days', 'after 60 days', 'after 90 days'],
    rows: [row('were saved in a flow', saveRate.ofSaved), row('started a flow', saveRate.ofStarted)],
  }
}

function paidSince({ retained, boosted }: BillingFigures) {
  return {
    caption: 'Paid since',
    columns: [
      'Currency',
      'Payments after a save',
      'Retained revenue',
      'Brought by offers within 90 days (95% interval)',
      'Held out',
    ],
    rows: Object.entries(retained).map(([currency, { payments, amount }]) => {
      const boost = boosted[currency]
      const between = boost && `${money(boost.total.low, currency)} to ${money(boost.total.high, currency)}`
      return [
        currency,
        count(payments),
        money(amount, currency),
        boost ? `${money(boost.total.value, currency)} (${between})` : 'not known: no holdout, or too early',
        count(boost?.heldOut ?? 0),
      ]
    }),
  }
}

function churned({ churn }: BillingFigures) {
  const values = Object.entries(churn.lifetimeValue)
  return {
    caption: 'Churn in the period',
    columns: ['Customers at start', 'Lost', 'Chose to', 'Payment failed', 'Churn rate', 'a month', 'Lifetime value'],
    rows: [
      [
        ...[churn.atStart, churn.lost, churn.voluntary, churn.involuntary].map((number) =>
          number === null ? '–' : count(number),
        ),
        measured(churn.rate),
        percent(churn.monthly),
        values.flatMap(([currency, value]) => (value === null ? [] : money(Math.round(value), currency))).join(', ') ||
          '–',
      ],
    ],
  }
}
