import { NotPossible } from '../account'

/** What Leafpost knows of its one subscriber’s box. Days are `YYYY-MM-DD`. */
export interface Box {
  status: 'active' | 'canceling'
  product: string
  nextAt: string
  interval: 'week' | 'month'
  intervalCount: number
  address: string
  /** The free product that comes with the next box. */
  gift?: string
  /** Days of boxes after the next one that are left out. */
  skipped: string[]
}

/** What Leafpost sends, at one price. */
export const products: Readonly<Record<string, string>> = {
  assam: 'Morning Assam',
  sencha: 'Spring Sencha',
  herbs: 'Garden Herbs',
}

/** What Leafpost gives away. */
export const gifts: Readonly<Record<string, string>> = { tin: 'A tea tin', strainer: 'A strainer' }

/** Where boxes can go. */
export const addresses: Readonly<Record<string, string>> = { home: 'Home, 8 Mill Lane', work: 'Work, 21 Quay Street' }

/** What one box costs, in minor units of USD. */
export const boxPrice = 2200

/** A box of Assam every month; the next one comes in twelve days. */
export function newBox(now: Date): Box {
  const nextAt = new Date(now.getTime() + 12 * 86_400_000).toISOString().slice(0, 10)
  return {
    status: 'active',
    product: 'assam',
    nextAt,
    interval: 'month',
    intervalCount: 1,
    address: 'home',
    skipped: [],
  }
}

/** What was picked, as fairwell’s server has granted it. */
type Picked = Readonly<Record<string, unknown>>

/** What each offer does to the box, by the type of the offer, and what `cancel` and `resume` do. */
export const boxChanges: Readonly<Record<string, (box: Box, picked: Picked) => Box>> = {
  skip(box, { delivery, nextDelivery }) {
    if (delivery === box.nextAt) return { ...box, nextAt: day(nextDelivery) }
    return { ...box, skipped: [...new Set([...box.skipped, day(delivery)])] }
  },
  reschedule: (box, { nextDelivery }) => ({ ...box, nextAt: day(nextDelivery) }),
  frequency: (box, { interval, intervalCount }) => ({
    ...box,
    interval: interval === 'week' ? 'week' : 'month',
    intervalCount: Number(intervalCount),
  }),
  swap: (box, { productId }) => ({ ...box, product: oneOf(products, productId) }),
  gift: (box, { productId }) => ({ ...box, gift: oneOf(gifts, productId) }),
  address: (box, { addressId }) => ({ ...box, address: oneOf(addresses, addressId) }),
  cancel: (box) => ({ ...box, status: 'canceling' }),
  resume: (box) => ({ ...box, status: 'active' }),
}

function oneOf(known: Readonly<Record<string, string>>, id: unknown): string {
  if (typeof id === 'string' && Object.hasOwn(known, id)) return id
  throw new NotPossible(`expected one of ${Object.keys(known).join(', ')}, got ${JSON.stringify(id)}.`)
}

function day(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value
  throw new NotPossible(`expected a day, got ${JSON.stringify(value)}.`)
}
