import { at, type Problem } from '../config/check/problem'
import { mostLosses } from './mostLosses'
import type { OfferRecord, Situation, Subscription } from './schema'

/**
 * Problems of a Situation that can be read: missing facts that the flow needs, and facts that contradict each other. A missing
 * `now` is none: pages, servers and the command line give it by their clocks.
 */
export function doubtsOf(situation: Situation): Problem[] {
  const { customer, subscription, subscriptions, history, now } = situation
  const several = [
    ...(subscription ? [['subscription', subscription] as const] : []),
    ...(subscriptions ?? []).map((each, index) => [at('subscriptions', index), each] as const),
  ]
  return [
    doubt(
      'customer.id',
      customer?.id === undefined,
      'expected an id, got nothing. Experiments and the holdout leave them out',
    ),
    doubt(
      'customer.timeZone',
      !isTimeZone(customer?.timeZone),
      `expected an IANA name, got ${customer?.timeZone}. Dates are shown in the browser’s`,
    ),
    ...several.flatMap(([path, each]) => doubt(path, Object.keys(each).length === 0, emptySubscription)),
    ...several.flatMap(([path, each]) => [...gaps(path, each), ...contradictions(path, each, now)]),
    ...(history?.offers ?? []).flatMap((record, index) => recordDoubts(at('history.offers', index), record, now)),
  ].flat()
}

const emptySubscription =
  'expected what they pay, got an empty object. Is there an `await` missing before what it was read from, or is that another biller’s?'

function gaps(
  path: string,
  { status, amount, currency, interval, quantity, trialEnd, discount, losses = [] }: Subscription,
): Problem[] {
  const isPriced = amount !== undefined
  const { percentOff, amountOff } = discount ?? {}
  return [
    doubt(
      `${path}.currency`,
      isPriced && !currency,
      'expected a code of ISO 4217 beside the amount, got nothing. No price is shown',
    ),
    doubt(
      `${path}.interval`,
      isPriced && !interval,
      'expected day, week, month or year beside the amount, got nothing. No price is shown, and mrr is unknown',
    ),
    doubt(`${path}.amount`, amount === 0, 'is 0. Nothing is offered off it'),
    doubt(`${path}.quantity`, quantity === 0, 'is 0, so that the price is 0'),
    doubt(
      `${path}.trialEnd`,
      status === 'trialing' && !trialEnd,
      'expected the time at which the trial ends, got nothing',
    ),
    doubt(
      `${path}.discount`,
      !!discount && (percentOff ?? amountOff) === undefined,
      'expected percentOff or amountOff, got neither',
    ),
    doubt(
      `${path}.discount`,
      percentOff !== undefined && amountOff !== undefined,
      'expected percentOff or amountOff, got both',
    ),
    doubt(
      `${path}.losses`,
      losses.length > mostLosses,
      `expected ${mostLosses} at most, got ${losses.length}. Only the first ${mostLosses} are shown`,
    ),
  ].flat()
}

function contradictions(path: string, subscription: Subscription, now: string | undefined): Problem[] {
  const { status, canceledAt, resumesAt, startedAt, trialEnd, currentPeriodEnd } = subscription
  const isRunning = status === 'active' || status === 'trialing' || status === 'past_due'
  return [
    doubt(`${path}.canceledAt`, isRunning && !!canceledAt, `is given, and the status is ${status}. The status counts`),
    doubt(`${path}.resumesAt`, isRunning && !!resumesAt, `is given, and the status is ${status}. The status counts`),
    doubt(
      `${path}.trialEnd`,
      status === 'active' && isAfter(trialEnd, now),
      'lies ahead, and the status is active. The status counts',
    ),
    doubt(`${path}.startedAt`, isAfter(startedAt, now), 'lies ahead'),
    doubt(
      `${path}.currentPeriodEnd`,
      isRunning && isAfter(now, currentPeriodEnd),
      `lies behind, and the status is ${status}`,
    ),
    doubt(
      `${path}.currentPeriodEnd`,
      status === 'canceled' && isAfter(currentPeriodEnd, now),
      'lies ahead, and the status is canceled. Is it canceling?',
    ),
    doubt(`${path}.trialEnd`, isAfter(startedAt, trialEnd), 'lies before startedAt'),
  ].flat()
}

function recordDoubts(path: string, { time }: OfferRecord, now: string | undefined): Problem[] {
  return [
    doubt(`${path}.time`, time === undefined, 'expected a time, got nothing. The offer counts as of just now'),
    doubt(`${path}.time`, isAfter(time, now), 'lies ahead'),
  ].flat()
}

/** One warning where the condition `holds`, else none. */
export function doubt(path: string, holds: boolean, message: string): Problem[] {
  return holds ? [{ severity: 'warning', path, message }] : []
}

// Compares two times as readSituation writes them. A date counts as its first moment.
function isAfter(time: string | undefined, other: string | undefined): boolean {
  return Date.parse(time ?? '') > Date.parse(other ?? '')
}

function isTimeZone(name: string | undefined): boolean {
  try {
    return !new Intl.DateTimeFormat('en', { timeZone: name }).format(0) || true
  } catch {
    return false
  }
}
