const object = 'an object'
const text = 'text'
const id = 'text or a whole number'
const time = 'a time: RFC 3339, a date, a date and time as SQL writes them, or Unix seconds or milliseconds'
const currency = 'three letters of ISO 4217'
const money = 'a number of minor units, 0 or more'

/** For each known path, what is expected there, in words; `[]` stands for any entry of a list. */
export const expected = new Map([
  ['', 'an object with customer, subscription, …'],
  ['customer', object],
  ['customer.id', id],
  ['customer.email', text],
  ['customer.firstName', text],
  ['customer.timeZone', text],
  ['customer.country', 'a code of ISO 3166-1, such as DE'],
  ['customer.addresses', 'a list'],
  ['customer.addresses[]', 'an object with id and label'],
  ['customer.addresses[].id', id],
  ['customer.addresses[].label', text],
  ['subscription', object],
  ['subscription.id', id],
  [
    'subscription.status',
    'active, trialing, past_due, paused, canceling, canceled, or a biller’s word for one of them',
  ],
  ['subscription.plan', 'an id, or an object with id and name'],
  ['subscription.provider', text],
  ['subscription.planName', text],
  ['subscription.amount', money],
  ['subscription.currency', currency],
  ['subscription.interval', 'day, week, month, year, or a word for so many of them, such as quarterly'],
  ['subscription.intervalCount', 'a whole number from 1, and none beside a word that says how many'],
  ['subscription.quantity', 'a whole number from 0'],
  ['subscription.startedAt', time],
  ['subscription.withdrawUntil', time],
  ['subscription.trialEnd', time],
  ['subscription.currentPeriodEnd', time],
  ['subscription.resumesAt', time],
  ['subscription.canceledAt', time],
  ['subscription.discount', object],
  ['subscription.discount.percentOff', 'a number from 0 to 100'],
  ['subscription.discount.amountOff', money],
  ['subscription.discount.endsAt', time],
  ['subscription.delivery', object],
  ['subscription.delivery.nextAt', time],
  ['subscription.delivery.interval', 'day, week, month, year, or a word for so many of them, such as quarterly'],
  ['subscription.delivery.intervalCount', 'a whole number from 1, and none beside a word that says how many'],
  ['subscription.delivery.product', id],
  ['subscription.finalBill', object],
  ['subscription.finalBill.items', 'a list'],
  ['subscription.finalBill.items[]', 'an object with label and amount'],
  ['subscription.finalBill.items[].label', text],
  ['subscription.finalBill.items[].amount', 'a whole number of minor units, below 0 for what the customer gets'],
  ['subscription.finalBill.currency', currency],
  ['subscription.losses', 'a list'],
  ['subscription.losses[]', 'an object with text and source'],
  ['subscription.losses[].text', text],
  ['subscription.losses[].source', text],
  ['subscriptions', 'a list of subscriptions'],
  ['stage', 'open, or nothing'],
  ['kind', 'cancel, withdraw, or nothing'],
  ['answers', object],
  ['history', object],
  ['history.offers', 'a list'],
  ['history.offers[]', 'an object with id and status'],
  ['history.offers[].id', id],
  ['history.offers[].status', 'shown, accepted or declined'],
  ['history.offers[].time', time],
  ['page', object],
  ['locale', 'a language tag, such as pt-BR'],
  ['now', time],
  ['handlers', 'a list of offer types'],
  ['handlers[]', text],
])

/** A path as `expected` has it: `subscriptions[2].plan` becomes `subscription.plan`, and every index `[]`. */
export const generalPath = (path: string): string =>
  path.replace(/\[\d+\]/g, '[]').replace(/^subscriptions\[\]/, 'subscription')
