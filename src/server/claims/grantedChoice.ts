import type { NamedOffer, Offer } from '../../config/schema/schema'
import { deliveryChoice, deliveryPick, deliveryPicks } from '../../decide/offer/deliveryChoice'
import { type DeliveryOffer, isDelivery } from '../../decide/offer/isDelivery'
import { type Pause, pauseTimes } from '../../decide/offer/pauseTimes'
import type { Customer, Subscription } from '../../situation/schema'
import { canonicalJson } from './canonicalJson'
import { ClaimError } from './claimError'
import { quoted } from './quoted'

type Choice = Record<string, unknown>

interface Granting {
  subscription: Subscription | undefined
  /** Whose addresses a delivery may go to, and in whose time zone its days are. */
  customer?: Customer | undefined
  now: Date
  issuedAt: Date
}

type Terms<T extends Offer['type']> = (offer: Extract<Offer, { type: T }>, claimed: Choice) => Choice

/**
 * The choice in the config's own terms (law: picked is applied). Throws a ClaimError (other_choice) where the claim names a
 * length or plan that the offer does not have, or a figure that differs from the offer's. What the offer does not name is
 * left out. The times of a pause come from the signed subscription and this clock, not from the browser.
 */
export function grantedChoice(offer: NamedOffer, choice: Choice, granting: Granting): Choice {
  const { subscription = {}, now } = granting
  const read = terms[offer.type] as Terms<Offer['type']> | undefined
  const own: Choice = isDelivery(offer)
    ? { ...pickedDelivery(offer, choice, granting), with: offer.with }
    : { ...read?.(offer as never, choice), with: offer.with }
  const granted = Object.entries(own).filter(([, value]) => value !== undefined)
  const differing = differenceOf(Object.fromEntries(granted), choice)
  if (differing) throw otherChoice(differing, own[differing], choice[differing])
  const { length, unit } = own
  const times =
    offer.type === 'pause' ? pauseTimes({ length, unit, starts: offer.starts } as Pause, subscription, now) : {}
  return { ...Object.fromEntries(granted), ...times }
}

const terms: { [T in Offer['type']]?: Terms<T> } = {
  discount: ({ percentOff, amountOff, currency, duration, durationInMonths, couponId }) => ({
    percentOff,
    amountOff,
    currency,
    duration: durationInMonths ? undefined : (duration ?? 'once'),
    durationInMonths,
    couponId,
  }),
  pause: ({ lengths, unit }, { length }) => ({ length: picked('length', lengths, length), unit }),
  plan_change: ({ plans }, { planId }) => {
    const ids = plans.map(({ id }) => id)
    const { id, amount, currency, interval, intervalCount } = plans[ids.indexOf(picked('planId', ids, planId))] ?? {}
    return { planId: id, amount, currency, interval, intervalCount }
  },
  trial_extension: ({ days }) => ({ days }),
  credit: ({ amount, currency, periods }) => ({ amount, currency, periods }),
  custom: ({ name, data }) => ({ name, data }),
}

/** The name of a term that was claimed with another value than it has; undefined where all agree. */
function differenceOf(own: Choice, claimed: Choice): string | undefined {
  return Object.keys(own).find(
    (name) => Object.hasOwn(claimed, name) && canonicalJson(claimed[name]) !== canonicalJson(own[name]),
  )
}

const days = ['delivery', 'nextDelivery']

/**
 * The choice of an offer about deliveries, with days from the signed facts. They count from when the page was made, or from this
 * clock where it was opened on a later day. A choice that was shown with other days is refused (law: picked is applied).
 */
function pickedDelivery(offer: DeliveryOffer, choice: Choice, granting: Granting): Choice {
  const pick = deliveryPick(offer, choice)
  const known = [granting.issuedAt, granting.now].map((now) => deliveryChoice(offer, pick, { ...granting, now }))
  const fitting = known.find((own) => own && !differenceOf(own, choice) && hasDays(own, choice))
  if (fitting) return fitting
  const [own] = known
  if (!own) throw otherChoice('pick', deliveryPicks(offer, granting), pick)
  const name = differenceOf(own, choice) ?? days.find((day) => Object.hasOwn(choice, day)) ?? 'pick'
  throw otherChoice(name, own[name] ?? 'nothing', choice[name])
}

/** Whether every day that was claimed is known here. */
function hasDays(own: Choice, choice: Choice): boolean {
  return days.every((day) => choice[day] === undefined || own[day] !== undefined)
}

function picked<T>(name: string, offered: readonly T[], value: unknown): T {
  const found = offered.find((one) => one === value)
  if (found === undefined) throw otherChoice(name, offered, value)
  return found
}

function otherChoice(name: string, expected: unknown, value: unknown): ClaimError {
  const message = `claim.choice.${name}: expected ${JSON.stringify(expected)}, got ${quoted(value)}.`
  return new ClaimError('other_choice', message)
}
