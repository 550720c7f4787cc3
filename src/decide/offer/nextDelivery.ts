import type { Rhythm } from '../../config/schema/schema'
import { later } from '../../situation/moment'
import type { Customer, Subscription } from '../../situation/schema'
import { nextCharge } from './nextCharge'

/** Who gets the deliveries, of what, and the time. */
export interface Deliveries {
  subscription?: Subscription | undefined
  customer?: Customer | undefined
  now: Date
}

/**
 * The day of the next delivery as `YYYY-MM-DD`, in the customer's time zone, else in UTC: months are counted from the day that the
 * customer reads, since 28 February in Los Angeles is 1 March in UTC. Undefined where it is not known, or lies behind. Without a
 * day of its own, it is the end of the paid period, unless deliveries have a rhythm of their own.
 */
export function nextDelivery({ subscription = {}, customer, now }: Deliveries): string | undefined {
  const { nextAt, interval } = subscription.delivery ?? {}
  const today = dayIn(now.toISOString(), customer?.timeZone)
  const time = nextAt ?? (interval ? undefined : nextCharge(subscription, now.toISOString()))
  const day = time && dayIn(time, customer?.timeZone)
  return day && today && day >= today ? day : undefined
}

/** How often the subscription is delivered: as its deliveries say, else as often as it is charged. Undefined where neither says so. */
export function rhythmOf({ delivery, interval, intervalCount }: Subscription = {}): Rhythm | undefined {
  if (delivery?.interval) return { interval: delivery.interval, intervalCount: delivery.intervalCount }
  return interval && { interval, intervalCount }
}

/**
 * The day of the delivery that comes so many deliveries after this day. Counted from the day itself, and never from one delivery
 * to the next: 31 January, 28 February, 31 March.
 */
export function deliveryAfter(day: string | undefined, count: number, rhythm: Rhythm | undefined): string | undefined {
  return day && rhythm && later(day, count * (rhythm.intervalCount ?? 1), rhythm.interval)
}

/** The day of a time in a time zone; a day stays that day. In UTC where the zone is not named, or is none that exists. */
function dayIn(time: string, timeZone: string | undefined): string | undefined {
  if (time.length === 10 || !timeZone) return time.slice(0, 10)
  try {
    const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
    const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', options).formatToParts(new Date(time))
    const [year, month, day] = ['year', 'month', 'day'].map((type) => parts.find((part) => part.type === type)?.value)
    return `${year?.padStart(4, '0')}-${month}-${day}`
  } catch {
    return time.slice(0, 10)
  }
}
