import { coupons, type DemoPlan, pauseLengths, plans } from './plans'

/** What Tallyroom knows of a customer's subscription. Times are RFC 3339 UTC. */
export interface Account {
  status: 'active' | 'paused' | 'canceling' | 'canceled'
  plan: string
  startedAt: string
  currentPeriodEnd: string
  pausedUntil?: string
  discount?: { percentOff: number; endsAt: string }
}

/** A request that Tallyroom does not carry out; the message says why. */
export class NotPossible extends Error {}

/** A change somebody asks for; `body` is what their browser sent and is not trusted. */
export type Change = (account: Account, body: Record<string, unknown>, now: Date) => Account

/** Somebody who signs in at Tallyroom. */
export interface Person {
  id: string
  firstName: string
  lastName: string
  email: string
}

/** The demo's customer. Experiments are dealt by the id, and this one gets the discount in `price-2026`. */
export const ada: Person = {
  id: 'cus_lindqvist',
  firstName: 'Ada',
  lastName: 'Lindqvist',
  email: 'ada@lindqvist.example',
}

/** Who else may sign in, in the same browser: another customer, with an account and a history of her own. */
export const grace: Person = { id: 'cus_okafor', firstName: 'Grace', lastName: 'Okafor', email: 'grace@okafor.example' }

/** The one with this id; Ada for everyone else. */
export function personOf(id: string | undefined): Person {
  return id === grace.id ? grace : ada
}

/** A Studio plan in its fifteenth month, charged again in 18 days. */
export function newAccount(now: Date): Account {
  const currentPeriodEnd = new Date(now.getTime() + 18 * 86_400_000)
  return {
    status: 'active',
    plan: 'studio',
    startedAt: addMonths(currentPeriodEnd, -15).toISOString(),
    currentPeriodEnd: currentPeriodEnd.toISOString(),
  }
}

/** The account at this time: pauses and discounts have run out, paid months have been renewed, a canceled one has ended. */
export function settle(account: Account, now: Date): Account {
  const settled = { ...account }
  if (isPast(settled.discount?.endsAt, now)) delete settled.discount
  if (settled.status === 'canceling' && isPast(settled.currentPeriodEnd, now)) settled.status = 'canceled'
  if (settled.status === 'paused' && settled.pausedUntil && isPast(settled.pausedUntil, now)) {
    settled.status = 'active'
    settled.currentPeriodEnd = settled.pausedUntil
    delete settled.pausedUntil
  }
  while (settled.status === 'active' && isPast(settled.currentPeriodEnd, now)) {
    settled.currentPeriodEnd = addMonths(new Date(settled.currentPeriodEnd), 1).toISOString()
  }
  return settled
}

/** What a customer may change, by the last part of the API's path. */
export const changes: Record<string, Change> = {
  cancel: (account) => ({ ...without(account, 'pausedUntil'), status: 'canceling' }),

  resume: (account, _, now) => settle({ ...without(account, 'pausedUntil'), status: 'active' }, now),

  pause: (account, { length }, now) => {
    if (!pauseLengths.includes(length as number)) throw notOneOf('length', pauseLengths, length)
    return { ...account, status: 'paused', pausedUntil: addMonths(now, length as number).toISOString() }
  },

  discount: (account, { couponId }) => {
    const coupon = Object.hasOwn(coupons, String(couponId)) ? coupons[String(couponId)] : undefined
    if (!coupon) throw notOneOf('couponId', Object.keys(coupons), couponId)
    const endsAt = addMonths(new Date(account.currentPeriodEnd), coupon.months).toISOString()
    return { ...account, discount: { percentOff: coupon.percentOff, endsAt } }
  },

  plan: (account, { planId }) => {
    if (!Object.hasOwn(plans, String(planId))) throw notOneOf('planId', Object.keys(plans), planId)
    return { ...account, plan: String(planId) }
  },
}

/** The plan the account is on. */
export function planOf({ plan }: Account): DemoPlan {
  const found = plans[plan]
  if (!found) throw new Error(`account.plan: expected one of ${Object.keys(plans).join(', ')}, got "${plan}"`)
  return found
}

/** What the next charge comes to, in minor units of USD. */
export function nextAmount(account: Account): number {
  return Math.round(planOf(account).amount * (1 - (account.discount?.percentOff ?? 0) / 100))
}

/** The date so many months later. January 31 plus a month is the last day of February. */
function addMonths(date: Date, months: number): Date {
  const moved = new Date(date)
  moved.setUTCMonth(date.getUTCMonth() + months)
  if (moved.getUTCDate() !== date.getUTCDate()) moved.setUTCDate(0)
  return moved
}

function isPast(time: string | undefined, now: Date): boolean {
  return time !== undefined && new Date(time) <= now
}

function without(account: Account, key: 'pausedUntil'): Account {
  const { [key]: _, ...rest } = account
  return rest
}

function notOneOf(name: string, allowed: readonly unknown[], value: unknown): NotPossible {
  return new NotPossible(`${name}: expected one of ${allowed.join(', ')}, got ${JSON.stringify(value) ?? 'nothing'}.`)
}
