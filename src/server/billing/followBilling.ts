import { isObject } from '../../base/isObject'
import { figures } from '../../decide/figures'
import type { Status } from '../../situation/readStatus'
import { readId } from '../../situation/readText'
import { readTime } from '../../situation/readTime'
import type { Customer, Subscription } from '../../situation/schema'
import { checkOptions } from '../options/checkOptions'
import { aQuery, aText, required } from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import { eventStore } from '../receive/eventStore'
import type { Query } from '../receive/query'
import { type BillingRecord, billingStore } from './billingStore'

/** Where what a biller tells goes. */
export interface FollowOptions {
  /** The receiver's. */
  query: Query
  /** The channel that a cancellation outside of a flow is reported under, such as the biller's name. */
  channel: string
  /** The `source` of the events that are made: a URL of yours. */
  source: string
}

/** A change of a subscription, or a payment for one, as a biller's webhook tells of it. */
export interface BillingChange {
  /** The id of the webhook's event: what is told again under it counts once. */
  id: string
  /** When it happened: RFC 3339, or Unix seconds. */
  time: string | number
  /** The biller's object as it came, which is a row for `fairwell report --billing`. */
  object: object
  /** What `fairwell/billing` reads of the object; absent where it is no subscription, but a payment. */
  subscription?: Subscription | undefined
  customer?: Customer | undefined
  /** The customer's reason, in a word of the survey or of the biller. */
  reason?: string | undefined
  /**
   * Whether it ends without the customer's word, such as after failed payments. Where the biller does not say, what was past due and is
   * canceled then has ended so.
   */
  isInvoluntary?: boolean | undefined
  /** `test` for a biller's sandbox. */
  mode?: 'live' | 'test' | undefined
}

/** What became of a change: whether a cancellation was recorded for it. */
export interface FollowedChange {
  recorded: boolean
}

/**
 * Closes the loop: keeps what a biller tells as rows for `fairwell report --billing`, and records a `cancellation.recorded` when a
 * subscription begins to end by its customer's word. One that was canceled in a flow counts there, so nothing is asked of the host.
 * What is told twice, or late, counts once. Rejects where the database fails; the biller then tells it again.
 */
export function followBilling(options: FollowOptions): (change: BillingChange) => Promise<FollowedChange> {
  checkOptions('followBilling', options, {
    query: aQuery,
    channel: required(aText),
    source: required(aText),
  })
  const { query } = options
  const [billing, events] = [billingStore(query), eventStore(query)]

  return async (change) => {
    const record = recordOf(change)
    await billing.write(record)
    if (!isLeaving(record.status) || record.subscription === undefined) return { recorded: false }
    const before = await billing.statusBefore(record)
    // What a biller ends after failed payments it does not always call so.
    const { isInvoluntary = before === 'past_due' && record.status === 'canceled' } = change
    if (isInvoluntary || isLeaving(before)) return { recorded: false }
    await events.write([cancellation(change, record, options)])
    return { recorded: true }
  }
}

function isLeaving(status: Status | undefined): boolean {
  return status === 'canceling' || status === 'canceled'
}

function recordOf({ id, time, object, subscription }: BillingChange): BillingRecord {
  const at = readTime(time)
  const name = readId(id)
  if (!name) throw new TypeError(`[fairwell] followBilling: id: expected the webhook's event id, got ${typeof id}.`)
  if (!at) throw new TypeError(`[fairwell] followBilling: time: expected RFC 3339 or Unix seconds, got ${typeof time}.`)
  if (!isObject(object))
    throw new TypeError(`[fairwell] followBilling: object: expected the biller's object, got ${typeof object}.`)
  return {
    ...{ id: name, time: at, subscription: readId(subscription?.id) ?? undefined },
    status: subscription?.status as Status | undefined,
    // Of several rows of one subscription the report takes the one that holds since last.
    object: { ...object, updated_at: at },
  }
}

function cancellation(
  { customer, subscription = {}, reason, mode = 'live' }: BillingChange,
  { id, time }: BillingRecord,
  { channel, source }: FollowOptions,
): ReceivedEvent {
  const { id: name, status, plan, planName, currency, startedAt } = subscription
  const mrr = figures.mrr({ subscription, now: time })
  return {
    ...{ specversion: '1.0', id: `canceled-${id}`, source, type: 'dev.fairwell.cancellation.recorded.v1', time },
    data: {
      ...{ channel, mode, ...(reason && { reason }) },
      ...(customer?.id && { customer: { id: customer.id } }),
      subscription: { id: name, status, plan, planName, currency, startedAt, ...(Number.isFinite(mrr) && { mrr }) },
    },
  }
}
