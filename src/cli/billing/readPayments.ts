import type { BillingRow } from '../../report/billing/billingRow'
import { readCurrency } from '../../situation/readCurrency'
import { readBalance } from '../../situation/readNumber'
import { readTime } from '../../situation/readTime'
import { paymentColumns } from './billingSources'
import { type Fields, fieldsOf, firstIn, isBlank } from './fieldsOf'

type Payments = NonNullable<BillingRow['paid']>

/** The payments of a row, and what was wrong with them. */
export interface ReadPayments {
  paid: Payments
  problems: string[]
}

/** The payments of a row: a list, as JSON may have, or the single one of a table. Refunds are payments below 0. */
export function readPayments(fields: Fields): ReadPayments {
  const amount = firstIn(fields, paymentColumns.amount)
  if (!Array.isArray(amount)) return readPayment(fields)
  const each = amount.map((payment) => readPayment(fieldsOf(Object(payment))))
  return { paid: each.flatMap(({ paid }) => paid), problems: each.flatMap(({ problems }) => problems) }
}

function readPayment(fields: Fields): ReadPayments {
  const [given, code, at] = [paymentColumns.amount, paymentColumns.currency, paymentColumns.time].map((names) =>
    firstIn(fields, names),
  )
  // Without a column for its time, an amount is only the price of the subscription.
  if (isBlank(given) || at === undefined) return { paid: [], problems: [] }
  const [amount, currency, time] = [readBalance(given), readCurrency(code), readTime(at)]
  if (typeof amount === 'number' && currency && time) return { paid: [{ amount, currency, time }], problems: [] }
  const got = `got ${JSON.stringify([given, code, at]).slice(0, 80)}`
  return { paid: [], problems: [`payment: expected an amount in minor units, a currency and a paid_at, ${got}`] }
}
